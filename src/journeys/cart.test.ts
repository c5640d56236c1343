import { and, asc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { cartLines, carts } from '#db/schema/carts.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import { Visitor } from './visitor.ts';

interface Sold {
  readonly id: number;
  readonly sku: string;
  readonly price: number;
  readonly name: string;
  readonly producerId: number | null;
}

let server: TestServer;
let db: Db;
let sold: Sold[];

beforeAll(async () => {
  server = await startServer({ clock: '2026-11-23T03:00:00Z' });
  db = await storeOf(server);
  const rows = await db
    .select({
      id: offers.id,
      sku: offers.sku,
      price: offers.price,
      name: products.name,
      producerId: products.producerId,
    })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .where(
      and(
        eq(offers.state, 'on-sale'),
        gte(offers.stock, 20),
        isNull(offers.seasonFrom),
        isNotNull(products.producerId),
        eq(offers.minQuantity, 1),
      ),
    )
    .orderBy(asc(offers.id));
  // One size of each producer, with names that HTML leaves as they are.
  const first = Map.groupBy(rows, ({ producerId }) => producerId).values();
  sold = [...first].flatMap(([one]) => one ?? []).filter(({ name }) => !/[&<>"']/.test(name));
});
afterAll(async () => {
  closeDb(db);
  await server.stop();
});

const offer = (index: number): Sold => {
  const one = sold[index];
  if (one === undefined) throw new Error('too few offers');
  return one;
};
const add = (visitor: Visitor, { sku }: Sold, quantity = '1') =>
  visitor.post('/gio-hang', { viec: 'them', sku, 'so-luong': quantity });
/** Ids of the lines on the page, in its order. */
const linesOn = (text: string): string[] =>
  [...text.matchAll(/id="dong-(\d+)"/g)].map(([, id]) => id ?? '');
const said = (text: string): string => /role="alert">\s*([^<]+)/.exec(text)?.[1]?.trim() ?? '';
const money = (amount: number): string => `${new Intl.NumberFormat('vi-VN').format(amount)}\u00a0₫`;

describe('a guest’s cart', () => {
  const guest = () => new Visitor(server);

  it('is empty, sets no cookie, and suggests where to begin', async () => {
    const visitor = guest();
    const page = await visitor.get('/gio-hang');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Giỏ còn trống');
    expect(page.text).toContain('name="robots" content="noindex');
    expect(page.headers.get('cache-control')).toContain('private');
    expect(visitor.cookie).toBe('');
  });

  it('takes goods of two producers, prices them, and keeps them apart', async () => {
    const visitor = guest();
    const added = await add(visitor, offer(0), '2');
    expect(added).toMatchObject({ status: 303, location: `/gio-hang?them=${offer(0).sku}` });
    expect(added.headers.getSetCookie().find((line) => line.startsWith('gio='))).toMatch(
      /HttpOnly; SameSite=Lax/,
    );
    await add(visitor, offer(1));
    const page = await visitor.get('/gio-hang');
    expect(page.text).toContain('Kiện 1');
    expect(page.text).toContain('Kiện 2');
    expect(page.text).toContain(offer(0).name);
    expect(page.text).toContain(money(offer(0).price * 2));
    expect(visitor.cookie).toContain('gio_so=3');
    expect((await visitor.get('/en/gio-hang')).text).toContain('Parcel 2');
  });

  it('takes the same button pressed twice for one', async () => {
    const visitor = guest();
    await add(visitor, offer(0), '2');
    await Promise.all([add(visitor, offer(1), '3'), add(visitor, offer(1), '3')]);
    expect(visitor.cookie).toContain('gio_so=5');
  });

  it('changes a quantity, says what is wrong beside the field, and keeps what was typed', async () => {
    const visitor = guest();
    await add(visitor, offer(0));
    const [dong = ''] = linesOn((await visitor.get('/gio-hang')).text);
    const set = (quantity: string) =>
      visitor.post('/gio-hang', { viec: 'sua', dong, 'so-luong': quantity });
    expect(await set('4')).toMatchObject({ status: 303, location: `/gio-hang#dong-${dong}` });
    const much = await set('9999');
    expect(much.status).toBe(422);
    expect(said(much.text)).toMatch(/chỉ còn|nhiều nhất/);
    expect(much.text).toMatch(/value="9999"[^>]*aria-invalid="true"/);
    expect((await set('hai hũ')).status).toBe(422);
    expect((await set('-1')).status).toBe(422);
    expect((await visitor.get('/gio-hang')).text).toContain(money(offer(0).price * 4));
  });

  it('removes with undo, saves for later and takes back', async () => {
    const visitor = guest();
    await add(visitor, offer(0), '2');
    await add(visitor, offer(1));
    const [first = '', second = ''] = linesOn((await visitor.get('/gio-hang')).text);
    const gone = await visitor.post('/gio-hang', { viec: 'bo', dong: first });
    expect(gone.location).toBe(`/gio-hang?bo=${offer(0).sku}&sl=2`);
    expect((await visitor.get(gone.location ?? '')).text).toContain('value="tra-lai"');
    await visitor.post('/gio-hang', { viec: 'tra-lai', sku: offer(0).sku, 'so-luong': '2' });
    await visitor.post('/gio-hang', { viec: 'de-danh', dong: second });
    expect(visitor.cookie).toContain('gio_so=2');
    expect((await visitor.get('/gio-hang')).text).toContain('id="de-danh"');
    await visitor.post('/gio-hang', { viec: 've-gio', dong: second });
    expect(visitor.cookie).toContain('gio_so=3');
  });

  it('tells once what moved, and stops what cannot be had before the checkout', async () => {
    const visitor = guest();
    await add(visitor, offer(2), '5');
    const { id, price } = offer(2);
    const [before] = await db.select().from(offers).where(eq(offers.id, id));
    await db
      .update(offers)
      .set({ price: price + 5_000, stock: 3 })
      .where(eq(offers.id, id));
    const page = (await visitor.get('/gio-hang')).text;
    expect(page).toContain(`${money(price)} → ${money(price + 5_000)}`);
    expect(page).toContain('Sửa thành 3');
    expect(page).not.toContain('href="/thanh-toan"');
    const again = (await visitor.get('/gio-hang')).text;
    expect(again).not.toContain('từ lần bạn xem trước');
    const [dong = ''] = linesOn(again);
    await visitor.post('/gio-hang', { viec: 'sua', dong, 'so-luong': '3' });
    expect((await visitor.get('/gio-hang')).text).toContain('href="/thanh-toan"');
    if (before) await db.update(offers).set(before).where(eq(offers.id, id));
  });

  it('estimates delivery, and refuses a province that is none', async () => {
    const visitor = guest();
    await add(visitor, offer(0));
    await visitor.post('/gio-hang', { viec: 'noi-nhan', tinh: '01' });
    expect((await visitor.get('/gio-hang')).text).toMatch(/Phí giao \(ước tính\):\s*[\d.]+/);
    const no = await visitor.post('/gio-hang', { viec: 'noi-nhan', tinh: "'--" });
    expect(no.status).toBe(422);
  });

  it('refuses unknown vouchers, and guessing', async () => {
    const visitor = guest();
    await add(visitor, offer(0));
    const guess = (ma: string) => visitor.post('/gio-hang', { viec: 'ma-giam', ma });
    expect(said((await guess('!!')).text)).toContain('4 đến 20');
    for (let i = 0; i < 10; i++) {
      expect(said((await guess(`DOAN${i}`)).text)).toContain(`DOAN${i}`);
    }
    expect(said((await guess('DOAN11')).text)).toContain('quá nhiều mã sai');
  });

  it.each([
    ['an unknown size', { viec: 'them', sku: 'MX-00000-9' }, 'Không có cỡ hàng này'],
    ['no size', { viec: 'them', sku: '' }, 'Không có cỡ hàng này'],
    ['a long one', { viec: 'them', sku: 'x'.repeat(5_000) }, 'Không có cỡ hàng này'],
    ['a line without a cart', { viec: 'bo', dong: '1' }, 'Giỏ hàng này không còn'],
    ['a deed that is none', { viec: 'khong-co' }, ''],
  ])('answers %s with a sentence', async (_what, fields, sentence) => {
    const answer = await guest().post('/gio-hang', fields as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
  });
});

describe('a cart of somebody else', () => {
  it('is reached by no id in a form, and by no made-up cookie', async () => {
    const [owner, thief] = [new Visitor(server), new Visitor(server)];
    await add(owner, offer(0), '2');
    await add(thief, offer(1));
    const [dong = ''] = linesOn((await owner.get('/gio-hang')).text);
    for (const viec of ['sua', 'bo', 'de-danh', 've-gio']) {
      const answer = await thief.post('/gio-hang', { viec, dong, 'so-luong': '9' });
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain(offer(0).name);
    }
    const [cart] = await db.select().from(carts).where(isNotNull(carts.keyHash));
    for (const key of [cart?.keyHash ?? '', '1', `${'A'.repeat(43)}`]) {
      const page = await fetch(`${server.url}/gio-hang`, { headers: { cookie: `gio=${key}` } });
      expect(await page.text()).toContain('Giỏ còn trống');
    }
    const foreign = await owner.post(
      '/gio-hang',
      { viec: 'bo', dong },
      { origin: 'https://la.example' },
    );
    expect(foreign.status).toBe(403);
    expect((await owner.get('/gio-hang')).text).toContain(money(offer(0).price * 2));
  });
});

describe('a shared cart', () => {
  it('goes from one visitor to another, and shows nothing of the first but the name given', async () => {
    const person = await signedIn(server, db, {
      ...actorAs('provincial-officer', { provinceCode: '08' }, 'Cán bộ Kín Tiếng'),
      userId: 'can-bo-kin',
    });
    await add(person, offer(0), '2');
    await add(person, offer(1));
    const shared = await person.post('/gio-hang', {
      ...{ viec: 'chia-se', ten: 'Hội chợ <b>Tết</b>', loi: 'Mời xem', nguoi: '' },
    });
    const code = /da-chia-se=(\w{10})/.exec(shared.location ?? '')?.[1] ?? '';
    const address = `/gio-hang/chia-se/${code}`;
    const friend = new Visitor(server);
    const page = await friend.get(address);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hội chợ &lt;b&gt;Tết&lt;/b&gt;');
    expect(page.text).toContain('noindex');
    expect(page.text).not.toMatch(/Kín Tiếng|can-bo-kin|vi-du\.test/);
    const some = await friend.post(address, {
      ...{ viec: 'nhan', [`chon-${offer(0).id}`]: '1', [`sl-${offer(0).id}`]: '1' },
      [`chon-${offer(5).id}`]: '1',
      [`sl-${offer(5).id}`]: '1',
    });
    expect(some).toMatchObject({ status: 303, location: '/gio-hang?nhan=1' });
    const other = new Visitor(server);
    const all = await other.post(address, { viec: 'nhan', 'tat-ca': '1' });
    expect(all.location).toBe('/gio-hang?nhan=2');
    expect(other.cookie).toContain('gio_so=3');
    expect((await other.post(address, { viec: 'nhan' })).status).toBe(422);
    expect((await other.get('/gio-hang/chia-se/ZZZZZZZZZZ')).status).toBe(404);
    server.setClock('2027-03-01T03:00:00Z');
    expect((await other.get(address)).status).toBe(404);
    server.setClock('2026-11-23T03:00:00Z');
  });
});

describe('signing in', () => {
  it('brings the guest’s cart into the person’s, and closes it', async () => {
    const person = await signedIn(server, db, {
      ...actorAs('producer', { producerId: 1 }),
      userId: 'nguoi-mua',
    });
    await add(person, offer(0), '2');
    const guest = new Visitor(server);
    await add(guest, offer(0), '1');
    await add(guest, offer(1), '3');
    const key = /gio=([\w-]{43})/.exec(guest.cookie)?.[0] ?? '';
    const both = await fetch(`${server.url}/gio-hang`, {
      headers: { cookie: `${person.cookie}; ${key}` },
    });
    const text = await both.text();
    expect(text).toContain(money(offer(0).price * 3));
    expect(text).toContain(offer(1).name);
    expect(both.headers.getSetCookie().join()).toMatch(/gio=deleted|gio=;/);
    expect((await guest.get('/gio-hang')).text).toContain('Giỏ còn trống');
    const [own] = await db.select().from(carts).where(eq(carts.userId, 'nguoi-mua'));
    const lines = await db
      .select()
      .from(cartLines)
      .where(eq(cartLines.cartId, own?.id ?? 0));
    expect(lines.map(({ quantity }) => quantity).sort()).toEqual([3, 3]);
  });
});
