import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, ne } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { mails } from '#db/schema/accounts.ts';
import { wrongReports } from '#db/schema/recalls.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { addLots, recallWorld } from '../recalls/world.examples.ts';
import { answerWrongReport } from './answer-wrong-report.server.ts';
import { forgetReportContacts } from './forget-contacts.server.ts';
import { listWrongReports, readWrongReport } from './read-wrong-reports.server.ts';
import { parseReportQuery } from './report-query.ts';
import { type NewReport, sendWrongReport } from './send-wrong-report.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const HOUR = 3_600_000;
const own = actorAs('producer', { producerId: 1 });
const other = actorAs('producer', { producerId: 2 });
const office91 = actorAs('provincial-officer', { provinceCode: '91' });
const office01 = actorAs('provincial-officer', { provinceCode: '01' });
const commune = actorAs('commune-officer', { communeCode: '91001' });
const ministry = actorAs('ministry-officer');
let folder: string;
let db: Db;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-reports-'));
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await recallWorld(db);
  await addLots(db, 1, 1, 2);
});
afterEach(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const send = (change: Partial<NewReport> = {}, now = NOW) =>
  sendWrongReport(db, {
    report: {
      ...{ scanned: '/q/KKKKKKK1/10/L1', tradeItemId: 1, lotId: 1, lang: 'ko', kind: 'fake' },
      ...{ said: 'Hũ này không giống ảnh', contact: 'nguoi@example.org', photo: null },
      ...change,
    },
    actor: ANYONE,
    now,
    siteUrl: 'https://vi-du.example',
  });
const code = 'BS-2026-00001';
const answer = (actor: typeof own, state: string, text = 'Đã đổi ảnh', now = NOW + HOUR) =>
  answerWrongReport(db, { code, version: null, state, answer: text, actor, now });
const ANY = parseReportQuery(new URLSearchParams());

describe('report-wrong', () => {
  it('reaches the inbox of producer, commune and province; the log holds no text and no contact', async () => {
    expect(await send()).toMatchObject({ code });
    expect((await db.select().from(mails)).map(({ toAddress }) => toAddress).sort()).toEqual([
      'nguoi-1@example.org',
      'tinh91@example.org',
      'xa91@example.org',
    ]);
    const log = JSON.stringify(await changesAfter(db, 0));
    expect(log).toContain(code);
    expect(log).not.toMatch(/không giống|nguoi@example/);
    const letters = JSON.stringify(await db.select().from(mails));
    expect(letters).not.toMatch(/không giống|nguoi@example/);
  });

  it('writes to an inbox at most once an hour, and loses nothing', async () => {
    const to = 'tinh91@example.org';
    const due = async () =>
      (await db.select().from(mails).where(eq(mails.toAddress, to))).map(
        ({ dueAt }) => dueAt - NOW,
      );
    await send();
    await send({ said: 'Điều sai thứ hai' }, NOW + 60_000);
    await send({ said: 'Điều sai thứ ba' }, NOW + 120_000);
    expect(await due()).toEqual([0, HOUR]);
    await send({ said: 'Điều sai thứ tư' }, NOW + 3 * HOUR);
    expect(await due()).toEqual([0, HOUR, 3 * HOUR]);
  });

  it('refuses the same again, too little and too much', async () => {
    await send();
    for (const [change, refusal] of [
      [{ said: ' HŨ này không  giống ảnh!' }, 'wrong-report-repeated'],
      [{ said: 'sai  ' }, 'wrong-report-empty'],
      [{ said: 'x'.repeat(2001) }, 'wrong-report-too-long'],
    ] as const) {
      await expect(send(change)).rejects.toMatchObject({ code: refusal });
    }
    await send({ scanned: '/q/KKKKKKK1' });
    await send({}, NOW + 25 * HOUR);
    expect(await db.select().from(wrongReports)).toHaveLength(3);
  });

  it('of an unknown code is for the ministry only', async () => {
    await send({ tradeItemId: null, lotId: null, scanned: '/q/ZZZZZZZZ' });
    expect(await db.select().from(mails)).toEqual([]);
    expect(await readWrongReport(db, { code, actor: ministry })).not.toBeNull();
    for (const actor of [own, office91, commune, ANYONE]) {
      expect(await readWrongReport(db, { code, actor })).toBeNull();
    }
  });
});

describe('the inbox', () => {
  beforeEach(async () => {
    await send();
  });

  it('is that of the place and the producer; the contact is for officers', async () => {
    for (const actor of [office01, other, ANYONE]) {
      expect(await readWrongReport(db, { code, actor })).toBeNull();
      expect(await listWrongReports(db, { query: ANY, actor })).toMatchObject({
        ...{ total: 0, lines: [], byState: {} },
      });
    }
    for (const actor of [office91, commune, ministry]) {
      expect((await readWrongReport(db, { code, actor }))?.contact).toBe('nguoi@example.org');
    }
    expect((await readWrongReport(db, { code, actor: own }))?.contact).toBe('');
    const list = await listWrongReports(db, { query: { ...ANY, text: 'không giống' }, actor: own });
    expect(list).toMatchObject({ total: 1, byState: { new: 1 } });
    expect(JSON.stringify(list)).not.toContain('nguoi@example.org');
  });

  it('is answered by those it concerns; only an officer says unfounded or spam', async () => {
    for (const actor of [ANYONE, other, office01]) {
      await expect(answer(actor, 'looking')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    for (const state of ['unfounded', 'spam']) {
      await expect(answer(own, state)).rejects.toMatchObject({ code: 'only-officer-closes' });
    }
    await expect(answer(own, 'new')).rejects.toMatchObject({ code: 'no-such-report-state' });
    await expect(answer(own, 'mended', ' ')).rejects.toMatchObject({ code: 'answer-missing' });
    await answer(own, 'looking', '');
    await answer(commune, 'unfounded', 'Ảnh vẫn đúng');
    await expect(answer(own, 'mended')).rejects.toMatchObject({ code: 'only-officer-closes' });
    await expect(
      answerWrongReport(db, {
        ...{ code, version: 1, state: 'looking', answer: '', actor: office91, now: NOW },
      }),
    ).rejects.toMatchObject({ code: 'wrong-report-changed-meanwhile' });
  });

  it('answers the visitor once when it is closed, and nobody who sent spam', async () => {
    const toVisitor = async () =>
      (await db.select().from(mails).where(eq(mails.toAddress, 'nguoi@example.org'))).length;
    await answer(own, 'looking', 'Đang xem');
    expect(await toVisitor()).toBe(0);
    await answer(own, 'mended');
    await answer(own, 'mended', 'Đã đổi ảnh và chữ');
    expect(await toVisitor()).toBe(1);
  });

  it('forgets the contact twelve months after it was closed', async () => {
    await answer(own, 'mended');
    await send({ said: 'Báo sai còn mở' });
    const year = Date.parse('2027-11-22T03:00:00Z');
    for (const actor of [ANYONE, own, office91]) {
      await expect(forgetReportContacts(db, { actor, now: year })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(await forgetReportContacts(db, { actor: SYSTEM, now: year - 24 * HOUR })).toBe(0);
    expect(await forgetReportContacts(db, { actor: SYSTEM, now: year + 24 * HOUR })).toBe(1);
    const kept = await db.select().from(wrongReports).where(ne(wrongReports.contact, ''));
    expect(kept.map(({ said }) => said)).toEqual(['Báo sai còn mở']);
    expect(await db.select().from(mails).where(eq(mails.toAddress, 'nguoi@example.org'))).toEqual(
      [],
    );
  });
});
