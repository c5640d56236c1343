import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDecisionFile } from '#src/outside/decision-file.ts';
import { csvRows } from './csv.ts';
import { readList } from './read-list.ts';

const FOLDER = new URL('../../../../../shared/data/certification-lists/', import.meta.url);

describe.skipIf(!existsSync(FOLDER))('the six lists of the research folder', () => {
  const expected = existsSync(FOLDER)
    ? csvRows(readFileSync(new URL('expected-rows.csv', FOLDER), 'utf8'), ',').rows.slice(1)
    : [];
  const files = [...new Set(expected.map((row) => row[0] ?? ''))];

  it.each(files)('%s', async (file) => {
    const read = await readDecisionFile(readFileSync(new URL(file, FOLDER)), file);
    const list = readList(read);
    const got = list.rows.map((row) => [
      file,
      String(row.row),
      row.name,
      row.producer,
      row.address,
      row.stars === null ? '' : String(row.stars),
      row.score === null ? '' : String(row.score),
    ]);
    expect(got).toEqual(expected.filter((row) => row[0] === file));
    const lines = new Set([
      ...list.rows.map((row) => row.line),
      ...list.skipped.map((one) => one.line),
    ]);
    expect(lines.size).toBe(read.grids[0]?.rows.length);
  });
});
