import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyChanges } from '#db/verify-changes.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { sweepCards } from '#src/features/orders/payments/sweep-cards.server.ts';
import { openCards } from '#src/outside/payments-stripe.ts';
import { signedIn } from '../people.ts';
import type { TestServer } from '../server.ts';
import { SECRET_KEY, startStripe, WEBHOOK_SECRET } from '../stripe-stand-in.ts';
import { buy, type Purchase, type Stage, type World } from './killed-buyers.ts';
import { ledgerFaults, openingOf } from './ledger.ts';
import { SiteProcess } from './site-process.ts';
import { smallStore } from './small-store.ts';

const METHODS = ['cod', 'transfer', 'card'] as const;

export interface KillReport {
  readonly kills: number;
  /** Purchases a kill fell into, between cart and settled payment: in a request of theirs or between two. */
  readonly points: number;
  /** Where it fell → what was seen when the same was asked again. */
  readonly table: ReadonlyMap<Stage, { hits: number; wasDone: number; doneAtRetry: number }>;
  readonly purchases: Readonly<Record<string, number>>;
  readonly replays: number;
  readonly checks: number;
  readonly startMs: number;
  readonly wrong: readonly string[];
}

/**
 * Buyers buy by every way of payment at two processes on one store, while one of them, or both, are killed again and
 * again at random moments and started anew. After each kill everything in the store has to be whole, and everything a
 * buyer was told of has to be there; at the end everybody has what was asked for, once.
 * @param kills at most; fewer when `until` (milliseconds since 1970 UTC) comes first
 */
