import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { serials, traceParties, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { settings } from '#db/schema/site.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { type Actor, ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { giveGtin } from './give-gtin.server.ts';
import { giveShortCodes } from './give-short-codes.server.ts';
import { issueSerials } from './issue-serials.server.ts';
import { NO_FACTS } from './item-facts.ts';
import { addItem, changeItem, withdrawItem } from './manage-items.server.ts';
import { addParty, changeParty, withdrawParty } from './manage-parties.server.ts';
import { addPlace, changePlace, withdrawPlace } from './manage-places.server.ts';
import { addCompanyPrefix, removeCompanyPrefix } from './manage-prefixes.server.ts';
import { markSerials } from './mark-serials.server.ts';
import type { PartyFacts, PlaceFacts } from './place-facts.ts';
import { listItems, readItem, readItemsOf } from './read-items.server.ts';
import { readPartiesOf, readPlacesOf, readPrefixesOf } from './read-places.server.ts';
import { readSerialRuns, readSerialsOfRun } from './read-serials.server.ts';
import { readShortCode } from './short-code.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-codes-commands-'));
let db: Db;
let home: { producerId: number; provinceCode: string; communeCode: string; productId: number };
let far: typeof home;
let own: Actor;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
  await giveShortCodes(db, { actor: SYSTEM, now: NOW });
  const pick = async (not: string): Promise<typeof home> => {
    const [row] = await db
      .select({ product: products, producer: producers })
      .from(products)
      .innerJoin(producers, eq(producers.id, products.producerId))
      .where(and(isNotNull(producers.communeCode), ne(producers.provinceCode, not)))
      .limit(1);
    return {
      ...{ producerId: row?.producer.id ?? 0, productId: row?.product.id ?? 0 },
      provinceCode: row?.producer.provinceCode ?? '',
      communeCode: row?.producer.communeCode ?? '',
    };
  };
  home = await pick('');
  far = await pick(home.provinceCode);
  own = actorAs('producer', { producerId: home.producerId });
}, 60_000);
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const itemOf = async ({ productId }: { productId: number }) => {
  const [row] = await db.select().from(tradeItems).where(eq(tradeItems.productId, productId));
  if (!row) throw new Error('no item');
  return row;
};
const lastChange = async () => (await changesAfter(db, 0, 100_000)).at(-1);
const place = (): PlaceFacts => ({
  ...{ kind: 'workshop', name: 'Xưởng thử', address: '', gln: '', glnExtension: '', open: true },
  ...{ provinceCode: home.provinceCode, communeCode: home.communeCode },
});
const party: PartyFacts = {
  ...{ role: 'supplier', name: 'Người bán giấu tên', gln: '', taxCode: '', address: '' },
  ...{ phone: '', email: '', open: false },
};
const clientLot = async (code: string) => {
  const item = await itemOf(home);
  const [lot] = await db
    .insert(lots)
    .values({
      ...{ tradeItemId: item.id, producerId: home.producerId, code, unit: 'EA' },
      ...{ addedAt: new Date(NOW).toISOString(), addedBy: 'test' },
    })
    .returning({ id: lots.id });
  return lot?.id ?? 0;
};

