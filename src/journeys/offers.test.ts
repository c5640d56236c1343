import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, inTransaction } from '#db/client.ts';
import { offers, producers, products } from '#db/schema/catalogue.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { noteStockFlipsIn } from '#src/features/catalogue/offers/stock-flips.server.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

const LIST = '/ban/gia-kho';
const NOW = Date.parse('2026-11-23T09:00:00+07:00');
let server: TestServer;
let db: Db;
let own: Visitor;
let other: Visitor;
let officer: Visitor;
let offer: typeof offers.$inferSelect;
let slug: string;
let theirs: number;

beforeAll(async () => {
  server = await startServer({
    clock: '2026-11-23T09:00:00+07:00',
    env: { SECOND_FACTOR: 'off' },
  });
  db = await storeOf(server);
  const rows = await db
    .select({ offer: offers, slug: products.slug, producer: producers })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .orderBy(offers.id);
  const sizes = Map.groupBy(rows, ({ slug: of }) => of);
  // One size, with plenty of it, all year, at one price.
  const first = rows.find(
    (row) =>
      sizes.get(row.slug)?.length === 1 &&
      (row.offer.stock ?? 0) > 100 &&
      row.offer.seasonFrom === null &&
      row.offer.minQuantity === 1,
  );
  const second = rows.find(({ producer }) => producer.id !== first?.producer.id);
  if (!first || !second) throw new Error('the seed has no such offer');
  ({ offer, slug } = first);
  theirs = second.offer.id;
  const { id: producerId, provinceCode } = first.producer;
  const as = (role: 'producer' | 'provincial-officer', scope: object, userId: string) =>
    signedIn(server, db, { ...actorAs(role, scope), userId });
  own = await as('producer', { producerId }, 'gia-1');
  other = await as('producer', { producerId: second.producer.id }, 'gia-2');
  officer = await as('provincial-officer', { provinceCode }, 'gia-3');
});

afterAll(() => server?.stop());

const page = async (path: string): Promise<string> => (await fetch(`${server.url}${path}`)).text();
const version = async (): Promise<string> => {
  const [row] = await db.select().from(offers).where(eq(offers.id, offer.id));
  return String(row?.version);
};
const quick = async (visitor: Visitor, gia: string, ton: string) =>
  visitor.post(LIST, {
    ...{ viec: 'doi', 'quy-cach': String(offer.id), 'ban-so': await version(), gia, ton },
  });

describe('price and stock', () => {
  it('are shown as they are, on the page that is kept and on the cards', async () => {
    const before = await page(`/san-pham/${slug}`);
    expect(before).toContain('Còn hàng');
    expect(before).toContain('giá minh hoạ');
    expect(before).toContain(`value="${offer.sku}"`);
    expect((await quick(own, '123.000', '7')).status).toBe(303);
    const after = await page(`/san-pham/${slug}`);
    expect(after).toContain('123.000');
    expect(after).toContain('Còn 7');
    expect((await quick(own, '123.000', '0')).status).toBe(303);
    const gone = await page(`/san-pham/${slug}`);
    expect(gone).toContain('Hết hàng');
    expect(gone).not.toContain('Thêm vào giỏ');
    expect(await page(`/en/san-pham/${slug}`)).toContain('Sold out');
  });

  it('follow a sale that another process made', async () => {
    await quick(own, '123.000', '21');
    expect(await page(`/san-pham/${slug}`)).toContain('Còn hàng');
    await inTransaction(db, (tx) =>
      noteStockFlipsIn(tx, { offerIds: [offer.id], actor: 'system', now: NOW }, () =>
        tx.update(offers).set({ stock: 2 }).where(eq(offers.id, offer.id)).then(),
      ),
    );
    await expect.poll(() => page(`/san-pham/${slug}`)).toContain('Còn 2');
  });

  it('refuse what is wrong, with the sentence, and keep what was typed', async () => {
    const answer = await quick(own, 'một trăm', '5');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Giá phải là số đồng nguyên');
    expect(answer.text).toContain('một trăm');
  });

  it('are nobody else’s to change, and out of reach like what does not exist', async () => {
    expect((await quick(other, '1', '1')).status).toBe(403);
    expect((await quick(officer, '1', '1')).status).toBe(403);
    expect((await officer.get(`${LIST}/${offer.id}`)).status).toBe(200);
    expect((await other.get(`${LIST}/${offer.id}`)).status).toBe(404);
    expect((await own.get(`${LIST}/${theirs}`)).status).toBe(404);
    expect((await officer.get(`${LIST}/nhap`)).status).toBe(403);
    const list = (await own.get(`${LIST}/danh-sach.csv`)).text;
    expect(list).toContain(offer.sku);
    expect((await other.get(`${LIST}/danh-sach.csv`)).text).not.toContain(`${offer.sku},`);
    expect((await fetch(`${server.url}${LIST}`, { redirect: 'manual' })).status).toBe(303);
  });

  it('say nothing of made-up prices to search engines', async () => {
    const html = await page(`/san-pham/${slug}`);
    expect(html).toContain('"@type":"Product"');
    expect(html).not.toContain('"@type":"Offer"');
  });
});
