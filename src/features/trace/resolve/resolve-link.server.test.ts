import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { serialRuns, serials, traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { day } from '#src/base/day.ts';
import { seededDb } from '#src/features/certificates/commands.examples.ts';
import { readLinkFacts } from './read-link-facts.server.ts';
import { resolveLink } from './resolve-link.server.ts';

const GTIN = '09520123456788';
const GLN = '9520123456788';
const by = { addedAt: '2026-11-22T03:00:00.000Z', addedBy: 'thử' };
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await seededDb());
  const [product] = await db.select().from(products).limit(1);
  if (!product?.producerId) throw new Error('the first product has no producer');
  const own = { producerId: product.producerId, ...by };
  const item = { kind: 'product', productId: product.id, ...own } as const;
  await db.insert(tradeItems).values([
    { id: 9001, gtin: GTIN, shortCode: 'AAAAAAA1', label: 'Hũ 500 ml', ...item },
    { id: 9002, gtin: null, shortCode: 'AAAAAAA2', ...item },
    { ...{ id: 9003, gtin: null, shortCode: 'AAAAAAA3', ...own }, kind: 'material' },
  ]);
  const lot = { producerId: product.producerId, unit: 'EA', ...by };
  await db.insert(lots).values([
    { id: 9101, tradeItemId: 9001, code: 'LO/1', illustrative: true, ...lot },
    { id: 9102, tradeItemId: 9001, code: 'LO2', ...lot },
    { id: 9103, tradeItemId: 9002, code: 'LO2', ...lot },
  ]);
  const run = { lotId: 9101, tradeItemId: 9001, count: 1, madeAt: by.addedAt, madeBy: 'thử' };
  await db.insert(serialRuns).values({ id: 9201, ...run });
  const serial = { tradeItemId: 9001, lotId: 9101, runId: 9201, state: 'issued' } as const;
  await db.insert(serials).values({ id: 9301, serial: '7Q3K9XW2AB', ...serial });
  const place = { kind: 'farm', provinceCode: product.provinceCode, ...own } as const;
  await db.insert(tracePlaces).values([
    { id: 9401, shortCode: 'AAAAAAB1', gln: GLN, name: 'Trại ong', open: true, ...place },
    {
      ...{ id: 9402, shortCode: 'AAAAAAB2', gln: GLN, glnExtension: 'KHO', name: 'Kho kín' },
      ...{ open: false, ...place },
    },
    {
      ...{ id: 9403, shortCode: 'AAAAAAB3', gln: GLN, glnExtension: 'QY' },
      ...{ name: 'Quầy', open: true, ...place },
    },
  ]);
  await db.insert(traceParties).values([
    {
      shortCode: 'AAAAAAC1',
      role: 'supplier',
      name: 'Nhà cung cấp kín',
      gln: '9520000000004',
      open: false,
      ...own,
    },
    {
      shortCode: 'AAAAAAC2',
      role: 'customer',
      name: 'Cửa hàng mở',
      gln: '9520000000011',
      open: true,
      ...own,
    },
  ]);
}, 60_000);
afterAll(() => close());

const gtin = (more: object = {}) => ({ key: 'gtin' as const, value: GTIN, ...more });

describe('what a code leads to', () => {
  it.each([
    [gtin(), 'item', 9001, undefined, undefined],
    [gtin({ lot: 'LO/1' }), 'lot', 9001, 9101, undefined],
    [gtin({ lot: 'LO2' }), 'lot', 9001, 9102, undefined],
    [gtin({ lot: 'lo2' }), 'item', 9001, undefined, undefined],
    [gtin({ lot: 'LO3' }), 'item', 9001, undefined, undefined],
    [gtin({ lot: 'LO/1', serial: '7Q3K9XW2AB' }), 'serial', 9001, 9101, 9301],
    [gtin({ serial: '7Q3K9XW2AB' }), 'serial', 9001, 9101, 9301],
    [gtin({ lot: 'LO/1', serial: 'nobody' }), 'lot', 9001, 9101, undefined],
    // A unit of another lot than the label says.
    [gtin({ lot: 'LO2', serial: '7Q3K9XW2AB' }), 'lot', 9001, 9102, undefined],
    [gtin({ lot: 'LO3', serial: '7Q3K9XW2AB' }), 'item', 9001, undefined, undefined],
    [gtin({ variant: 'V', lot: 'LO2' }), 'lot', 9001, 9102, undefined],
    [{ key: 'short' as const, value: 'AAAAAAA1', lot: 'LO2' }, 'lot', 9001, 9102, undefined],
    [{ key: 'short' as const, value: 'AAAAAAA2', lot: 'LO2' }, 'lot', 9002, 9103, undefined],
    [{ key: 'short' as const, value: 'AAAAAAA3' }, 'item', 9003, undefined, undefined],
    [{ key: 'gtin' as const, value: '09520000000004' }, 'none', undefined, undefined, undefined],
    [{ key: 'gtin' as const, value: "' or 1=1 --" }, 'none', undefined, undefined, undefined],
    [
      { key: 'sscc' as const, value: '095201234567891235' },
      'none',
      undefined,
      undefined,
      undefined,
    ],
  ])('%j: %s', async (asked, level, item, lot, serial) => {
    const found = await resolveLink(db, asked);
    expect(found.asked).toBe(asked);
    expect([found.level, found.item?.id, found.lot?.id, found.serial?.id]).toEqual([
      level,
      item,
      lot,
      serial,
    ]);
  });

  it('reads rows as the schema has them', async () => {
    const found = await resolveLink(db, gtin({ lot: 'LO/1' }));
    const [lot] = await db.select().from(lots).limit(1);
    expect(found.lot).toEqual(lot);
    expect(found.lot?.illustrative).toBe(true);
    expect(found.product?.name).toBeTruthy();
    expect((await resolveLink(db, { key: 'short', value: 'AAAAAAA3' })).product).toBeNull();
  });

  it('shows only places and parties that are open', async () => {
    const at = async (extension: string | null) =>
      (await resolveLink(db, { key: 'gln', value: GLN, extension })).place?.name ?? null;
    expect(await at(null)).toBe('Trại ong');
    expect(await at('QY')).toBe('Quầy');
    // A closed one answers like one that is not there.
    expect(await at('KHO')).toBe(await at('KHONG-CO'));
    const party = async (value: string) =>
      (await resolveLink(db, { key: 'party', value })).party?.name ?? null;
    expect(await party('9520000000011')).toBe('Cửa hàng mở');
    expect(await party('9520000000004')).toBeNull();
  });
});

describe('what its links depend on', () => {
  it('are the certificate, open recalls and the lot’s class in events', async () => {
    const resolved = await resolveLink(db, { key: 'short', value: 'AAAAAAA2', lot: 'LO2' });
    const on = { day: day('2026-11-22'), demo: false, origin: 'https://id.example.vn' };
    const facts = await readLinkFacts(db, resolved, on);
    expect(facts).toMatchObject({
      recalls: [],
      soldAs: null,
      lotClass: 'https://id.example.vn/q/AAAAAAA2/10/LO2',
    });
    expect(facts.certificates[0]).toMatch(/^MX-/);
    const withGtin = await readLinkFacts(db, await resolveLink(db, gtin({ lot: 'LO/1' })), on);
    expect(withGtin.lotClass).toBe(`https://id.gs1.org/01/${GTIN}/10/LO%2F1`);
  });
});
