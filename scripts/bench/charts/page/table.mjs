/** The same with the table that is always there for screen readers. */
import { table } from '../../../../packages/widgets/dist/incident-charts/table.js';
import { oursWith } from './widget.mjs';

oursWith({ table });