export async function killOrders(
  { kills, buyers, until }: { kills: number; buyers: number; until: number },
  say: (line: string) => void = () => {},
): Promise<KillReport> {
  const store = await smallStore(Date.now(), [
    ...[1, 2, 3].map((no) => ({ sku: `MX-NHIEU-${no}`, stock: 100_000 })),
    { sku: 'MX-IT-1', stock: Math.max(5, kills) },
    { sku: 'MX-DAT-1', stock: null },
  ]);
  const stripe = await startStripe();
  const { db } = store;
  const opening = await openingOf(db);
  const env = {
    ...{ STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET },
    STRIPE_API_BASE: stripe.url,
  };
  const sites = [new SiteProcess(store.dataDir, env), new SiteProcess(store.dataDir, env)];
  try {
    await Promise.all(sites.map((site) => site.start()));
    const office = await signedIn(
      { url: sites[0]!.url } as TestServer,
      db,
      actorAs('administrator'),
    );
    const world: World = {
      ...{ db, sites, stripe, office, hits: [], wrong: [], replays: 0 },
      skus: ['MX-NHIEU-1', 'MX-NHIEU-2', 'MX-NHIEU-3', 'MX-IT-1', 'MX-DAT-1'],
    };
    const purchases: Purchase[] = [];
    let open = true;
    const shopping = Array.from({ length: buyers }, async () => {
      while (open) {
        const no = purchases.length + 1;
        const method = METHODS[no % METHODS.length]!;
        const purchase: Purchase = {
          ...{ no, method, stage: 'cart', token: null, told: 'nothing', over: false },
        };
        purchases.push(purchase);
        await buy(world, purchase);
      }
    });
    let checks = 0;
    let between = 0;
    const check = async (when: string): Promise<void> => {
      checks += 1;
      const told = purchases.map((one) => ({ token: one.token, told: one.told }));
      const faults = [
        ...(await ledgerFaults(db, opening, new Date().toISOString())),
        ...(await lostOf(world, told)),
      ];
      let { broken } = await verifyChanges(db);
      // It reads rows and their counter one after the other: the process that lives may write in between.
      if (broken?.kind === 'end-cut') ({ broken } = await verifyChanges(db));
      if (broken !== null) faults.push(`change log: ${JSON.stringify(broken)}`);
      world.wrong.push(...faults.map((fault) => `${when}: ${fault}`));
    };
    let killed = 0;
    while (killed < kills && Date.now() < until) {
      await Promise.all(sites.map((site) => site.ready()));
      for (const site of sites) site.keepSpare();
      await wait(randomInt(30, 1_500));
      const victims = randomInt(4) === 0 ? sites : [sites[randomInt(2)]!];
      between += purchases.filter((one) => !one.over && one.stage === 'between two steps').length;
      await Promise.all(victims.map((site) => site.kill()));
      killed += 1;
      const starting = Promise.all(victims.map((site) => site.start()));
      await check(`after kill ${killed}`);
      await starting;
      if (killed % 10 === 0) {
        say(
          `${killed} kills, ${world.hits.length} requests cut, ${purchases.length} purchases, ` +
            `${world.wrong.length} wrong`,
        );
      }
    }
    open = false;
    await Promise.all(shopping);
    const cards = openCards({ secretKey: SECRET_KEY, apiBase: stripe.url });
    await sweepCards(db, { cards, actor: SYSTEM, now: Date.now() });
    await check('at the end');
    world.wrong.push(...(await endFaults(world, purchases)));
    const table = tableOf(world);
    if (between > 0) {
      table.set('between two steps', { hits: between, wasDone: 0, doneAtRetry: 0 });
    }
    const counts: Record<string, number> = {};
    for (const { method, told } of purchases) {
      const name = `${method}: ${told}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const starts = sites.flatMap(({ startMs }) => startMs).sort((a, b) => a - b);
    return {
      ...{ kills: killed, points: world.hits.length + between, table, purchases: counts, checks },
      ...{ replays: world.replays, wrong: world.wrong },
      startMs: Math.round(starts[starts.length >> 1] ?? 0),
    };
  } finally {
    await Promise.all(sites.map((site) => site.remove()));
    await stripe.stop();
    store.remove();
  }
}

/** What somebody was told of and is not there. */
async function lostOf(
  { db }: World,
  told: readonly Pick<Purchase, 'token' | 'told'>[],
): Promise<string[]> {
  const { rows } = await db.$client.execute(
    `select o.token, o.state, p.paid, p.due,
      (select count(*) from refunds r where r.order_id = o.id) refunds
      from orders o join payments p on p.order_id = o.id`,
  );
  const found = new Map(rows.map((row) => [String(row['token']), row]));
  return told.flatMap(({ token, told: what }) => {
    if (token === null) return [];
    const row = found.get(token);
    if (row === undefined) return [`lost: an order that was ${what}`];
    const { state, paid, due, refunds } = row;
    if (what === 'paid' && Number(paid) < Number(due)) return [`told paid, ${paid} of ${due}`];
    if (what === 'refunded' && Number(refunds) === 0) return ['told refunded, no refund'];
    if (what === 'cancelled' && state !== 'cancelled') return [`told cancelled, is ${state}`];
    return [];
  });
}

/** When nobody is doing anything any more. */
async function endFaults(world: World, purchases: readonly Purchase[]): Promise<string[]> {
  const { db, stripe } = world;
  const faults: string[] = [];
  const one = async (sql: string): Promise<number> =>
    Number((await db.$client.execute(sql)).rows[0]?.[0]);
  const ordered = purchases.filter(({ token }) => token !== null);
  const tokens = new Set(ordered.map(({ token }) => token));
  if (tokens.size !== ordered.length) faults.push('two buyers were told of one order');
  const stored = await one('select count(*) from orders');
  if (stored !== tokens.size) faults.push(`${stored} orders, ${tokens.size} buyers told of one`);
  const open = await one(`select count(*) from orders where state = 'awaiting-payment'`);
  if (open !== 0) faults.push(`${open} orders still wait for money that came`);
  const paidAtStripe = [...stripe.sessions.values()].filter(({ paid }) => paid);
  const atStripe = paidAtStripe.reduce((sum, { amount }) => sum + amount, 0);
  const here = await one(`select coalesce(sum(paid), 0) from payments where method = 'card'`);
  if (atStripe !== here) faults.push(`${atStripe} đồng paid at Stripe, ${here} here`);
  const backThere = paidAtStripe.reduce((sum, { refunded }) => sum + refunded, 0);
  const backHere = await one(
    `select coalesce(sum(r.amount), 0) from refunds r join payments p on p.id = r.payment_id
     where p.method = 'card' and r.state in ('sent', 'succeeded')`,
  );
  if (backThere !== backHere) faults.push(`${backThere} đồng back at Stripe, ${backHere} here`);
  const integrity = (await db.$client.execute('pragma integrity_check')).rows[0]?.[0];
  if (integrity !== 'ok') faults.push(`integrity: ${String(integrity)}`);
  return faults;
}

function tableOf({
  hits,
}: World): Map<Stage, { hits: number; wasDone: number; doneAtRetry: number }> {
  const table = new Map<Stage, { hits: number; wasDone: number; doneAtRetry: number }>();
  for (const { stage, done } of hits) {
    const row = table.get(stage) ?? { hits: 0, wasDone: 0, doneAtRetry: 0 };
    row.hits += 1;
    if (done) row.wasDone += 1;
    else row.doneAtRetry += 1;
    table.set(stage, row);
  }
  return table;
}
