import { SeesacScope } from '../scope/scope.js';
import { define } from './define.js';

define('seesac-scope', SeesacScope);
