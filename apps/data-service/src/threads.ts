import { Worker, type ResourceLimits } from 'node:worker_threads';

/**
 * Starts a thread of a module of this program. From the sources a `.ts` file has to be run through tsx, which a thread does not inherit and which takes longer than
 * the module; `BUILT_THREADS` says that `dist` is built from these very sources, so that it can be taken from there. From `dist` it is a plain module.
 * @param module its address without the ending, from `new URL('./name', import.meta.url)`
 * @param resourceLimits of memory; a thread that needs more ends with `ERR_WORKER_OUT_OF_MEMORY`
 */
export function startThread(module: URL, workerData?: unknown, resourceLimits?: ResourceLimits): Worker {
  const options = { workerData, ...(resourceLimits && { resourceLimits }) };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`${module.href}.js`), options);
  const built = module.href.replace('/data-service/src/', '/data-service/dist/');
  if (process.env.BUILT_THREADS && built !== module.href) return new Worker(new URL(`${built}.js`), options);
  const source = JSON.stringify(`${module.href}.ts`);
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`, { eval: true, ...options });
}
