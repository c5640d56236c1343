import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { startServer, type TestServer } from './server.ts';

let server: TestServer;
let db: Db;

beforeAll(async () => {
  server = await startServer({ clock: '2026-11-23T03:00:00Z' });
  db = await openDb(`file:${server.dataDir}/moi-xa.db`);
});
afterAll(async () => {
  closeDb(db);
  await server.stop();
});

/** A shopper without scripts: keeps cookies, follows nothing by itself. */
class Shopper {
  readonly #cookies = new Map<string, string>();

  async ask(path: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(server.url + path, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { origin: server.url } : {}),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }

  async put(sku: string, pieces = 1): Promise<void> {
    const answer = await this.ask('/gio-hang', {
      ...{ viec: 'them', sku, 'so-luong': String(pieces) },
    });
    expect(answer.status).toBe(303);
  }

  /** The checkout's form as a browser would send it. */
  async form(more: Record<string, string>): Promise<Record<string, string>> {
    const first = { ...(await this.hidden(await this.ask('/thanh-toan'))), ...BUYER, ...more };
    const page = await this.ask('/thanh-toan', { ...first, viec: 'tinh' });
    expect(page.status).toBe(200);
    return { ...first, ...(await this.hidden(page)), viec: 'dat' };
  }

  async hidden(page: Response): Promise<Record<string, string>> {
    const html = await page.text();
    const found = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
    return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
  }
}

const BUYER = {
  ...{ nhan: 'giao', tinh: '01', xa: 'ba dinh', 'dia-chi': 'Số 5 ngõ 2' },
  ...{ ten: 'Nguyễn Thị Bưởi', 'dien-thoai': '+84 912 345 678', tra: 'cod' },
};

async function skus(where: string): Promise<string[]> {
  const { rows } = await db.$client.execute(
    `select o.sku from offers o join products p on p.id = o.product_id
     where o.state = 'on-sale' and o.season_from is null and o.min_quantity = 1
       and (o.stock is null or o.stock > 20) and ${where} order by o.id limit 3`,
  );
  return rows.map((row) => String(row['sku']));
}

async function anySku(): Promise<string> {
  const [sku = ''] = await skus('p.set_no not in (14, 15) and p.producer_id is not null');
  return sku;
}