describe('rights', () => {
  it('no command is for a stranger, an officer, or the producer next door', async () => {
    const { id: itemId, version } = await itemOf(home);
    const { id: placeId } = await addPlace(db, {
      ...{ producerId: home.producerId, facts: place(), actor: own, now: NOW },
    });
    const { id: partyId } = await addParty(db, {
      ...{ producerId: home.producerId, facts: party, actor: own, now: NOW },
    });
    const { id: prefixId } = await addCompanyPrefix(db, {
      ...{ producerId: home.producerId, prefix: '8939876', note: '', actor: own, now: NOW },
    });
    const lotId = await clientLot('QUYEN');
    const all: Record<string, (actor: Actor) => Promise<unknown>> = {
      addCompanyPrefix: (actor) =>
        addCompanyPrefix(db, { ...home, prefix: '8931111', note: '', actor, now: NOW }),
      removeCompanyPrefix: (actor) => removeCompanyPrefix(db, { id: prefixId, actor, now: NOW }),
      addItem: (actor) => addItem(db, { ...home, facts: NO_FACTS, actor, now: NOW }),
      changeItem: (actor) =>
        changeItem(db, { id: itemId, facts: NO_FACTS, version, actor, now: NOW }),
      withdrawItem: (actor) =>
        withdrawItem(db, { id: itemId, withdrawn: true, version, actor, now: NOW }),
      giveGtin: (actor) => giveGtin(db, { itemId, from: { prefixId }, version, actor, now: NOW }),
      addPlace: (actor) => addPlace(db, { ...home, facts: place(), actor, now: NOW }),
      changePlace: (actor) =>
        changePlace(db, { id: placeId, facts: place(), version: 1, actor, now: NOW }),
      withdrawPlace: (actor) =>
        withdrawPlace(db, { id: placeId, withdrawn: true, version: 1, actor, now: NOW }),
      addParty: (actor) => addParty(db, { ...home, facts: party, actor, now: NOW }),
      changeParty: (actor) =>
        changeParty(db, { id: partyId, facts: party, version: 1, actor, now: NOW }),
      withdrawParty: (actor) =>
        withdrawParty(db, { id: partyId, withdrawn: true, version: 1, actor, now: NOW }),
      issueSerials: (actor) => issueSerials(db, { lotId, count: 1, actor, now: NOW }),
      markSerials: (actor) =>
        markSerials(db, { itemId, which: { pasted: 'x' }, mark: 'sold', actor, now: NOW }),
    };
    const strangers = [
      ANYONE,
      actorAs('producer', { producerId: far.producerId }),
      actorAs('provincial-officer', { provinceCode: home.provinceCode }),
      actorAs('provincial-officer', { provinceCode: far.provinceCode }),
    ];
    const before = await lastChangeId(db);
    for (const [name, run] of Object.entries(all)) {
      for (const actor of strangers) {
        await expect(run(actor), name).rejects.toMatchObject({ code: 'not-allowed' });
      }
    }
    expect(await lastChangeId(db)).toBe(before);
    await removeCompanyPrefix(db, { id: prefixId, actor: own, now: NOW });
    expect(await lastChange()).toMatchObject({ deed: 'remove-company-prefix' });
    await db.delete(lots).where(eq(lots.id, lotId));
  });

  it('lists end where the reach ends', async () => {
    const query = { q: '', gtin: null, producerId: null, page: 1, perPage: 1000 };
    const seen = await listItems(db, own, query);
    expect(seen.total).toBeGreaterThan(0);
    expect(seen.items.every(({ producerId }) => producerId === home.producerId)).toBe(true);
    const officer = actorAs('provincial-officer', { provinceCode: far.provinceCode });
    const theirs = await listItems(db, officer, query);
    expect(theirs.items.every(({ provinceCode }) => provinceCode === far.provinceCode)).toBe(true);
    const everything = await listItems(db, actorAs('administrator'), { ...query, perPage: 30 });
    expect(everything.total).toBeGreaterThan(theirs.total + seen.total);
    expect(everything.items).toHaveLength(30);
    expect((await listItems(db, ANYONE, query)).total).toBe(0);
    const item = await itemOf(home);
    expect(await readItem(db, { id: item.id, actor: officer })).toBeNull();
    expect((await readItem(db, { id: item.id, actor: own }))?.item.id).toBe(item.id);
    const typed = `${item.shortCode.slice(0, 4).toLowerCase()}-${item.shortCode.slice(4)}`;
    expect((await listItems(db, own, { ...query, q: typed })).items[0]?.item.id).toBe(item.id);
    expect((await readItemsOf(db, home.producerId)).length).toBe(seen.total);
  });
});

