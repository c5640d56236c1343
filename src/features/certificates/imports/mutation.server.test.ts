import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { certificates } from '#db/schema/certificates.ts';
import { decisions } from '#db/schema/decisions.ts';
import { day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { problemText } from '#src/words/decision-imports.ts';
import { refusalText } from '#src/words/refusals.ts';
import { applyImport } from './apply-import.server.ts';
import { chooseRows, problemRows } from './change-import.server.ts';
import { findImport, readImportRows } from './read-import.server.ts';
import { runImport } from './run-import.server.ts';
import { startImport } from './start-import.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const clock = { now: () => NOW };
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-mutations-'));
const actor = actorAs('provincial-officer', { provinceCode: '91' }, 'An Giang');
const files = localFiles(path.join(folder, 'files'));
let db: Db;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
}, 60_000);
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

/** Chance that comes out the same each time. */
let seed = 20261122;
function chance(below: number): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
}
const pick = <T>(list: readonly T[]): T => list[chance(list.length)] as T;

const HEAD = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Hạng sao', 'Điểm'];
const ROWS = [
  [
    '1',
    'mắm cá mè vinh',
    'Hộ kinh doanh sản xuất mắm Bà Sáu',
    'phường Long Phú, TX. Tân Châu',
    '4 sao',
    '75',
  ],
  [
    '2',
    'Khô ếch một nắng',
    'Hợp tác xã Thương mại - Dịch vụ - Chăn nuôi ếch Khánh Hòa',
    'xã Khánh Hòa, huyện Châu Phú',
    '3 sao',
    '61,5',
  ],
  [
    '3',
    'sà rông',
    'Hợp tác xã Dệt thổ cẩm Khmer Văn Giáo',
    'xã Văn Giáo, huyện Tịnh Biên',
    '4 sao',
    '80',
  ],
  [
    '4',
    'Mắm cá chốt',
    'Cơ sở sản xuất mắm Bà Giáo Khỏe “7777777”',
    'phường Châu Phú B, TP. Châu Đốc',
    '3 sao',
    '55',
  ],
  ['5', 'Món thử', 'HTX Thử', 'xã Khánh Hòa, huyện Châu Phú', '3 sao', '60'],
];

const BREAK: readonly ((rows: string[][]) => string | Buffer)[] = [
  (rows) => text(rows).slice(0, chance(text(rows).length)),
  (rows) => text(rows.map((row) => row.map((cell) => (chance(6) === 0 ? '' : cell)))),
  (rows) => text([...rows, ...rows.slice(1 + chance(3))]),
  (rows) => text(rows.map((row) => [...row].sort(() => chance(3) - 1))),
  (rows) =>
    text(
      rows.map((row, i) =>
        i === 0
          ? row
          : row.with(
              4,
              pick(['6 sao', '0', 'ba', '4 sao 3 sao', '-1', '★★★★★★', '=1+3', 'NaN', '5 sao']),
            ),
      ),
    ),
  (rows) =>
    text(
      rows.map((row, i) =>
        i === 0 ? row : row.with(5, pick(['101', '-3', '69', '12,34,5', 'x', '1e9'])),
      ),
    ),
  (rows) =>
    text(
      rows.map((row, i) =>
        i === 0
          ? row
          : row.with(
              1,
              pick([
                'x'.repeat(5000),
                '=HYPERLINK("x")',
                "'; drop table products; --",
                '\u0000\u0001',
                '<script>',
                '   ',
              ]),
            ),
      ),
    ),
  (rows) => Buffer.from(text(rows), 'utf16le'),
  (rows) => Buffer.from(text(rows), 'latin1'),
  (rows) => text(rows).normalize('NFD'),
  (rows) => text(rows).replaceAll('"', ''),
  (rows) => text(rows).replaceAll(',', pick([';', '\t', '|'])),
  (rows) => Buffer.from(text(rows).split('').reverse().join('')),
  () => Buffer.from(Array.from({ length: 400 }, () => chance(256))),
  (rows) => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(text(rows))]),
  (rows) =>
    text(
      rows.map((row, i) =>
        i === 0
          ? row
          : row.with(3, pick(['xã Lạc Dương, tỉnh Lâm Đồng', 'Sao Hỏa', ',,,,', 'x'.repeat(2000)])),
      ),
    ),
  (rows) => text(rows.slice(1)),
  (rows) => text([['x'], ...rows, ['Tổng cộng: 99 sản phẩm']]),
];

function text(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}

const total = async () => ({
  certificates: (await db.select({ n: count() }).from(certificates))[0]?.n ?? 0,
  decisions: (await db.select({ n: count() }).from(decisions))[0]?.n ?? 0,
});

it('two hundred broken lists: nothing is applied in part, everything that is wrong is said', async () => {
  const came = { applied: 0, refused: 0, unreadable: 0 };
  for (let turn = 0; turn < 200; turn += 1) {
    const broken = pick(BREAK)([HEAD, ...ROWS.map((row) => [...row])]);
    const bytes = typeof broken === 'string' ? Buffer.from(broken) : broken;
    if (bytes.length === 0) continue;
    const before = await total();
    const { id } = await startImport(db, {
      files,
      upload: {
        bytes,
        fileName: `bien-the-${turn}.csv`,
        facts: {
          provinceCode: '91',
          number: `${9000 + turn}/QĐ-UBND`,
          decidedOn: day('2026-10-01'),
          issuer: 'Ủy ban nhân dân tỉnh An Giang',
          level: 'province',
          kind: 'recognise',
        },
        sourceUrl: '',
      },
      actor,
      now: NOW,
    });
    await runImport(db, { files, importId: id, actor, clock });
    let found = await findImport(db, id, actor);
    expect(await total()).toEqual(before);
    if (found.state !== 'ready') {
      expect(['failed', 'mapping']).toContain(found.state);
      if (found.state === 'failed') expect(found.problems.length).toBeGreaterThan(0);
      came.unreadable += 1;
      continue;
    }
    const { counts } = found;
    const { rows } = await readImportRows(db, id, { judgement: '', search: '', page: 1 });
    expect(rows.length).toBe(counts?.rows);
    for (const { judged } of rows) {
      if (judged.judgement === 'problem') expect(problemText(judged.problem, 'vi')).toMatch(/\s/);
    }
    const waiting = await problemRows(db, id, null);
    if (waiting.length > 0) {
      const log = await lastChangeId(db);
      await expect(
        applyImport(db, { importId: id, seenVersion: found.version, actor, now: NOW }),
      ).rejects.toBeInstanceOf(Refusal);
      expect(await lastChangeId(db)).toBe(log);
      await chooseRows(db, {
        importId: id,
        seenVersion: found.version,
        actor,
        now: NOW,
        rows: waiting,
        choice: { leftOut: true, reason: 'tệp hỏng' },
      });
      await runImport(db, { files, importId: id, actor, clock });
      found = await findImport(db, id, actor);
    }
    try {
      const applied = await applyImport(db, {
        importId: id,
        seenVersion: found.version,
        actor,
        now: NOW,
      });
      const after = await total();
      expect(after.certificates).toBe(before.certificates + applied.certificates);
      came.applied += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(refusalText(error as Refusal, 'vi')).not.toBeNull();
      expect(await total()).toEqual(before);
      came.refused += 1;
    }
  }
  const whole = await db.$client.execute('pragma integrity_check');
  expect(whole.rows[0]?.['integrity_check']).toBe('ok');
  expect(came.applied).toBeGreaterThan(20);
  expect(came.unreadable).toBeGreaterThan(5);
  console.log(JSON.stringify(came));
}, 240_000);
