import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killPoints } from './import-kill-points.ts';

/** `node scripts/bench/import-kill.ts [--points 200] [--rows 1500] [--known 2000]`: must end with nothing wrong. */
const { values: options } = parseArgs({
  options: {
    points: { type: 'string', default: '200' },
    rows: { type: 'string', default: '1500' },
    known: { type: 'string', default: '2000' },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-kill-'));
const report = await killPoints(
  folder,
  { points: Number(options.points), rows: Number(options.rows), known: Number(options.known) },
  Math.random,
  console.log,
);
console.table([{ ...report, wrong: report.wrong.length }]);
for (const line of report.wrong) console.log(line);
rmSync(folder, { recursive: true, force: true });
process.exitCode = report.wrong.length === 0 ? 0 : 1;
