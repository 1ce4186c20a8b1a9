export { answerCompression } from './compress.js';
export { differences } from './compare.js';
export { publishLatest, type Log, type PublishOptions, type PublishStep } from './publish.js';
export { reconcile, standing, type Standing } from './reconcile.js';
export { Workspace } from './workspace.js';
export { PublishError } from './publish-error.js';
export { Snapshots, type LoadedSnapshot, type RefusedSnapshot } from './snapshots.js';