describe('numbers', () => {
  const give = async (from: Parameters<typeof giveGtin>[1]['from'], actor = own, of = home) => {
    const { id: itemId, version } = await itemOf(of);
    return giveGtin(db, { itemId, from, version, actor, now: NOW });
  };

  it('come from the producer’s own prefix, the lowest first', async () => {
    const { id: prefixId } = await addCompanyPrefix(db, {
      ...{ ...home, prefix: '952 123 456', note: 'thử', actor: own, now: NOW },
    });
    expect(await give({ prefixId })).toEqual({ gtin: '09521234560005' });
    expect(await lastChange()).toMatchObject({
      deed: 'give-gtin',
      subject: `product:${home.productId}`,
    });
    expect(await readPrefixesOf(db, home.producerId)).toMatchObject([
      { prefix: '952123456', demonstration: true, used: 1, capacity: 1000 },
    ]);
    await expect(removeCompanyPrefix(db, { id: prefixId, actor: own, now: NOW }))
      .rejects //
      .toMatchObject({ code: 'prefix-used' });
    const other = actorAs('producer', { producerId: far.producerId });
    await expect(give({ prefixId }, other, far)).rejects.toMatchObject({ code: 'no-such-prefix' });
    await expect(
      addCompanyPrefix(db, { ...far, prefix: '9521234', note: '', actor: other, now: NOW }),
    ).rejects.toMatchObject({ code: 'prefix-taken' });
  });

  it.each([
    ['', 'gtin-wrong', { why: 'empty' }],
    ['12345', 'gtin-wrong', { why: 'wrong-length' }],
    ['95212345600A5', 'gtin-wrong', { why: 'not-digits' }],
    ['9521234560006', 'gtin-wrong', { why: 'wrong-check-digit', expected: 5 }],
    ['2001234567893', 'number-reserved', { range: 'in-store' }],
    ['9786040000002', 'number-reserved', { range: 'book' }],
    ['9912345678909', 'number-reserved', { range: 'coupon' }],
    ['8931234567897', 'gtin-not-own-prefix', { prefixes: ['952123456'] }],
  ])('%j is refused: %s', async (typed, code, facts) => {
    await expect(give({ typed, givenByOther: false })).rejects.toMatchObject({ code, facts });
  });

  it('another’s number is taken on the producer’s word, a taken one never, and it tells only its owner', async () => {
    expect(await give({ typed: '8931234567897', givenByOther: true })).toEqual({
      gtin: '08931234567897',
    });
    const other = actorAs('producer', { producerId: far.producerId });
    await expect(
      give({ typed: '8931234567897', givenByOther: true }, other, far),
    ).rejects.toMatchObject({ code: 'gtin-taken', facts: { by: null } });
    const { id: itemId } = await addItem(db, {
      ...{ ...home, facts: { ...NO_FACTS, label: 'Hũ 500 ml' }, actor: own, now: NOW },
    });
    const from = { typed: '8931234567897', givenByOther: true };
    await expect(
      giveGtin(db, { itemId, from, version: 1, actor: own, now: NOW }),
    ).rejects.toMatchObject({ code: 'gtin-taken', facts: { by: expect.stringMatching(/\S/) } });
  });

  it('are fixed with the first lot, and need demo mode when they are for demonstrations', async () => {
    await clientLot('CO-DINH');
    await expect(give({ typed: '8931234567897', givenByOther: true })).rejects.toMatchObject({
      code: 'gtin-fixed',
    });
    await db.update(settings).set({ value: 'false' }).where(eq(settings.key, 'demo'));
    const other = actorAs('producer', { producerId: far.producerId });
    const demo = { typed: '9521234560005', givenByOther: true };
    await expect(give(demo, other, far)).rejects.toMatchObject({ code: 'number-reserved' });
    await expect(
      addCompanyPrefix(db, { ...far, prefix: '9529999', note: '', actor: other, now: NOW }),
    ).rejects.toMatchObject({ code: 'number-reserved' });
  });
});