describe('checkout without scripts', () => {
  it('buys for cash on delivery, shows the order, finds it again, and cancels it', async () => {
    const shopper = new Shopper();
    await shopper.put(await anySku(), 2);
    const form = await shopper.form({});
    const placed = await shopper.ask('/thanh-toan', form);
    expect(placed.status).toBe(303);
    const address = placed.headers.get('location') ?? '';
    expect(address).toMatch(/^\/don-hang\/[0-9a-z]{26}$/);
    // The very same form once more is the same order.
    const again = await shopper.ask('/thanh-toan', form);
    expect(again.headers.get('location')).toBe(address);

    const page = await shopper.ask(address);
    const html = await page.text();
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(html).toContain('noindex');
    expect(html).toContain('không giao hàng và không thu tiền');
    expect(html).toContain('0912 345 678');
    expect(html).toMatch(/phường Ba Đình/);
    const code = /MX-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(html)?.[0] ?? '';

    const other = new Shopper();
    const found = await other.ask('/don-hang', {
      ma: code.toLowerCase(),
      'dien-thoai': '0912345678',
    });
    expect(found.headers.get('location')).toBe(address);
    const wrongPhone = await other.ask('/don-hang', { ma: code, 'dien-thoai': '0912345679' });
    const wrongCode = await other.ask('/don-hang', {
      ma: 'MX-2222-2222',
      'dien-thoai': '0912345678',
    });
    expect([wrongPhone.status, wrongCode.status]).toEqual([404, 404]);
    const said = async (answer: Response) =>
      /role="alert"[^>]*>([^<]+)/.exec(await answer.text())?.[1];
    expect(await said(wrongPhone)).toBe(await said(wrongCode));

    const pdf = await shopper.ask(`${address}/don.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await shopper.ask(`/don-hang/${'a'.repeat(26)}`)).status).toBe(404);
    expect((await shopper.ask(`/don-hang/${'a'.repeat(26)}/don.pdf`)).status).toBe(404);
    expect((await shopper.ask(`/don-hang/${'a'.repeat(26)}/huy`)).status).toBe(404);

    expect(await (await shopper.ask(`${address}/huy`)).text()).toContain('Hủy cả đơn');
    const cancelled = await shopper.ask(`${address}/huy`, {});
    expect(cancelled.headers.get('location')).toBe(`${address}?da-huy=1`);
    expect(await (await shopper.ask(address)).text()).toContain('Đã hủy');
  });

  it('holds the goods for a transfer and shows the code to pay by', async () => {
    const shopper = new Shopper();
    await shopper.put(await anySku());
    const placed = await shopper.ask('/thanh-toan', await shopper.form({ tra: 'transfer' }));
    expect(placed.status).toBe(303);
    const html = await (await shopper.ask(placed.headers.get('location') ?? '')).text();
    expect(html).toContain('Chờ trả tiền');
    expect(html).toMatch(/<svg/);
  });

  it('shows the fee before it sells: the first press without a province only works it out', async () => {
    const shopper = new Shopper();
    await shopper.put(await anySku());
    const { ...form } = {
      ...(await shopper.hidden(await shopper.ask('/thanh-toan'))),
      ...BUYER,
      viec: 'dat',
    };
    const answer = await shopper.ask('/thanh-toan', form);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Đơn chưa được đặt');
  });

  it('refuses when the price has moved, says was and is, and keeps what was typed', async () => {
    const shopper = new Shopper();
    const sku = await anySku();
    await shopper.put(sku);
    const form = await shopper.form({});
    await db.$client.execute({
      sql: 'update offers set price = price + 7000 where sku = ?',
      args: [sku],
    });
    const answer = await shopper.ask('/thanh-toan', form);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Tổng tiền đã đổi từ');
    expect(html).toContain('Nguyễn Thị Bưởi');
    await db.$client.execute({
      sql: 'update offers set price = price - 7000 where sku = ?',
      args: [sku],
    });
  });

  it('believes neither total, nor pieces, nor place, nor method of a form', async () => {
    const shopper = new Shopper();
    await shopper.put(await anySku());
    const form = await shopper.form({});
    for (const [change, status] of [
      [{ 'da-thay': '1' }, 409],
      [{ 'da-thay': '-1' }, 409],
      [{ 'da-thay': 'NaN' }, 409],
      [{ gio: '1x7' }, 409],
      [{ tinh: '99' }, 422],
      [{ tra: 'free' }, 422],
      [{ xa: 'Không Có Xã Này', 'xa-ma': '' }, 422],
      [{ nhan: 'den-lay', diem: '999999' }, 422],
      [{ khoa: 'x' }, 409],
      [{ 'dien-thoai': '12345' }, 422],
      [{ ten: '' }, 422],
      [{ ten: '<script>alert(1)</script>', 'dien-thoai': '' }, 422],
    ] as const) {
      const answer = await shopper.ask('/thanh-toan', { ...form, ...change } as never);
      expect([change, answer.status]).toEqual([change, status]);
      expect(await answer.text()).not.toContain('<script>alert(1)');
    }
    const { rows } = await db.$client.execute(
      `select count(*) as n from orders where buyer_name like '%script%' or total <= 1`,
    );
    expect(rows[0]?.['n']).toBe(0);
  });

  it('asks which place is meant where an old name was typed', async () => {
    const shopper = new Shopper();
    await shopper.put(await anySku());
    const asked = await shopper.ask('/thanh-toan', {
      ...(await shopper.hidden(await shopper.ask('/thanh-toan'))),
      ...BUYER,
      ...{ tinh: '08', xa: 'Phố Cáo, huyện Đồng Văn', viec: 'tinh' },
    });
    const html = await asked.text();
    expect(html).toContain('Bạn muốn nói');
    expect(html).toMatch(/name="xa-ma" value="\d+"/);
  });

  it('asks the age for alcohol and takes no cash for it', async () => {
    const shopper = new Shopper();
    const [sku] = await skus('p.set_no = 14');
    if (sku === undefined) return;
    await shopper.put(sku);
    const form = await shopper.form({ tra: 'transfer' });
    expect((await shopper.ask('/thanh-toan', form)).status).toBe(422);
    const cash = await shopper.ask('/thanh-toan', { ...form, tra: 'cod', 'du-tuoi': 'co' });
    expect(cash.status).toBe(422);
    const adult = await shopper.ask('/thanh-toan', { ...form, 'du-tuoi': 'co' });
    expect(adult.status).toBe(303);
  });

  it('says that the cart is empty, in both languages, and sells to no other site', async () => {
    for (const [path, text] of [
      ['/thanh-toan', 'Giỏ hàng đang trống'],
      ['/en/thanh-toan', 'The cart is empty'],
    ] as const) {
      const page = await new Shopper().ask(path);
      expect(await page.text()).toContain(text);
      expect(page.headers.get('cache-control')).toContain('no-store');
    }
    const foreign = await fetch(`${server.url}/thanh-toan`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams(BUYER),
    });
    expect(foreign.status).toBe(403);
  });
});
