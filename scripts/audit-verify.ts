/**
 * npm run audit:verify: walks the change log and says whether a row was edited, deleted, added or moved. Exit code 1
 * when something is wrong. Options: --json, --anchors=FILE (default DATA_DIR/audit-anchors.txt), --no-anchor (do not
 * note the head of a sound log).
 */
import { parseArgs } from 'node:util';
import { closeDb, openDb } from '#db/client.ts';
import { type Break, verifyChanges } from '#db/verify-changes.ts';
import { anchorsFile, loadAnchors, noteAnchor } from '#src/audit-anchors.ts';
import { openClock } from '#src/clock.ts';
import { databaseUrl, readEnv } from '#src/env.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    anchors: { type: 'string' },
    'no-anchor': { type: 'boolean', default: false },
  },
});
const env = readEnv(process.env);
const file = values.anchors ?? anchorsFile(env.DATA_DIR);
const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
try {
  const started = performance.now();
  const { rows, anchors, head, broken } = await verifyChanges(db, await loadAnchors(file));
  const seconds = (performance.now() - started) / 1000;
  if (values.json)
    console.log(JSON.stringify({ ok: broken === null, rows, anchors, head, broken }));
  else if (broken !== null) console.error(`TAMPERED: ${inWords(broken)}`);
  else {
    console.log(
      `OK: ${rows} rows, ${anchors} anchors, each in its place (${seconds.toFixed(1)} s).` +
        (head ? ` Head: row ${head.id}, ${head.hash}` : ''),
    );
  }
  process.exitCode = broken === null ? 0 : 1;
  if (broken === null && head !== null && !values['no-anchor']) {
    const at = new Date(openClock(env.CLOCK_FILE).now()).toISOString();
    if ((await noteAnchor(file, { ...head, at })) && !values.json) {
      console.log(
        `Head noted in ${file}. Rows cut off later are only seen while a copy of it is kept safe.`,
      );
    }
  }
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(`TAMPERED: ${file}: ${error.message}`);
  process.exitCode = 1;
} finally {
  closeDb(db);
}

function inWords(broken: Break): string {
  switch (broken.kind) {
    case 'edited':
      return `row ${broken.row.id} (${broken.row.deed} ${broken.row.subject}, ${broken.row.at}) was edited: what it says does not give its hash.`;
    case 'broken-chain':
      return `row ${broken.row.id} (${broken.row.deed} ${broken.row.subject}, ${broken.row.at}) does not follow on ${broken.previous ? `row ${broken.previous.id}` : 'the beginning'}: a row between was deleted, added, moved, or replaced together with its hash.`;
    case 'anchor-missing':
      return `row ${broken.anchor.id}, noted on ${broken.anchor.at}, is gone: rows were cut off the end.`;
    case 'anchor-differs':
      return `row ${broken.anchor.id} is not the one noted on ${broken.anchor.at}: the log was written anew from there or before.`;
    case 'end-cut':
      return `the last row is ${broken.lastId}, but rows up to ${broken.highest} were written: rows were cut off the end.`;
  }
}
