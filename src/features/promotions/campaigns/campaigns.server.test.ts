import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { campaigns, voucherUses } from '#db/schema/promotions.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { DEFAULT_SHIPPING } from '#src/features/cart/pricing/shipping.ts';
import { campaignPriceOf } from './campaign-price.server.ts';
import { type CampaignDraft, type CampaignOwner, NOTHING_CHOSEN } from './campaign.ts';
import { countCampaign } from './count-campaign.server.ts';
import { parseCampaignQuery } from './campaign-query.ts';
import { demoCampaignsIn, endDemoCampaignsIn } from './demo-campaigns.server.ts';
import { publishCampaign, stopCampaign } from './publish-campaign.server.ts';
import {
  listDeskCampaigns,
  readDeskCampaign,
  readPublicCampaigns,
} from './read-campaigns.server.ts';
import { readCampaignReport } from './read-report.server.ts';
import { readCampaignRules, readVoucherRules } from './read-rules.server.ts';
import { saveCampaign } from './save-campaign.server.ts';
import { saveVouchers, setVoucherState } from './save-vouchers.server.ts';
import { changeShippingTable, shippingTable } from './shipping-table.server.ts';
import { returnVouchersIn, useVouchersIn } from './use-vouchers.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const today = dayAt(NOW);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-campaigns-'));
const file = `file:${path.join(folder, 'test.db')}`;
let db: Db;
let home: { productId: number; producerId: number; provinceCode: string };
let far: { productId: number; provinceCode: string };
const office = () => actorAs('provincial-officer', { provinceCode: home.provinceCode });
const maker = () => actorAs('producer', { producerId: home.producerId });
const ministry = actorAs('ministry-officer');

const draft = (over: Partial<CampaignDraft> = {}): CampaignDraft => ({
  ...{ titleVi: 'Tuần hàng quê', titleEn: '', leadVi: '', leadEn: '', bodyVi: '', bodyEn: '' },
  ...{ banner: '01-a', startsOn: today, endsOn: addDays(today, 7), kind: 'percent' },
  ...{ percentBp: 1000, amount: 0, bundleTake: 0, bundleFree: 0, mostOff: null, leastSpend: 0 },
  ...{ byVoucher: false, chosen: NOTHING_CHOSEN },
  ...over,
});
const make = (owner: CampaignOwner, over: Partial<CampaignDraft> = {}, actor = SYSTEM) =>
  saveCampaign(db, { id: null, version: 0, owner, draft: draft(over), actor, now: NOW });
const versionOf = async (id: number): Promise<number> =>
  (await db.select().from(campaigns).where(eq(campaigns.id, id)))[0]?.version ?? 0;
const publish = async (id: number, actor = SYSTEM) =>
  publishCampaign(db, { id, version: await versionOf(id), actor, now: NOW });

beforeAll(async () => {
  db = await openDb(file);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
  const rows = await db.select().from(products).where(isNotNull(products.producerId));
  const one = rows.find(({ setNo }) => setNo === 13);
  home = {
    productId: one?.id ?? 0,
    producerId: one?.producerId ?? 0,
    provinceCode: one?.provinceCode ?? '',
  };
  const other = rows.find(({ provinceCode }) => provinceCode !== home.provinceCode);
  far = { productId: other?.id ?? 0, provinceCode: other?.provinceCode ?? '' };
}, 60_000);

beforeEach(() => db.update(campaigns).set({ state: 'stopped' }));

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const ownerOf = {
  country: { provinceCode: null, producerId: null },
  province: () => ({ provinceCode: home.provinceCode, producerId: null }),
  producer: () => ({ provinceCode: null, producerId: home.producerId }),
};

