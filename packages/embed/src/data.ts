// What all widgets share that ask the service: the loader knows the chunk by this module.
export {};
