/** Opens the store of a directory, asks nothing of it, and closes it: then nothing is left that keeps this process. Says `closed`. */
import { writeSync } from 'node:fs';
import { openPgliteStore } from '../../src/store/pglite.ts';

const store = await openPgliteStore(process.argv[2]!);
await store.close();
writeSync(1, 'closed\n');
