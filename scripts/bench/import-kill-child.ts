import path from 'node:path';
import { openDb } from '#db/client.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { applyImport } from '#src/features/certificates/imports/apply-import.server.ts';
import { findImport } from '#src/features/certificates/imports/read-import.server.ts';
import { NOW } from './import-store.ts';

/** Applies import 1 of the store in a folder; says when it begins and when it is done. Made to be killed. */
const db = await openDb(`file:${path.join(process.argv[2] ?? '', 'moi-xa.db')}`);
const { id, version } = await findImport(db, 1, SYSTEM);
process.stdout.write('begin\n');
await applyImport(db, { importId: id, seenVersion: version, actor: SYSTEM, now: NOW });
process.stdout.write('done\n');