describe('who may make a campaign', () => {
  it('nobody without the right: a stranger, an officer for the country or another province', async () => {
    const before = await lastChangeId(db);
    const tries = [
      make(ownerOf.country, {}, ANYONE),
      make(ownerOf.country, {}, office()),
      make(ownerOf.country, {}, maker()),
      make({ provinceCode: far.provinceCode, producerId: null }, {}, office()),
      make(ownerOf.producer(), {}, office()),
      make(ownerOf.province(), {}, maker()),
      make(ownerOf.province(), {}, actorAs('commune-officer', { communeCode: '00001' })),
    ];
    for (const tried of tries) await expect(tried).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastChangeId(db)).toBe(before);
  });

  it('each for its own, and the owner pays', async () => {
    for (const [owner, actor, payer] of [
      [ownerOf.country, ministry, 'site'],
      [ownerOf.province(), office(), 'province'],
      [ownerOf.producer(), maker(), 'producer'],
    ] as const) {
      const { id } = await make(owner, {}, actor);
      const [row] = await db.select().from(campaigns).where(eq(campaigns.id, id));
      expect(row).toMatchObject({ payer, state: 'draft', producerId: owner.producerId });
      if (owner.producerId !== null) expect(row?.provinceCode).toBe(home.provinceCode);
      const [last] = (await changesAfter(db, 0, 100_000)).slice(-1);
      expect(last).toMatchObject({ deed: 'make-campaign', subject: `campaign:${id}` });
    }
  });

  it('an office stops a producer’s campaign but does not change what it gives', async () => {
    const { id } = await make(ownerOf.producer(), {}, maker());
    await publish(id, maker());
    const version = await versionOf(id);
    const change = { id, version, owner: ownerOf.producer(), draft: draft(), now: NOW };
    await expect(saveCampaign(db, { ...change, actor: office() })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const seen = await readDeskCampaign(db, { id, actor: office(), today });
    expect(seen).toMatchObject({ mayChange: false, mayStop: true });
    await stopCampaign(db, { id, version, actor: office(), now: NOW });
    const elsewhere = actorAs('provincial-officer', { provinceCode: far.provinceCode });
    expect(await readDeskCampaign(db, { id, actor: elsewhere, today })).toBeNull();
  });

  it('names only products that are the owner’s', async () => {
    const chosen = { ...NOTHING_CHOSEN, productIds: [home.productId, far.productId] };
    await expect(make(ownerOf.province(), { chosen }, office())).rejects.toMatchObject({
      code: 'campaign-products',
      facts: { count: 1 },
    });
    await expect(make(ownerOf.producer(), { chosen }, maker())).rejects.toMatchObject({
      code: 'campaign-products',
    });
  });
});

describe('what cannot be kept', () => {
  it.each([
    ['campaign-title-missing', { titleVi: '' }],
    ['campaign-days', { endsOn: addDays(today, -1) }],
    ['campaign-percent', { percentBp: 0 }],
    ['campaign-percent', { percentBp: 10_001 }],
    ['campaign-amount', { kind: 'amount' }],
    ['campaign-bundle', { kind: 'bundle', bundleTake: 2, bundleFree: 2 }],
    ['campaign-least-spend', { leastSpend: -1 }],
    ['campaign-voucher-kind', { kind: 'bundle', bundleTake: 3, bundleFree: 1, byVoucher: true }],
  ] as const)('%s', async (code, over) => {
    await expect(make(ownerOf.country, over, ministry)).rejects.toMatchObject({ code });
  });

  it('more than half off is for public programmes only', async () => {
    const deep = { percentBp: 6000 };
    await expect(make(ownerOf.producer(), deep, maker())).rejects.toMatchObject({
      code: 'campaign-too-deep',
    });
    expect((await make(ownerOf.province(), deep, office())).id).toBeGreaterThan(0);
  });

  it('nor changed by somebody who saw an older version', async () => {
    const { id } = await make(ownerOf.country, {}, ministry);
    const change = { id, owner: ownerOf.country, draft: draft(), actor: ministry, now: NOW };
    await saveCampaign(db, { ...change, version: 1 });
    await expect(saveCampaign(db, { ...change, version: 1 })).rejects.toMatchObject({
      code: 'campaign-changed-meanwhile',
    });
  });
});

