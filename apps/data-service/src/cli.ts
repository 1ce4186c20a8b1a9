#!/usr/bin/env node
import { run } from './commands/index.js';

// a reader that closes the pipe early (`… | head`) is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), process.env, { out: process.stdout, err: process.stderr });