describe('items', () => {
  it('sizes and materials are told apart, changed once, withdrawn and brought back', async () => {
    const facts = { ...NO_FACTS, label: 'Hạt thô', lotUnit: 'KGM' };
    const { id } = await addItem(db, { ...home, productId: null, facts, actor: own, now: NOW });
    expect(await lastChange()).toMatchObject({ deed: 'add-trade-item', subject: `item:${id}` });
    await expect(
      addItem(db, { ...home, productId: null, facts, actor: own, now: NOW }),
    ).rejects.toMatchObject({ code: 'item-label-taken' });
    await expect(
      addItem(db, { ...home, productId: far.productId, facts, actor: own, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-product-of-producer' });
    const better = { ...facts, netContent: '12,5', contentUnit: 'KGM', shelfLifeDays: 30 };
    await changeItem(db, { id, facts: better, version: 1, actor: own, now: NOW });
    await expect(
      changeItem(db, { id, facts: better, version: 1, actor: own, now: NOW }),
    ).rejects.toMatchObject({ code: 'code-changed' });
    await withdrawItem(db, { id, withdrawn: true, version: 2, actor: own, now: NOW });
    const [row] = await db.select().from(tradeItems).where(eq(tradeItems.id, id));
    expect(row).toMatchObject({ netContent: '12.5', shelfLifeDays: 30, version: 3 });
    expect((await readItemsOf(db, home.producerId)).map(({ item }) => item.id)).not.toContain(id);
    await withdrawItem(db, { id, withdrawn: false, version: 3, actor: own, now: NOW });
    expect((await readItemsOf(db, home.producerId)).map(({ item }) => item.id)).toContain(id);
  });

  it.each([
    [{ label: 'x'.repeat(81) }, 'item-label-long'],
    [{ netContent: '1 000', contentUnit: 'GRM' }, 'item-content-wrong'],
    [{ netContent: '0', contentUnit: 'GRM' }, 'item-content-wrong'],
    [{ netContent: '5', contentUnit: '' }, 'item-unit-unknown'],
    [{ lotUnit: 'XYZ' }, 'item-unit-unknown'],
    [{ shelfLifeDays: -1 }, 'item-shelf-life-wrong'],
  ])('%j is refused: %s', async (change, code) => {
    const facts = { ...NO_FACTS, label: 'Khác', ...change };
    await expect(addItem(db, { ...home, facts, actor: own, now: NOW })).rejects.toMatchObject({
      code,
    });
  });
});

describe('places and parties', () => {
  it('a place has its commune, its own GLN and its code for ever', async () => {
    const facts = { ...place(), gln: '9521234560005', glnExtension: 'KHO-1' };
    const { id, shortCode } = await addPlace(db, { ...home, facts, actor: own, now: NOW });
    expect(readShortCode(shortCode)).toBe(shortCode);
    for (const [change, code] of [
      [{}, 'gln-taken'],
      [{ gln: '9521234560006' }, 'gln-wrong'],
      [{ gln: '', glnExtension: 'A' }, 'gln-extension-wrong'],
      [{ gln: '', glnExtension: '', name: ' ' }, 'place-name-missing'],
      [{ gln: '', glnExtension: '', provinceCode: far.provinceCode }, 'place-somewhere-else'],
    ] as const) {
      await expect(
        addPlace(db, { ...home, facts: { ...facts, ...change }, actor: own, now: NOW }),
      ).rejects.toMatchObject({ code });
    }
    await changePlace(db, {
      id,
      facts: { ...facts, open: false },
      version: 1,
      actor: own,
      now: NOW,
    });
    await withdrawPlace(db, { id, withdrawn: true, version: 2, actor: own, now: NOW });
    expect(await lastChange()).toMatchObject({ deed: 'withdraw-trace-place' });
    const places = await readPlacesOf(db, home.producerId);
    expect(places.at(-1)).toMatchObject({ id, shortCode, open: false, version: 3 });
    expect(places.at(-1)?.communeName).toBeTruthy();
  });

  it('the change log never names a party', async () => {
    const { id } = await addParty(db, { ...home, facts: party, actor: own, now: NOW });
    const renamed = { ...party, name: 'Tên khác giấu', taxCode: '0101234567' };
    await changeParty(db, { id, facts: renamed, version: 1, actor: own, now: NOW });
    await withdrawParty(db, { id, withdrawn: true, version: 2, actor: own, now: NOW });
    const rows = await changesAfter(db, 0, 100_000);
    expect(JSON.stringify(rows)).not.toMatch(/giấu/);
    expect((await readPartiesOf(db, home.producerId)).at(-1)).toMatchObject({ id, version: 3 });
    const bad = { ...party, taxCode: '123' };
    await expect(addParty(db, { ...home, facts: bad, actor: own, now: NOW })).rejects.toMatchObject(
      { code: 'tax-code-wrong' },
    );
    expect(await db.select().from(traceParties).where(eq(traceParties.taxCode, '123'))).toEqual([]);
  });
});

describe('serials', () => {
  it('come twenty thousand at a time, none twice, and are read in pages', async () => {
    const lotId = await clientLot('SERI');
    const { id: itemId } = await itemOf(home);
    const started = performance.now();
    const { runId } = await issueSerials(db, { lotId, count: 20_000, actor: own, now: NOW });
    expect(performance.now() - started).toBeLessThan(5000);
    const page = await readSerialsOfRun(db, { itemId, runId, page: 99, perPage: 500 });
    expect(page).toMatchObject({ total: 20_000, page: 40, last: 40 });
    expect(new Set(page.serials.map(({ serial }) => serial)).size).toBe(500);
    expect(page.serials[0]?.serial).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    for (const count of [0, -1, 1.5, 20_001, Number.NaN]) {
      await expect(issueSerials(db, { lotId, count, actor: own, now: NOW })).rejects.toMatchObject({
        code: 'serial-count-wrong',
      });
    }
    await expect(
      issueSerials(db, { lotId: 999_999, count: 1, actor: own, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-lot' });
  });

  it('are marked as sold or void by list or by run; void stays', async () => {
    const { id: itemId } = await itemOf(home);
    const lotId = await clientLot('SERI-2');
    const { runId } = await issueSerials(db, { lotId, count: 10, actor: own, now: NOW });
    const list = await db.select().from(serials).where(eq(serials.runId, runId));
    const mark = (which: Parameters<typeof markSerials>[1]['which'], as: 'sold' | 'void') =>
      markSerials(db, { itemId, which, mark: as, actor: own, now: NOW });
    const pasted = `${list[0]?.serial.toLowerCase()}\n${list[1]?.serial}`;
    expect(await mark({ pasted }, 'void')).toEqual({ marked: 2, already: 0 });
    expect(await mark({ runId }, 'sold')).toEqual({ marked: 8, already: 2 });
    expect(await lastChange()).toMatchObject({
      ...{ deed: 'mark-serials-sold', subject: `item:${itemId}` },
    });
    expect(await mark({ pasted: list[2]?.serial ?? '' }, 'void')).toEqual({
      ...{ marked: 1, already: 0 },
    });
    await expect(mark({ pasted: 'AAAAAAAAAA\nkhông' }, 'sold')).rejects.toMatchObject({
      ...{ code: 'serials-unknown', facts: { count: 2 } },
    });
    await expect(mark({ pasted: ' ' }, 'sold')).rejects.toMatchObject({ code: 'serials-none' });
    await expect(mark({ runId: 999_999 }, 'sold')).rejects.toMatchObject({ code: 'serials-none' });
    expect((await readSerialRuns(db, { lotId }))[0]).toMatchObject({ count: 10, sold: 7, void: 3 });
    expect((await readSerialRuns(db, { itemId })).length).toBeGreaterThan(1);
  });
});
