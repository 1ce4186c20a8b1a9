/** Our drawing, of the embed's code, in a shadow root with the styles of the widget: without the table, which the widget makes when the page is idle. */
import { oursWith } from './widget.mjs';

oursWith({});
