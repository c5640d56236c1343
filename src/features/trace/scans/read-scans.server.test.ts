import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { scanCounts } from '#db/schema/scans.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { reachOf, SYSTEM } from '#src/features/accounts/may.ts';
import { countScans } from './count-scans.server.ts';
import { readScanNumbers, readScanRows, readSignalledUnits } from './read-scans.server.ts';
import { scansBySteps, scanSteps } from './scan-period.ts';
import { plantScans } from './scans.examples.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const PERIOD = { from: day('2026-11-16'), to: day('2026-11-22') };
let db: Db;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-scans-'));
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await plantScans(db);
  const tally = (link: string, scans: number, place = '', daysAgo = 0) => {
    const at = NOW - daysAgo * 86_400_000;
    return { link, place, scans, firstAt: at, lastAt: at };
  };
  await countScans(db, {
    actor: SYSTEM,
    batch: [
      tally('/01/09521234543213', 3, 'VN-HN'),
      tally('/01/09521234543213/10/L1', 2, 'VN-SG', 1),
      tally('/01/09521234543213', 50, '', 30),
      tally('/01/09521234543213/10/L1/21/AAAAAAAAA1', 12),
      tally('/01/09521234543213/10/L1/21/BBBBBBBBB2', 1),
    ],
  });
  await db.insert(scanCounts).values({
    ...{ day: '2026-11-20', tradeItemId: 2, lotId: 2, provinceCode: '37', scans: 7 },
  });
});
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true });
});

const seenBy = (...who: Parameters<typeof actorAs>) =>
  readScanNumbers(db, { ...PERIOD, reach: reachOf(actorAs(...who), 'see-scans') });

describe('reading scans', () => {
  it('adds them up by day, product, lot and province', async () => {
    const numbers = await seenBy('ministry-officer');
    expect(numbers.total).toBe(25);
    expect(numbers.byDay).toEqual([
      { day: '2026-11-20', scans: 7 },
      { day: '2026-11-21', scans: 2 },
      { day: '2026-11-22', scans: 16 },
    ]);
    expect(numbers.byProduct.map(({ slug, scans }) => [slug, scans])).toEqual([
      ['che', 18],
      ['mam', 7],
    ]);
    expect(numbers.byLot.map(({ code, scans }) => [code, scans])).toEqual([
      ['L1', 15],
      ['M1', 7],
    ]);
    expect(numbers.byProvince.map(({ provinceCode, scans }) => [provinceCode, scans])).toEqual([
      ['', 13],
      ['37', 7],
      ['01', 3],
      ['79', 2],
    ]);
  });

  it.each([
    [['producer', { producerId: 1 }], 18],
    [['producer', { producerId: 2 }], 7],
    [['producer', { producerId: 3 }], 0],
    [['provincial-officer', { provinceCode: '37' }], 7],
    [['commune-officer', { communeCode: '00001' }], 0],
    [['council-member', { councilId: 1 }], 0],
    [['administrator', {}], 25],
  ] as const)('shows each only what is within reach: %j', async ([role, scope], total) => {
    const numbers = await seenBy(role, scope);
    expect(numbers.total).toBe(total);
    if (total === 0)
      expect([numbers.byLot, numbers.byProduct, numbers.byProvince]).toEqual([[], [], []]);
  });

  it('gives rows for a file and units with signs, within reach', async () => {
    const reach = reachOf(actorAs('producer', { producerId: 1 }), 'see-scans');
    const rows = await readScanRows(db, { ...PERIOD, reach });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      ...{ day: '2026-11-21', product: 'Chè thử', gtin: '09521234543213', shortCode: 'AAAAAAA0' },
      ...{ lot: 'L1', provinceCode: '79', scans: 2 },
    });
    const units = await readSignalledUnits(db, reach);
    expect(units.map(({ serial, signal }) => [serial, signal.levels])).toEqual([
      ['AAAAAAAAA1', ['many']],
    ]);
    const others = reachOf(actorAs('producer', { producerId: 2 }), 'see-scans');
    expect(await readSignalledUnits(db, others)).toEqual([]);
  });
});

describe('periods', () => {
  it('end today and leave no day out', () => {
    const today = day('2026-11-22');
    const days = scanSteps('7-ngay', today);
    expect(days.map(({ label }) => label).join(' ')).toBe(
      '16/11 17/11 18/11 19/11 20/11 21/11 22/11',
    );
    const weeks = scanSteps('6-tuan', today);
    expect([weeks[0]?.from, weeks.at(-1)?.from, weeks.at(-1)?.to]).toEqual([
      ...['2026-10-12', '2026-11-16', '2026-11-22'],
    ]);
    const months = scanSteps('12-thang', today);
    expect([months[0]?.from, months[2]?.to, months.at(-1)?.label]).toEqual([
      ...['2025-12-01', '2026-02-28', '11'],
    ]);
    expect(
      scansBySteps(weeks, [
        { day: '2026-11-16', scans: 2 },
        { day: '2026-11-15', scans: 1 },
      ]),
    ).toEqual([0, 0, 0, 0, 1, 2]);
  });
});
