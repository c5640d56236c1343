import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { mails } from '#db/schema/accounts.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import { changeRecallText } from './change-recall-text.server.ts';
import { extendRecall } from './extend-recall.server.ts';
import { findLotsToRecall } from './find-lots.server.ts';
import { liftRecall } from './lift-recall.server.ts';
import { listDeskRecalls, listRecalls } from './list-recalls.server.ts';
import { openRecall } from './open-recall.server.ts';
import { readDeskRecall, readPublicRecall } from './read-recall.server.ts';
import { readRecallNotices, recalledLotsOfProduct } from './read-notices.server.ts';
import { addLinks, addLots, addParty, recallWorld } from './world.examples.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const text = {
  ...{ hazard: 'health', reasonVi: 'Vỡ thuỷ tinh trong hũ', reasonEn: '' },
  ...{ adviceVi: 'Ngừng dùng, trả lại nơi mua', adviceEn: '' },
};
const site = { siteUrl: 'https://vi-du.example', now: NOW };
const own = actorAs('producer', { producerId: 1 });
const other = actorAs('producer', { producerId: 2 });
const office91 = actorAs('provincial-officer', { provinceCode: '91' });
const office01 = actorAs('provincial-officer', { provinceCode: '01' });
const commune = actorAs('commune-officer', { communeCode: '91001' });
let folder: string;
let db: Db;

