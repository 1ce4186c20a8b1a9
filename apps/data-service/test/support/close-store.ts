/** Opens the store of a directory, asks nothing of it, and closes it. Says how many channels to threads are open then: each would keep the process from ending. */
import { writeSync } from 'node:fs';
import { openPgliteStore } from '../../src/store/pglite.ts';

const open = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
const store = await openPgliteStore(process.argv[2]!);
const during = open();
await store.close();
writeSync(1, `${during > 0 ? 'some' : 'none'} while open, ${open()} after\n`);
process.exit();
