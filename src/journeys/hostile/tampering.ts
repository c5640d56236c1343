import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { cartLines, carts } from '#db/schema/carts.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { signedIn, storeOf } from '../people.ts';
import { startServer, type TestServer } from '../server.ts';
import { type Answered, Visitor } from '../visitor.ts';
import { CLOCK, setTradeStage, type TradeStage } from './trade-stage.ts';

export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];
/** What is sent, and the answers that are right. */
export type Sent = readonly [
  what: string,
  address: string,
  fields: Fields,
  right: readonly number[],
];

export const WEBHOOK_SECRET = 'whsec_of_the_tampering_test';
const TABLES = [
  ...['offers', 'offer_steps', 'offer_prices', 'campaigns', 'campaign_products', 'vouchers'],
  ...['voucher_uses', 'baskets', 'basket_lines', 'points_of_sale', 'point_products'],
  ...['cart_lines', 'cart_baskets', 'shared_carts', 'orders', 'parcels', 'order_lines'],
  ...['stock_holds', 'payments', 'payment_events', 'bank_lines', 'refunds', 'return_requests'],
  ...['order_history', 'quote_requests', 'quote_lines', 'quote_parts', 'reviews'],
  ...['review_reports', 'settings'],
];
/** The quotation whose time is over is ended by the program itself sooner or later. */
const SWEPT: Readonly<Record<string, string>> = {
  quote_requests: `where request_key not like 'khoa-het-han%'`,
  quote_parts: `where valid_until is null or valid_until <> '2026-11-22'`,
};
export const NUMBERS = [
  '-1',
  '0',
  '1e9',
  '1.5',
  '99999999',
  'NaN',
  'Infinity',
  'hai',
  '',
  '1; drop table orders',
];

export let server: TestServer;
export let db: Db;
export let stage: TradeStage;
export let seller: Visitor;
export let officer: Visitor;
export const counted = { tried: 0, refused: 0, looked: 0 };

export const forms = (visitor: Visitor, address: string, fields: Fields, from?: string) => {
  const headers = { origin: server.url, ...(from && { 'x-forwarded-for': from }) };
  if (!Array.isArray(fields)) {
    return visitor.post(address, fields as Record<string, string>, headers);
  }
  const body = new FormData();
  for (const [name, value] of fields as readonly (readonly [string, string])[]) {
    body.append(name, value);
  }
  return visitor.post(address, body, headers);
};

/** Every row of the trade, by table. When somebody looked at a cart last is none of it. */
export async function rows(): Promise<Record<string, string>> {
  const { rows: newest } = await db.$client.execute(
    `select id, deed, subject from changes where deed <> 'end-quotes' order by id desc limit 1`,
  );
  const found: Record<string, string> = { log: JSON.stringify(newest) };
  const read = [
    ...TABLES.map((table) => [table, '*'] as const),
    ['carts', 'id, key_hash, user_id, province_code, vouchers'] as const,
    ['mails', 'id, about'] as const,
  ];
  for (const [table, columns] of read) {
    const { rows: list } = await db.$client.execute(
      `select ${columns} from ${table} ${SWEPT[table] ?? ''} order by 1`,
    );
    const digest = createHash('sha1').update(JSON.stringify(list)).digest('base64').slice(0, 10);
    found[table] = `${list.length} ${digest}`;
  }
  return found;
}

/** Nothing of the victim, except what the sender knew and sent. */
export function leaksNothing(said: string, { text, location, headers }: Answered, sent = ''): void {
  const all = `${text}\n${location ?? ''}\n${headers.get('set-cookie') ?? ''}`;
  for (const secret of stage.secrets) {
    if (!sent.includes(secret))
      expect(all.includes(secret), `${said} tells “${secret}”`).toBe(false);
  }
}

/** Sends what nobody may, one after the other: refused as expected, nothing written, nothing told. */
export async function refuses(visitor: Visitor, all: readonly Sent[]): Promise<void> {
  let before = await rows();
  for (const [what, address, fields, right] of all) {
    const answer = await forms(visitor, address, fields);
    counted.tried += 1;
    const said = `${what}: ${address} ${JSON.stringify(fields).slice(0, 200)}`;
    expect
      .soft(right, `${said} → ${answer.status} ${answer.location ?? ''}`)
      .toContain(answer.status);
    if (right.includes(answer.status)) counted.refused += 1;
    leaksNothing(said, answer, `${address} ${JSON.stringify(fields)}`);
    const after = await rows();
    const moved = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect
      .soft(
        moved.map((table) => [table, after[table]]),
        said,
      )
      .toEqual([]);
    before = after;
  }
}

export const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
export const BUYER = {
  ...{ nhan: 'giao', tinh: '01', xa: 'ba dinh', 'dia-chi': 'Số 5 ngõ 2', tra: 'cod' },
  ...{ ten: 'Kẻ Dò Xét', 'dien-thoai': '0912345678' },
};

export async function filled(sku = stage.own.sku, pieces = '1'): Promise<Visitor> {
  const visitor = new Visitor(server);
  const put = { viec: 'them', sku, 'so-luong': pieces };
  expect((await visitor.post('/gio-hang', put)).status).toBe(303);
  return visitor;
}

/** The form of the checkout as a browser would send it to order. */
export async function checkoutForm(visitor: Visitor): Promise<Record<string, string>> {
  const first = { ...hidden((await visitor.get('/thanh-toan')).text), ...BUYER };
  const page = await visitor.post('/thanh-toan', { ...first, viec: 'tinh' });
  expect(page.status).toBe(200);
  return { ...first, ...hidden(page.text), viec: 'dat' };
}

export async function cartOf(
  visitor: Visitor,
): Promise<{ id: number; lines: (typeof cartLines.$inferSelect)[] }> {
  const key = /gio=([\w-]{43})/.exec(visitor.cookie)?.[1] ?? '';
  const keyHash = createHash('sha256').update(key).digest('base64url');
  const [cart] = await db.select().from(carts).where(eq(carts.keyHash, keyHash));
  const id = cart?.id ?? 0;
  return { id, lines: await db.select().from(cartLines).where(eq(cartLines.cartId, id)) };
}

/** Starts the site with everything in it that may be tampered with. For `beforeAll`. */
export async function startTampering(): Promise<void> {
  server = await startServer({
    clock: CLOCK,
    env: {
      ...{ SECOND_FACTOR: 'off', STRIPE_SECRET_KEY: 'sk_test_nobody' },
      ...{ STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, STRIPE_API_BASE: 'http://127.0.0.1:9' },
    },
  });
  db = await storeOf(server);
  stage = await setTradeStage(db);
  const { producerId, provinceCode } = stage.own;
  const actor = (role: 'producer' | 'provincial-officer', scope: object): Actor => ({
    ...{ name: `Người ${role}`, userId: `pha-${role}`, grants: [{ role, ...scope }] },
  });
  seller = await signedIn(server, db, actor('producer', { producerId }));
  officer = await signedIn(server, db, actor('provincial-officer', { provinceCode }));
}

/** For `afterAll`: says what was tried. */
export async function stopTampering(): Promise<void> {
  console.log(
    `tampering: ${counted.tried} requests tried, ${counted.refused} refused as they should be; ${counted.looked} pages looked at`,
  );
  closeDb(db);
  await server.stop();
}
