/**
 * Orders a second and how long the slowest hundredth waits, by 1, 8 and 32 buyers at once, through the command and
 * through the forms of a process of the built site: `node scripts/bench/checkout.ts [orders]`. Beside each, in the same
 * run, on the same file and by the same client, how many bare commits a second the database makes (one small row each):
 * the ratio is what an order costs. WAL and synchronous=FULL are read inside the very transactions that place orders.
 */
import { readFileSync } from 'node:fs';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { sql } from 'drizzle-orm';
import { ANYONE } from '#src/features/accounts/may.ts';
import { readPricedCart } from '#src/features/cart/read-priced-cart.server.ts';
import { DEMO_ACCOUNT } from '#src/features/orders/payments/bank-account.ts';
import { seenLinesOf, totalOf } from '#src/features/orders/placing/draft-of-cart.ts';
import { placeOrder, type PlaceOrder } from '#src/features/orders/placing/place-order.server.ts';
import { Shopper, tokenOf } from '#src/journeys/buying/shopper.ts';
import { SiteProcess } from '#src/journeys/buying/site-process.ts';
import { type SmallStore, smallStore } from '#src/journeys/buying/small-store.ts';

const ORDERS = Number(process.argv[2] ?? 400);
const NOW = Date.now();
const AT_ONCE = [1, 8, 32] as const;
const SIZES = Array.from({ length: 40 }, (_, at) => ({ sku: `MX-TAI-${at}`, stock: 1_000_000 }));
/** Of {@link SIZES}. */
const FIRST_OFFER = 11;
const table: Record<string, string | number>[] = [];
let asked = 0;

const store = await smallStore(NOW, SIZES);
const { db } = store;
try {
  await settingsOfCommits(db);
  for (const lines of [1, 3]) {
    for (const atOnce of AT_ONCE) {
      const work = [];
      for (let no = 0; no < ORDERS; no++) work.push(await prepared(db, lines));
      const orders = work.map((one) => () => placeOrder(db, one));
      await run(`command, ${lines} line(s)`, atOnce, orders);
    }
  }
  await throughTheForms(store);
  console.table(table);
} finally {
  store.remove();
}

/** What a transaction that places an order says of itself, and how much it asks of the database. */
async function settingsOfCommits(db: Db): Promise<void> {
  const said = new Set<string>();
  const watched = Object.assign(Object.create(db) as Db, {
    transaction: (work: (tx: never) => Promise<unknown>, how: object) =>
      db.transaction(async (tx) => {
        const result = await work(tx as never);
        const one = async (name: string): Promise<string> =>
          String(Object.values((await tx.get<object>(sql.raw(`pragma ${name}`))) ?? {})[0]);
        said.add(
          `journal_mode=${await one('journal_mode')} synchronous=${await one('synchronous')}`,
        );
        return result;
      }, how),
  });
  for (let no = 0; no < 20; no++) await placeOrder(watched, await prepared(db, 1));
  const { client, statements } = await counted(db);
  for (const lines of [1, 3]) {
    statements.length = 0;
    await placeOrder(client, await prepared(db, lines));
    const writes = statements.filter((text) => /^\s*(?:insert|update|delete)/i.test(text)).length;
    console.log(`${lines} line(s): ${statements.length} statements, ${writes} of them write`);
  }
  closeDb(client);
  console.log(`20 orders, inside their transactions: ${[...said].join('; ')} (2 is FULL)`);
  if (said.size !== 1 || !said.has('journal_mode=wal synchronous=2')) process.exitCode = 1;
}

/** The same file by a client that writes down what is asked in its transactions. */
async function counted(db: Db): Promise<{ client: Db; statements: string[] }> {
  const client = await openDb(`file:${db.$file ?? ''}`);
  const statements: string[] = [];
  const begin = client.$client.transaction.bind(client.$client);
  client.$client.transaction = async (...mode: unknown[]) => {
    const tx = await (begin as (...mode: unknown[]) => ReturnType<typeof begin>)(...mode);
    const execute = tx.execute.bind(tx);
    tx.execute = (statement) => {
      statements.push(typeof statement === 'string' ? statement : statement.sql);
      return execute(statement);
    };
    return tx;
  };
  return { client, statements };
}

