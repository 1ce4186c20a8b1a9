export * from './client.js';
export * from './errors.js';
export { ATTEMPTS, pause, request, retryDelay, TIMEOUT } from './request.js';
export { SharedRequests } from './shared-requests.js';
