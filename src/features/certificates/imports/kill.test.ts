import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { killPoints } from '#scripts/bench/import-kill-points.ts';

/** A sequence that is the same each time; `node scripts/bench/import-kill.ts --points 200` takes chance. */
function spread(): () => number {
  let n = 0;
  return () => (n = (n + 0.618034) % 1);
}

it('a process killed while it applies a list leaves nothing of it, or all', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-kill-'));
  try {
    const report = await killPoints(folder, { points: 6, rows: 300, known: 400 }, spread());
    expect(report.wrong).toEqual([]);
    expect(report.nothing + report.everything).toBe(6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