describe('a campaign in force', () => {
  it('lowers prices from publishing to stopping, for its owner’s products only', async () => {
    const { id } = await make(ownerOf.producer(), {}, maker());
    expect(await readCampaignRules(db, today)).toEqual([]);
    await publish(id, maker());
    const [rule] = await readCampaignRules(db, today);
    expect(rule).toMatchObject({
      id,
      payer: 'producer',
      chosen: { producerIds: [home.producerId] },
    });
    expect(await readCampaignRules(db, addDays(today, 8))).toEqual([]);
    const found = await campaignPriceOf(db, [home.productId, far.productId], today);
    const [price] = found.get(home.productId)?.prices ?? [];
    expect(price?.now).toBe((price?.was ?? 0) - Math.floor((price?.was ?? 0) / 10));
    expect(found.get(far.productId)).toBeUndefined();
    await stopCampaign(db, { id, version: await versionOf(id), actor: maker(), now: NOW });
    expect((await campaignPriceOf(db, [home.productId], today)).size).toBe(0);
  });

  it('by voucher needs a code before it is public', async () => {
    const { id } = await make(ownerOf.country, { byVoucher: true }, ministry);
    await expect(publish(id, ministry)).rejects.toMatchObject({ code: 'campaign-without-voucher' });
  });

  it('is listed at the desks in reach, and shown to the public with its phase', async () => {
    const { id } = await make(ownerOf.province(), { titleVi: 'Chợ phiên xuống phố' }, office());
    await publish(id, office());
    const ask = parseCampaignQuery(
      new URLSearchParams({ q: 'cho phien', 'trang-thai': 'running' }),
    );
    expect((await listDeskCampaigns(db, { actor: office(), query: ask, today })).total).toBe(1);
    const elsewhere = actorAs('provincial-officer', { provinceCode: far.provinceCode });
    expect((await listDeskCampaigns(db, { actor: elsewhere, query: ask, today })).total).toBe(0);
    const shown = await readPublicCampaigns(db, {
      today,
      demo: false,
      slug: 'cho-phien-xuong-pho',
    });
    expect(shown).toMatchObject([{ phase: 'running', rule: { id } }]);
    const later = await readPublicCampaigns(db, { today: addDays(today, 9), demo: false });
    expect(later.find(({ row }) => row.id === id)?.phase).toBe('over');
  });
});

describe('vouchers', () => {
  const voucherCampaign = async (limits: {
    mostUses: number | null;
    mostPerBuyer: number | null;
  }) => {
    const { id } = await make(
      ownerOf.country,
      { byVoucher: true, kind: 'amount', amount: 20_000 },
      ministry,
    );
    const codes = await saveVouchers(db, {
      campaignId: id,
      version: 1,
      made: { codes: [`Tết Đẹp ${id}`], generate: 3, prefix: 'quà', ...limits },
      actor: ministry,
      now: NOW,
    });
    await publish(id, ministry);
    return { id, codes };
  };
  const read = async (code: string, buyerKey: string | null = null) =>
    (await readVoucherRules(db, [code], { buyerKey, today }))[0]?.rule ?? null;

  it('are found however they are typed, and unknown ones are not', async () => {
    const { id, codes } = await voucherCampaign({ mostUses: 5, mostPerBuyer: 2 });
    expect(codes[0]).toBe(`TETDEP${id}`);
    expect(codes.slice(1).every((code) => /^QUA[0-9A-HJKMNP-TV-Z]{8}$/.test(code))).toBe(true);
    for (const typed of [`tết đẹp ${id}`, `TET-DEP-${id}`, `tetdep${id}`]) {
      expect(await read(typed)).toMatchObject({ code: codes[0], left: 5, leftForBuyer: 2 });
    }
    expect(await read('KHONGCO')).toBeNull();
  });

  it('are taken once: the same code is refused in another campaign, even read another way', async () => {
    const { id } = await voucherCampaign({ mostUses: null, mostPerBuyer: null });
    const { id: second } = await make(ownerOf.country, { byVoucher: true }, ministry);
    const made = { generate: 0, prefix: '', mostUses: null, mostPerBuyer: null };
    const save = (codes: string[]) =>
      saveVouchers(db, {
        ...{ campaignId: second, version: 1, actor: ministry, now: NOW },
        made: { ...made, codes },
      });
    await expect(save([`tet dep ${id}`])).rejects.toMatchObject({ code: 'voucher-code-taken' });
    await expect(save(['ab'])).rejects.toMatchObject({ code: 'voucher-code-bad' });
    await expect(save([])).rejects.toMatchObject({ code: 'voucher-count' });
  });

  it('hold their limits: of 40 buyers at once five use it', async () => {
    const { codes } = await voucherCampaign({ mostUses: 5, mostPerBuyer: 1 });
    const rule = await read(codes[0] ?? '');
    const voucherId = rule?.voucherId ?? 0;
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        inTransaction(db, (tx) =>
          useVouchersIn(tx, {
            orderId: 1000 + index,
            buyerKey: `buyer-${index}`,
            uses: [{ voucherId, amount: 20_000 }],
            now: NOW,
          }),
        ),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.every(({ code }) => code === 'voucher-used-up')).toBe(true);
    const used = await db.select().from(voucherUses).where(eq(voucherUses.voucherId, voucherId));
    expect(used).toHaveLength(5);
    expect(await read(codes[0] ?? '')).toMatchObject({ left: 0 });
  }, 30_000);

  it('once for each buyer, and again when the order is cancelled', async () => {
    const { codes } = await voucherCampaign({ mostUses: null, mostPerBuyer: 1 });
    const voucherId = (await read(codes[0] ?? ''))?.voucherId ?? 0;
    const use = (orderId: number) =>
      inTransaction(db, (tx) =>
        useVouchersIn(tx, {
          ...{ orderId, buyerKey: 'an', uses: [{ voucherId, amount: 1 }], now: NOW },
        }),
      );
    await use(1);
    expect(await read(codes[0] ?? '', 'an')).toMatchObject({ leftForBuyer: 0 });
    await expect(use(2)).rejects.toMatchObject({ code: 'voucher-used-up' });
    await inTransaction(db, (tx) => returnVouchersIn(tx, 1));
    await use(3);
    expect(await read(codes[0] ?? '', 'binh')).toMatchObject({ leftForBuyer: 1 });
  });

  it('that are stopped are over', async () => {
    const { id, codes } = await voucherCampaign({ mostUses: null, mostPerBuyer: null });
    const voucherId = (await read(codes[0] ?? ''))?.voucherId ?? 0;
    const version = await versionOf(id);
    await setVoucherState(db, {
      ...{ campaignId: id, version, voucherId, state: 'stopped', actor: ministry, now: NOW },
    });
    expect(await read(codes[0] ?? '')).toMatchObject({ stopped: true });
    const use = { orderId: 9, buyerKey: 'x', uses: [{ voucherId, amount: 1 }], now: NOW };
    await expect(inTransaction(db, (tx) => useVouchersIn(tx, use))).rejects.toMatchObject({
      code: 'voucher-used-up',
    });
  });
});