/** Lots 1–9 of producer 1, 11–19 of 2, 21–29 of 3. 5 → 1 → {2, 11, 21} → 3. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-recalls-'));
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await recallWorld(db);
  for (const producer of [1, 2, 3])
    await addLots(db, producer, producer * 10 - 9, producer * 10 - 1);
  await addLinks(db, [
    { from: 5, to: 1 },
    { from: 1, to: 2 },
    { from: 1, to: 11 },
    { from: 1, to: 21 },
    { from: 2, to: 3 },
    { from: 11, to: 3 },
  ]);
  await addParty(db, 1, 1, 'khach@example.org');
});
afterEach(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = async () =>
  (await db.select().from(recallLots)).map((row) => [
    row.lotId,
    row.how,
    row.included,
    row.outside,
  ]);
const ship = (lotId: number) =>
  recordStep(db, {
    step: {
      ...{ lotId, stage: 'shipping', at: NOW - 86_400_000, placeId: null, partyId: 1, quantity: 5 },
      ...{
        unit: null,
        inputs: [],
        result: null,
        note: '',
        files: [],
        clientId: null,
        source: 'desk',
      },
    },
    actor: own,
    now: NOW - 86_400_000,
  });

describe('open-recall', () => {
  it.each([
    ['a stranger', ANYONE],
    ['another producer', other],
    ['the office of another province', office01],
    ['the commune', commune],
    ['an administrator', actorAs('administrator')],
  ])('refuses %s and changes nothing', async (_, actor) => {
    await expect(openRecall(db, { named: [1], text, actor, ...site })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await db.select().from(recalls)).toEqual([]);
    expect(await changesAfter(db, 0)).toEqual([]);
  });

  it('of a producer holds the own lots made of it, and tells the others', async () => {
    await ship(2);
    const opened = await openRecall(db, { named: [1], text, actor: own, ...site });
    expect(opened).toMatchObject({ code: 'TH-2026-0001', recalled: 3, outside: 2 });
    expect(await rowsOf()).toEqual([
      [1, 'named', true, false],
      [11, 'forward', false, true],
      [2, 'forward', true, false],
      [21, 'forward', false, true],
      [3, 'forward', true, false],
      [5, 'backward', false, false],
    ]);
    const letters = await db.select().from(mails);
    const to = letters.map(({ toAddress }) => toAddress).sort();
    expect(to).toEqual([
      'khach@example.org',
      'nguoi-1@example.org',
      'nguoi-2@example.org',
      'nguoi-3@example.org',
      'tinh01@example.org',
      'tinh91@example.org',
      'xa91@example.org',
    ]);
    expect(letters.find(({ toAddress }) => toAddress === 'tinh01@example.org')?.body).toContain(
      'https://vi-du.example/ban/thu-hoi/moi?lo=21',
    );
    const events = await db.select().from(epcisEvents).where(eq(epcisEvents.stage, 'recall'));
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({ disposition: 'recalled', source: 'recall' });
    const subjects = new Set((await changesAfter(db, 0)).map(({ subject }) => subject));
    for (const one of [`recall:${opened.id}`, 'lot:1', 'lot:2', 'lot:3', 'product:1']) {
      expect(subjects).toContain(one);
    }
    expect(subjects).not.toContain('product:2');
  });

  it('of an office holds the lots of every producer in its province', async () => {
    await openRecall(db, { named: [1], text, actor: office91, ...site });
    expect((await rowsOf()).filter(([, , included]) => included).map(([id]) => id)).toEqual([
      1, 11, 2, 3,
    ]);
    await expect(readRecallNotices(db, 11)).resolves.toMatchObject([
      { code: 'TH-2026-0001', state: 'open' },
    ]);
    await expect(readRecallNotices(db, 21)).resolves.toEqual([]);
    await expect(recalledLotsOfProduct(db, 2)).resolves.toMatchObject([{ lotCode: 'L11' }]);
  });

  it('leaves a lot out only with a reason', async () => {
    const leave = (because: string) =>
      openRecall(db, { named: [1], leaveOut: [{ lotId: 2, because }], text, actor: own, ...site });
    await expect(leave('  ')).rejects.toMatchObject({ code: 'left-out-without-reason' });
    await leave('Dùng hũ nhựa, không phải thuỷ tinh');
    expect(await readRecallNotices(db, 2)).toEqual([]);
    expect(await readRecallNotices(db, 3)).toHaveLength(1);
  });

  it('refuses what was not looked at, two producers, no lots, no text', async () => {
    const open = (change: object) =>
      openRecall(db, { named: [1], text, actor: SYSTEM, ...site, ...change });
    for (const [change, code] of [
      [{ expected: 2 }, 'recall-closure-changed'],
      [{ named: [1, 11] }, 'recall-of-two-producers'],
      [{ named: [] }, 'recall-without-lots'],
      [{ named: [999] }, 'no-such-lot'],
      [{ text: { ...text, reasonVi: ' ' } }, 'recall-text-missing'],
      [{ text: { ...text, hazard: 'x' } }, 'recall-hazard-missing'],
      [{ text: { ...text, adviceVi: 'x'.repeat(2001) } }, 'recall-text-too-long'],
    ] as const) {
      await expect(open(change)).rejects.toMatchObject({ code });
    }
    expect(await db.select().from(recalls)).toEqual([]);
    expect(await db.select().from(epcisEvents).where(eq(epcisEvents.stage, 'recall'))).toEqual([]);
  });

  it('counts its codes by the year', async () => {
    await openRecall(db, { named: [8], text, actor: own, ...site });
    const { code } = await openRecall(db, { named: [9], text, actor: own, ...site });
    expect(code).toBe('TH-2026-0002');
    const later = await openRecall(db, {
      ...{ named: [7], text, actor: own, ...site, now: Date.parse('2026-12-31T18:00:00Z') },
    });
    expect(later.code).toBe('TH-2027-0001');
  });
});

describe('extend, change, lift', () => {
  beforeEach(async () => {
    await openRecall(db, { named: [2], text, actor: own, ...site });
  });
  const code = 'TH-2026-0001';

  it('adds lots with what was made of them, and says so only once', async () => {
    const extend = (actor: typeof own, version: number | null = null) =>
      extendRecall(db, { code, version, named: [1], actor, ...site });
    for (const actor of [ANYONE, other, office01, commune]) {
      await expect(extend(actor)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(extend(own, 7)).rejects.toMatchObject({ code: 'recall-changed-meanwhile' });
    expect(await extend(own)).toMatchObject({ recalled: 1 });
    await expect(extend(own)).rejects.toMatchObject({ code: 'recall-holds-them' });
    expect(await db.select().from(epcisEvents).where(eq(epcisEvents.stage, 'recall'))).toHaveLength(
      3,
    );
    await expect(
      extendRecall(db, { code, version: null, named: [12], actor: office91, ...site }),
    ).rejects.toMatchObject({ code: 'recall-of-two-producers' });
  });

  it('changes the text for those who may', async () => {
    const change = (actor: typeof own) =>
      changeRecallText(db, {
        ...{ code, version: 1, text: { ...text, reasonEn: 'Glass in the jar' }, actor, now: NOW },
      });
    for (const actor of [ANYONE, other, office01]) {
      await expect(change(actor)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await change(own);
    expect((await readPublicRecall(db, code))?.recall.reasonEn).toBe('Glass in the jar');
    await expect(change(own)).rejects.toMatchObject({ code: 'recall-changed-meanwhile' });
  });

  it('is lifted by an officer of the province, never by the producer', async () => {
    const lift = (actor: typeof own, reason = 'Đã kiểm tra lại từng hũ') =>
      liftRecall(db, { code, version: null, reason, actor, ...site });
    for (const actor of [ANYONE, own, other, office01, commune]) {
      await expect(lift(actor)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(lift(office91, ' ')).rejects.toMatchObject({ code: 'lift-without-reason' });
    const before = (await db.select().from(mails)).length;
    expect(await lift(office91)).toEqual({ lifted: 2, letters: before });
    expect(await readRecallNotices(db, 2)).toMatchObject([{ state: 'lifted' }]);
    expect(await recalledLotsOfProduct(db, 1)).toEqual([]);
    const events = await db
      .select()
      .from(epcisEvents)
      .where(eq(epcisEvents.stage, 'recall-lifted'));
    expect(events).toHaveLength(2);
    expect(await db.select().from(mails).where(like(mails.subject, '%chấm dứt%'))).toHaveLength(
      before,
    );
    await expect(lift(office91)).rejects.toMatchObject({ code: 'recall-is-lifted' });
  });

  it('keeps a lot recalled that another open recall holds', async () => {
    await openRecall(db, { named: [3], text, actor: own, ...site });
    const options = { code, version: null, reason: 'Không còn nguy cơ', actor: office91, ...site };
    expect(await liftRecall(db, options)).toMatchObject({ lifted: 1 });
    expect((await readRecallNotices(db, 3)).map(({ state }) => state)).toEqual(['open', 'lifted']);
  });
});

describe('what is read', () => {
  beforeEach(async () => {
    await ship(2);
    await openRecall(db, { named: [1], text, actor: own, ...site });
  });
  const code = 'TH-2026-0001';
  const ANY = { text: '', state: null, page: 1 };

  it('is for the public only what is recalled', async () => {
    const found = await readPublicRecall(db, code);
    expect(found?.lots.map((lot) => lot.code)).toEqual(['L1', 'L2', 'L3']);
    expect(JSON.stringify(found)).not.toMatch(/Khách|L11|L21|L5/);
    expect(await listRecalls(db, { ...ANY, text: 'l2' })).toMatchObject({ total: 1, open: 1 });
    expect(await listRecalls(db, { ...ANY, text: 'L21' })).toMatchObject({ total: 0 });
    expect(await listRecalls(db, { ...ANY, state: 'lifted' })).toMatchObject({ total: 0 });
  });

  it('shows customers to those who may see hidden parties, of lots within reach', async () => {
    const of = (actor: typeof own) => readDeskRecall(db, { code, actor });
    expect((await of(own))?.receivers).toMatchObject([{ name: 'Khách 1', lotCode: 'L2' }]);
    expect((await of(own))?.outside).toEqual([]);
    expect((await of(office91))?.receivers).toHaveLength(1);
    expect((await of(office91))?.outside).toEqual([
      { provinceCode: '91', count: 1 },
      { provinceCode: '01', count: 1 },
    ]);
    expect((await of(commune))?.receivers).toEqual([]);
    expect((await of(commune))?.letters).toEqual([]);
    const beyond = await of(office01);
    expect(beyond?.receivers).toEqual([]);
    expect(beyond?.lines.map(({ lot }) => lot.code)).toEqual(['L1', 'L2', 'L21', 'L3']);
    expect(beyond).toMatchObject({ mayChange: false, mayLift: false });
    expect(await of(actorAs('provincial-officer', { provinceCode: '79' }))).toBeNull();
    expect(await of(actorAs('producer', { producerId: 9 }))).toBeNull();
    expect((await of(other))?.lines.map(({ lot }) => lot.code)).toEqual(['L1', 'L11', 'L2', 'L3']);
  });

  it('lists for each desk what touches it', async () => {
    const count = async (actor: typeof own) =>
      (await listDeskRecalls(db, { query: ANY, actor, most: 20 })).total;
    expect(await count(own)).toBe(1);
    expect(await count(office01)).toBe(1);
    expect(await count(actorAs('provincial-officer', { provinceCode: '79' }))).toBe(0);
    expect(await count(actorAs('producer', { producerId: 9 }))).toBe(0);
  });

  it('finds only lots that the actor may recall', async () => {
    const found = async (actor: typeof own, asked: object) =>
      (await findLotsToRecall(db, { actor, ...asked })).map((lot) => lot.id).sort();
    expect(await found(own, { text: 'L1' })).toEqual([1]);
    expect(await found(own, { ids: [1, 11] })).toEqual([1]);
    expect(await found(office91, { ids: [1, 11, 21] })).toEqual([1, 11]);
    expect(await found(own, { text: '%' })).toEqual([]);
    expect(await found(ANYONE, { text: 'L1' })).toEqual([]);
  });
});
