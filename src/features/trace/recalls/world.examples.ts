import type { Db } from '#db/client.ts';
import { users } from '#db/schema/accounts.ts';
import { grants } from '#db/schema/accounts.ts';
import { producers, productGroups, productSets, products } from '#db/schema/catalogue.ts';
import { traceParties, tradeItems } from '#db/schema/codes.ts';
import { lotLinks, lots } from '#db/schema/lots.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import type { LotLink } from './closure.ts';

/** Three producers for tests: 1 and 2 in province 91, 3 in province 01; each has one product and one trade item. */
export async function recallWorld(db: Db): Promise<void> {
  const at = '2026-11-01T00:00:00.000Z';
  for (const [code, name] of [
    ['91', 'Tỉnh Thử Một'],
    ['01', 'Tỉnh Thử Hai'],
  ] as const) {
    await db
      .insert(provinces)
      .values({
        code,
        name,
        nameEn: name,
        slug: `t-${code}`,
        kind: 'tỉnh',
        region: 'x',
        source: 'x',
      })
      .onConflictDoNothing();
    await db
      .insert(communes)
      .values({
        code: `${code}001`,
        name: 'Xã Thử',
        slug: `x-${code}`,
        kind: 'xã',
        provinceCode: code,
      })
      .onConflictDoNothing();
  }
  const group = {
    code: 'T',
    position: 1,
    slug: 't',
    nameVi: 't',
    nameEn: 't',
    shortVi: 't',
    shortEn: 't',
  };
  await db.insert(productGroups).values(group).onConflictDoNothing();
  const names = { nameVi: 't', nameEn: 't', shortVi: 't', shortEn: 't', aliasVi: '', lead: 'NM' };
  await db
    .insert(productSets)
    .values({ no: 1, slug: 't1', groupCode: 'T', subgroupVi: 't', subgroupEn: 't', ...names })
    .onConflictDoNothing();
  for (const id of [1, 2, 3]) {
    const provinceCode = id === 3 ? '01' : '91';
    const communeCode = `${provinceCode}001`;
    await db.insert(producers).values({
      ...{
        id,
        slug: `co-so-${id}`,
        name: `Cơ sở ${id}`,
        kind: 'cooperative',
        provinceCode,
        communeCode,
      },
      ...{ printedPlace: '', sourceUrl: 'https://example.org' },
    });
    await db.insert(products).values({
      ...{ id, slug: `hang-${id}`, name: `Hàng ${id}`, nameLang: 'vi', otherNames: '[]' },
      ...{
        producerId: id,
        setNo: 1,
        setBy: 'source',
        provinceCode,
        communeCode,
        oldProvinceCode: null,
      },
      ...{ placeHow: 'exact', labelData: '{}', addedOn: '2026-11-01' },
    });
    await db.insert(tradeItems).values({
      ...{ id, kind: 'product', producerId: id, productId: id, shortCode: `KKKKKKK${id}` },
      ...{ addedAt: at, addedBy: 'test' },
    });
    await addPerson(db, `nguoi-${id}@example.org`, { role: 'producer', producerId: id });
  }
  await addPerson(db, 'tinh91@example.org', { role: 'provincial-officer', provinceCode: '91' });
  await addPerson(db, 'tinh01@example.org', { role: 'provincial-officer', provinceCode: '01' });
  await addPerson(db, 'xa91@example.org', { role: 'commune-officer', communeCode: '91001' });
}

async function addPerson(
  db: Db,
  email: string,
  grant: Pick<typeof grants.$inferInsert, 'role' | 'producerId' | 'provinceCode' | 'communeCode'>,
): Promise<void> {
  const now = new Date('2026-11-01T00:00:00Z');
  await db.insert(users).values({ id: email, name: email, email, createdAt: now, updatedAt: now });
  await db
    .insert(grants)
    .values({ userId: email, grantedBy: 'test', grantedAt: now.getTime(), ...grant });
}

/** Lots `first`…`last` of a producer, coded `L{id}`. */
export async function addLots(
  db: Db,
  producerId: number,
  first: number,
  last: number,
): Promise<void> {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => ({
    ...{ id: first + index, tradeItemId: producerId, producerId, code: `L${first + index}` },
    ...{ unit: 'EA', packedOn: '2026-11-02', addedAt: '2026-11-02T00:00:00.000Z', addedBy: 'test' },
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await db.insert(lots).values(rows.slice(from, from + 1000));
  }
}

/** Transformations, all of one event. */
export async function addLinks(db: Db, links: readonly LotLink[]): Promise<void> {
  const [event] = await db
    .insert(epcisEvents)
    .values({
      ...{
        eventId: `urn:uuid:test-${links.length}-${links[0]?.from}-${links[0]?.to}`,
        producerId: 1,
      },
      ...{
        type: 'TransformationEvent',
        eventTime: '2026-11-03T00:00:00.000Z',
        zoneOffset: '+07:00',
      },
      ...{
        recordTime: '2026-11-03T00:00:00.000Z',
        body: '{}',
        context: '[]',
        source: 'desk',
        declaredBy: 'test',
      },
    })
    .returning({ id: epcisEvents.id });
  const rows = links.map(({ from, to }) => ({
    fromLot: from,
    toLot: to,
    eventRow: event?.id ?? 0,
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await db.insert(lotLinks).values(rows.slice(from, from + 1000));
  }
}

/** A customer of a producer, with an address for letters. */
export async function addParty(
  db: Db,
  id: number,
  producerId: number,
  email: string,
): Promise<void> {
  await db.insert(traceParties).values({
    ...{ id, producerId, shortCode: `PPPPPPP${id}`, role: 'customer', name: `Khách ${id}`, email },
    ...{ open: false, addedAt: '2026-11-01T00:00:00.000Z', addedBy: 'test' },
  });
}
