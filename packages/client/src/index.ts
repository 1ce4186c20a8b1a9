export * from './client.js';
export * from './errors.js';
export { ATTEMPTS, pause, retryDelay } from './recover.js';
export { request, TIMEOUT } from './request.js';
export { SharedRequests } from './shared-requests.js';
