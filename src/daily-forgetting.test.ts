import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { wrongReports } from '#db/schema/recalls.ts';
import { dayAt } from '#src/base/day.ts';
import { dailyForgetting } from './daily-forgetting.ts';

const CLOSED = '2026-11-22T03:00:00.000Z';
const YEAR_LATER = Date.parse('2027-11-21T20:00:00Z');
let folder: string;
let db: Db;
let now = YEAR_LATER;
const clock = { now: () => now, today: () => dayAt(now) };

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-forgetting-'));
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, CLOSED);
  await db.insert(wrongReports).values({
    ...{ code: 'BS-2026-00001', scanned: '/q/ZZZZZZZZ', lang: 'vi', kind: 'other' },
    ...{ said: 'Sai ngày trên nhãn', contact: 'nguoi@example.org', state: 'mended' },
    ...{ sentAt: CLOSED, closedAt: CLOSED },
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const contacts = async (): Promise<string[]> =>
  (await db.select().from(wrongReports)).map(({ contact }) => contact);

it('removes contacts a year after their reports were closed, once a day', async () => {
  const said: string[] = [];
  const forgetting = dailyForgetting({ db, clock, say: (line) => said.push(line) });
  now = Date.parse('2027-11-20T03:00:00Z');
  await vi.advanceTimersByTimeAsync(61_000);
  await vi.waitFor(async () => expect(await contacts()).toEqual(['nguoi@example.org']));
  now = Date.parse('2027-11-24T03:00:00Z');
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  await vi.waitFor(() => expect(said).toEqual(['Contacts removed from 1 old reports']));
  expect(await contacts()).toEqual(['']);
  forgetting.close();
});
