import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import {
  ordersDb,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import { endAllDemo } from './end-all-demo.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const AT = new Date(NOW).toISOString();
/** Ids of the rows that hang on an order, so that those of a trial and of a real one can be told apart. */
const OF = { trial: 1_000, real: 2_000 } as const;

/** One of everything that hangs on an order, whether a trial or a real one. */
async function plantAll(db: Db, seller: Seller, which: keyof typeof OF): Promise<number> {
  const demo = which === 'trial';
  const id = OF[which];
  const { productId, offerId, producerId, provinceCode } = seller;
  const order = await plantOrder(db, {
    parcels: [{ producerId, lines: [{ productId, offerId, quantity: 3 }] }],
    ...{ demo, paid: true, method: 'transfer', state: 'completed' },
  });
  const lineId = order.parcels[0]?.lineIds[0] ?? 0;
  const parcelId = order.parcels[0]?.id ?? 0;
  const { id: orderId, paymentId } = order;
  const run = (text: ReturnType<typeof sql>) => db.run(text);
  await run(sql`insert into refunds (id, order_id, payment_id, amount, reason, state, request_key, by, made_at)
    values (${id}, ${orderId}, ${paymentId}, 1, 'x', 'due', ${`r-${id}`}, 'buyer', ${AT})`);
  await run(sql`insert into payment_events
    (id, provider, event_id, kind, payment_id, said, outcome, happened_at, received_at)
    values (${id}, 'bank', ${`e-${id}`}, 'in', ${paymentId}, '{}', 'paid', ${AT}, ${AT})`);
  await run(sql`insert into bank_lines (id, file_hash, row_no, bank_ref, at, amount, said, payment_id, state)
    values (${id}, 'h', 1, ${`b-${id}`}, ${AT}, 1, 'x', ${paymentId}, 'matched')`);
  await run(sql`insert into return_requests (id, order_id, parcel_id, lines, reason, state, asked_at)
    values (${id}, ${orderId}, ${parcelId}, '[]', 'damaged', 'asked', ${AT})`);
  await run(sql`insert into messages (id, order_id, parcel_id, producer_id, side, text, request_key, at)
    values (${id}, ${orderId}, ${parcelId}, ${producerId}, 'buyer', 'x', ${`m-${id}`}, ${AT})`);
  await run(sql`insert into order_history (id, order_id, parcel_id, at, kind, by)
    values (${id}, ${orderId}, ${parcelId}, ${AT}, 'placed', 'buyer')`);
  await run(sql`insert into campaigns (id, slug, title_vi, starts_on, ends_on, state, kind, payer, by_voucher,
      illustrative, made_at, made_by)
    values (${id}, ${`c-${id}`}, 'x', '2026-11-01', '2026-12-01', 'published', 'percent', 'site', 1,
      ${demo ? 1 : 0}, ${AT}, 'x')`);
  await run(
    sql`insert into campaign_counts (id, campaign_id, day, views) values (${id}, ${id}, '2026-11-20', 5)`,
  );
  await run(
    sql`insert into campaign_products (id, campaign_id, product_id) values (${id}, ${id}, ${productId})`,
  );
  await run(sql`insert into vouchers (id, campaign_id, code, code_key, state, made_at)
    values (${id}, ${id}, ${`V${id}`}, ${`V${id}`}, 'open', ${AT})`);
  await run(sql`insert into voucher_uses (id, voucher_id, order_id, buyer_key, amount, state, at)
    values (${id}, ${id}, ${orderId}, 'k', 1, 'used', ${AT})`);
  await run(sql`insert into quote_requests (id, code, token, request_key, lang, buyer_name, buyer_phone, buyer_email,
      state, demo, made_at, answer_until)
    values (${id}, ${`q-${id}`}, ${`t-${id}`}, ${`k-${id}`}, 'vi', 'x', '0912345678', 'a@b.vn', 'ordered',
      ${demo ? 1 : 0}, ${AT}, '2026-12-01')`);
  await run(sql`insert into quote_parts (id, request_id, producer_id, producer_name, province_code, state, order_id)
    values (${id}, ${id}, ${producerId}, 'x', ${provinceCode}, 'accepted', ${orderId})`);
  await run(sql`insert into quote_lines (id, request_id, part_id, product_id, sku, product_name, product_slug, unit_vi,
      unit_en, list_price, quantity)
    values (${id}, ${id}, ${id}, ${productId}, 's', 'x', 'x', 'x', 'x', 1, 1)`);
  await run(sql`insert into reviews (id, order_line_id, order_id, product_id, province_code, mark, shown_name, lang,
      bought_on, state, written_at, demo)
    values (${id}, ${lineId}, ${orderId}, ${productId}, ${provinceCode}, 5, 'x', 'vi', '2026-11-20', 'shown',
      ${AT}, ${demo ? 1 : 0})`);
  await run(sql`insert into review_reports (id, review_id, kind, sent_at, state)
    values (${id}, ${id}, 'x', ${AT}, 'new')`);
  for (const about of [`order:${orderId}`, `order:${orderId}:recall:7`, `quote:${id}`]) {
    await db.insert(mails).values({
      ...{ toAddress: 'a@b.vn', subject: which, body: '', about },
      ...{
        dueAt: NOW,
        queuedAt: NOW,
        nextTryAt: NOW,
        sentAt: about.includes('recall') ? NOW : null,
      },
    });
  }
  return orderId;
}

/** Every table with a column that names an order, or what hangs on one, and how many rows do. */
async function hanging(db: Db): Promise<Map<string, number>> {
  const columns = await db.all<{ name: string; column: string }>(sql`
    select m.name as name, c.name as column from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and c.name in
      ('order_id', 'payment_id', 'review_id', 'voucher_id', 'campaign_id', 'request_id', 'parcel_id')
    and m.name not in ('cart_lines')`);
  const counts = new Map<string, number>();
  for (const { name, column } of columns) {
    const [row] = await db.all<{ n: number }>(sql.raw(`select count(${column}) as n from ${name}`));
    counts.set(`${name}.${column}`, row?.n ?? 0);
  }
  return counts;
}

it('takes everything of trial orders along and leaves everything of real ones', async () => {
  const { db, close } = await ordersDb(NOW);
  const seller = await plantSeller(db, { provinceCode: '01', stock: 47 });
  const real = await plantAll(db, seller, 'real');
  const without = await hanging(db);
  expect([...without.values()].every((count) => count > 0)).toBe(true);
  const letters = await db.select().from(mails);
  await plantAll(db, seller, 'trial');
  await db.update(offers).set({ illustrative: false });
  await expect(endAllDemo(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await endAllDemo(db, { actor: SYSTEM, now: NOW });
  expect(await hanging(db)).toEqual(without);
  expect(await db.select().from(mails)).toEqual(letters);
  const rows = await db.all<{ id: number }>(sql`select id from orders`);
  expect(rows).toEqual([{ id: real }]);
  const [offer] = await db.select().from(offers);
  // The fixture counts planted pieces as taken already: those of the trial come back on top.
  expect(offer?.stock).toBe(50);
  close();
});