describe('numbers', () => {
  it('counts views and carts by day, leaving no trace in the change log', async () => {
    const { id } = await make(ownerOf.country, {}, ministry);
    const before = await lastChangeId(db);
    const batch = [{ campaignId: id, day: today, views: 3, carts: 1 }];
    await countCampaign(db, { batch, actor: SYSTEM });
    await countCampaign(db, {
      batch: [...batch, { ...batch[0]!, campaignId: 99_999 }],
      actor: SYSTEM,
    });
    expect(await readCampaignReport(db, id)).toMatchObject({ views: 6, carts: 2, orders: 0 });
    expect(await lastChangeId(db)).toBe(before);
    await expect(countCampaign(db, { batch, actor: ANYONE })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('fees of delivery', () => {
  it('are the default ones until an administrator sets others', async () => {
    expect(await shippingTable(db)).toEqual(DEFAULT_SHIPPING);
    const { province, region, country } = DEFAULT_SHIPPING.zones;
    const table = {
      zones: { province, region, country: { ...country, stepFee: province.stepFee } },
    };
    const by = { actor: actorAs('administrator'), now: NOW };
    await expect(
      changeShippingTable(db, { table, actor: office(), now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await changeShippingTable(db, { table, ...by });
    expect(await shippingTable(db)).toEqual(table);
    const bad = { zones: { ...table.zones, region: { ...region, bands: [] } } };
    await expect(changeShippingTable(db, { table: bad, ...by })).rejects.toMatchObject({
      code: 'shipping-table',
      facts: { zone: 'region', why: 'bands' },
    });
  });
});

describe('demo campaigns', () => {
  it('come once, are illustrative, and go with demo mode', async () => {
    const owner = { provinceCode: home.provinceCode, producerId: home.producerId };
    const begin = () =>
      inTransaction(db, (tx) => demoCampaignsIn(tx, { ...owner, by: 'system', now: NOW }));
    expect(await begin()).toBe(8);
    expect(await begin()).toBe(0);
    const shown = await readPublicCampaigns(db, { today, demo: true });
    const phases = shown.filter(({ row }) => row.illustrative).map(({ phase }) => phase);
    expect(new Set(phases)).toEqual(new Set(['running', 'coming', 'over']));
    const real = await readPublicCampaigns(db, { today, demo: false });
    expect(real.every(({ row }) => !row.illustrative)).toBe(true);
    expect(await inTransaction(db, endDemoCampaignsIn)).toBe(8);
  });
});