/** A cart of so many sizes, and what a buyer who saw it sends. */
async function prepared(db: Db, lines: number): Promise<PlaceOrder> {
  asked += 1;
  const at = new Date(NOW).toISOString();
  const { lastInsertRowid } = await db.$client.execute({
    sql: 'insert into carts (key_hash, made_at, seen_at) values (?, ?, ?)',
    args: [`bench-${asked}`, at, at],
  });
  const cartId = Number(lastInsertRowid);
  for (let line = 0; line < lines; line += 1) {
    await db.$client.execute({
      sql: `insert into cart_lines (cart_id, offer_id, quantity, seen_price, added_at) values (?, ?, 1, 1, ?)`,
      args: [cartId, FIRST_OFFER + ((asked * lines + line) % SIZES.length), at],
    });
  }
  const view = await readPricedCart(db, {
    ...{ cartId, now: NOW, delivery: 'delivery', destination: { provinceCode: '08' } },
  });
  return {
    ...{ cartId, requestKey: `bench-request-${asked}-${NOW}` },
    method: asked % 2 === 0 ? 'cod' : 'transfer',
    ...{ seenTotal: totalOf(view) ?? 0, seenLines: seenLinesOf(view) },
    buyer: {
      ...{ lang: 'vi', userId: null, name: 'Người Thử', phone: '0912345678' },
      ...{ email: asked % 4 === 0 ? 'nguoi-thu@vi-du.test' : '', delivery: 'delivery' },
      ...{ provinceCode: '08', communeCode: '02200', addressLine: 'Số 1', pointId: null },
      ...{ note: '', invoice: null, ageConfirmed: false },
    },
    ways: { bank: DEMO_ACCOUNT, cards: false },
    site: { url: 'https://moixa.example', name: 'Mỗi Xã' },
    ...{ demo: true, actor: ANYONE, now: NOW },
  };
}

/** Runs the orders, so many at once, with bare commits before and after. */
async function run(
  what: string,
  atOnce: number,
  work: readonly (() => Promise<unknown>)[],
  cpuMs: () => number = ownCpuMs,
): Promise<void> {
  const before = await bareCommits(db);
  const cpuBefore = cpuMs();
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = work[next++]; one !== undefined; one = work[next++]) {
        const from = performance.now();
        await one();
        times.push(performance.now() - from);
      }
    }),
  );
  const rate = work.length / ((performance.now() - started) / 1000);
  const cpu = (cpuMs() - cpuBefore) / work.length;
  const bare = (before + (await bareCommits(db))) / 2;
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1));
  const row = { what, 'at once': atOnce, 'orders/s': Math.round(rate), 'p50 ms': at(0.5) };
  table.push({
    ...row,
    ...{ 'p99 ms': at(0.99), 'bare commits/s': Math.round(bare) },
    ratio: Number((rate / bare).toFixed(3)),
    'CPU ms/order': Number(cpu.toFixed(2)),
  });
  console.log(table.at(-1));
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Of another process; null fields of other systems than Linux read as 0. */
function cpuMsOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** A row a commit, one after the other, as orders are written. */
async function bareCommits(db: Db): Promise<number> {
  await db.$client.execute(
    'create table if not exists bench_commits (id integer primary key, at text)',
  );
  const count = 300;
  const started = performance.now();
  for (let index = 0; index < count; index += 1) {
    await inTransaction(db, async (tx) => {
      await tx.run(sql`insert into bench_commits (at) values ('x')`);
    });
  }
  const rate = count / ((performance.now() - started) / 1000);
  await db.$client.execute('drop table bench_commits');
  return rate;
}

/** The button pressed in a browser; carts and forms are filled before. */
async function throughTheForms({ dataDir }: SmallStore): Promise<void> {
  const site = new SiteProcess(dataDir);
  await site.start();
  try {
    await (
      await shopper(site, 0)
    )();
    for (const atOnce of AT_ONCE) {
      const work = [];
      for (let no = 0; no < Math.min(ORDERS, 200); no++) work.push(await shopper(site, no));
      await run('forms, 1 line', atOnce, work, () => cpuMsOf(site.pid));
    }
  } finally {
    await site.stop();
  }
}

async function shopper(site: SiteProcess, no: number): Promise<() => Promise<void>> {
  const one = new Shopper(site);
  await one.put(SIZES[no % SIZES.length]?.sku ?? '');
  const { fields } = await one.form(no % 2 === 0 ? 'cod' : 'transfer');
  return async () => {
    const answer = await one.order(fields);
    if (tokenOf(answer) === null) throw new Error(`not ordered, ${answer.status}`);
  };
}
