/** The time line as a reader has it: the drawing, and its lines on a canvas by uPlot as the embed files have it. */
import { Timelines } from '../../../../packages/widgets/dist/incident-charts/timeline.js';
import { oursWith } from './widget.mjs';

oursWith({ Timelines });
