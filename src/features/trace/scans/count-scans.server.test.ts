import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { scanCounts } from '#db/schema/scans.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { scanCounter } from '#src/scan-counter.ts';
import { countScans } from './count-scans.server.ts';
import { serialSignal } from './read-signal.server.ts';
import { plantScans } from './scans.examples.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const PHONE = 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36';
let db: Db;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-scans-'));
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await plantScans(db);
});
afterEach(() => {
  closeDb(db);
  rmSync(folder, { recursive: true });
});

const tally = (link: string, scans = 1, place = '', at = NOW) => ({
  ...{ link, place, scans, firstAt: at, lastAt: at },
});
const counted = () =>
  db
    .select()
    .from(scanCounts)
    .then((rows) =>
      rows
        .map((row) => [row.day, row.tradeItemId, row.lotId, row.provinceCode, row.scans].join(' '))
        .sort(),
    );

describe('counting scans', () => {
  it('adds up codes that exist by day, item, lot and province of today, and nothing else', async () => {
    const before = await lastChangeId(db);
    await countScans(db, {
      actor: SYSTEM,
      batch: [
        tally('/01/09521234543213', 2, 'VN-HN'),
        tally('/01/9521234543213', 1, 'VN-15'),
        tally('/01/09521234543213/10/L1', 1, 'VN-77'),
        tally('/01/09521234543213/10/L2'),
        tally('/01/09521234543213/10/L1/21/AAAAAAAAA1', 3),
        tally('/01/09521234543213/21/AAAAAAAAA1', 1),
        tally('/01/09521234543213/21/ZZZZZZZZZZ'),
        tally('/01/04006381333931'),
        tally('/414/9521234543213'),
      ],
    });
    await countScans(db, {
      actor: SYSTEM,
      batch: [
        tally('/01/09521234543213', 4, 'VN-HN'),
        tally('/01/09521234543213', 1, '', NOW + 86_400_000),
      ],
    });
    expect(await counted()).toEqual([
      '2026-11-22 1 0 01 7',
      '2026-11-22 1 1  5',
      '2026-11-23 1 0  1',
    ]);
    expect(await lastChangeId(db)).toBe(before);
  });

  it('is for the system only', async () => {
    await expect(
      countScans(db, { actor: actorAs('administrator'), batch: [tally('/01/09521234543213')] }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('says of a unit when it was first scanned, how often, where and whether after its sale', async () => {
    const unit = '/01/09521234543213/10/L1/21/';
    expect(await serialSignal(db, 1)).toEqual({ scans: 0, firstAt: null, levels: ['first'] });
    await countScans(db, {
      actor: SYSTEM,
      batch: [tally(`${unit}AAAAAAAAA1`, 1, 'VN-HN')],
    });
    await countScans(db, {
      actor: SYSTEM,
      batch: [
        tally(`${unit}AAAAAAAAA1`, 11, 'VN-SG', NOW + 3_600_000),
        tally(`${unit}BBBBBBBBB2`, 5),
      ],
    });
    expect(await serialSignal(db, 1)).toEqual({
      scans: 12,
      firstAt: new Date(NOW).toISOString(),
      levels: ['many', 'far-apart'],
    });
    expect((await serialSignal(db, 2)).levels).toEqual(['after-sale']);
    expect((await serialSignal(db, 3)).levels).toEqual(['first', 'void']);
  });
});

describe('noting scans as they come', () => {
  function counter(placeHeader: string | null = null) {
    const clock = { time: NOW, now: () => clock.time };
    const made = scanCounter({
      db,
      clock: clock as never,
      placeHeader,
      say: (line) => expect(line).toBe(''),
    });
    const see = (address: string, more: Record<string, string> = {}, link = '/01/09521234543213') =>
      made.seen(link, {
        address,
        headers: Object.entries({ 'User-Agent': PHONE, ...more }).flat(),
      });
    return { ...made, see, clock };
  }

  it('counts a device once an hour, and a new day anew', async () => {
    const { see, flush, clock } = counter();
    for (let i = 0; i < 5; i++) see('203.0.113.7');
    see('203.0.113.8');
    see('203.0.113.7', { 'user-agent': `${PHONE} FB_IAB` });
    see('203.0.113.7', {}, '/01/09521234543213/10/L1');
    see('203.0.113.7', { 'user-agent': 'Googlebot/2.1' });
    await flush();
    expect(await counted()).toEqual(['2026-11-22 1 0  3', '2026-11-22 1 1  1']);
    clock.time += 3_599_000;
    see('203.0.113.7');
    clock.time += 2_000;
    see('203.0.113.7');
    await flush();
    expect((await counted())[0]).toBe('2026-11-22 1 0  4');
    clock.time = Date.parse('2026-11-22T16:59:59Z');
    see('203.0.113.9');
    clock.time += 2_000;
    see('203.0.113.9');
    await flush();
    expect(await counted()).toContain('2026-11-23 1 0  1');
  });

  it('takes the province from the header of the proxy, and only when it is named', async () => {
    const said = { 'x-place': 'VN-65', 'cf-ipcountry': 'VN' };
    const plain = counter();
    plain.see('203.0.113.7', { 'x-place': 'VN-HN' });
    await plain.flush();
    const placed = counter('X-Place');
    placed.see('203.0.113.7', { ...said, 'x-place': 'VN-HN' });
    placed.see('203.0.113.8', said);
    await placed.close();
    expect(await counted()).toEqual(['2026-11-22 1 0  2', '2026-11-22 1 0 01 1']);
  });
});
