export { createApp, createProbes, type AppOptions, type Dataset, type ProbeOptions } from './app.js';
export { docsAssets, embedFiles } from './static/node.js';
