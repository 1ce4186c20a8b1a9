import { SeesacMonitor } from '../monitor/monitor.js';
import { define } from './define.js';

define('seesac-monitor', SeesacMonitor);
