import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '#db/client.ts';
import type { PaymentMethod } from '#src/features/orders/order-facts.ts';
import type { StripeStandIn } from '../stripe-stand-in.ts';
import { type Answered, Visitor } from '../visitor.ts';
import { bankFile, bankFileOf } from './office-forms.ts';
import { alertsOf, Shopper, tokenOf } from './shopper.ts';
import type { SiteProcess } from './site-process.ts';

/** What a buyer, Stripe or the office was doing. */
export type Stage =
  | 'cart'
  | 'form'
  | 'order'
  | 'card page'
  | 'webhook'
  | 'webhook again'
  | 'transfer by hand'
  | 'bank file'
  | 'refund'
  | 'cancel'
  | 'between two steps';

/** A purchase as the buyer knows it: only what an answer said. */
export interface Purchase {
  readonly no: number;
  readonly method: PaymentMethod;
  stage: Stage;
  token: string | null;
  told: 'nothing' | 'ordered' | 'sold out' | 'paid' | 'refunded' | 'cancelled';
  over: boolean;
}

/** A step that a kill fell into: whether it had been done all the same. */
export interface Hit {
  readonly stage: Stage;
  readonly done: boolean;
}

export interface World {
  readonly db: Db;
  readonly sites: readonly SiteProcess[];
  readonly stripe: StripeStandIn;
  /** Signed in, with the right to settle and give back. */
  readonly office: Visitor;
  readonly skus: readonly string[];
  readonly hits: Hit[];
  readonly wrong: string[];
  /** Webhooks sent again that did nothing. */
  replays: number;
}

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)]!;
const MOST_TRIES = 40;

class Surprise extends Error {}

/**
 * One step, tried until an answer comes: whatever was killed, the same is asked again of a process that is up.
 * @param done asked after a kill: whether the store had it already
 */
async function persist(
  world: World,
  purchase: Purchase,
  stage: Stage,
  ask: (site: SiteProcess) => Promise<Answered>,
  done: () => Promise<boolean>,
): Promise<Answered> {
  for (let turn = 0; turn < MOST_TRIES; turn++) {
    const site = pick(world.sites);
    await site.ready();
    const life = site.starts;
    purchase.stage = stage;
    try {
      const answer = await ask(site);
      purchase.stage = 'between two steps';
      if (answer.status >= 500) {
        // Its neighbour was killed while it wrote, or it is a defect: a buyer would press again.
        world.wrong.push(`${stage}: ${answer.status} at ${site.url}`);
        await wait(100);
        continue;
      }
      return answer;
    } catch {
      // The connection broke. Was it the kill?
      await wait(20);
      if (site.up && site.starts === life) {
        await wait(300);
        if (site.up && site.starts === life) world.wrong.push(`${stage}: broken without a kill`);
      }
      world.hits.push({ stage, done: await done() });
    }
  }
  throw new Surprise(`${stage}: no answer in ${MOST_TRIES} tries`);
}

async function has(db: Db, sql: string, ...args: string[]): Promise<boolean> {
  return (await db.$client.execute({ sql, args })).rows.length > 0;
}

/** From the empty cart to settled money, or to a clear no. */
export async function buy(world: World, purchase: Purchase): Promise<void> {
  try {
    await through(world, purchase);
  } catch (error) {
    world.wrong.push(`purchase ${purchase.no} (${purchase.method}): ${String(error)}`);
  } finally {
    purchase.over = true;
  }
}

async function through(world: World, purchase: Purchase): Promise<void> {
  const { db } = world;
  const here = { url: '' };
  const shopper = new Shopper(here);
  const at = (site: SiteProcess): Shopper => {
    here.url = site.url;
    return shopper;
  };
  const never = (): Promise<boolean> => Promise.resolve(false);
  const step = (
    stage: Stage,
    ask: (site: SiteProcess) => Promise<Answered>,
    done: () => Promise<boolean> = never,
  ) => persist(world, purchase, stage, ask, done);
  const expectStatus = (stage: Stage, answer: Answered, ...good: number[]): void => {
    if (good.includes(answer.status)) return;
    throw new Surprise(`${stage}: ${answer.status} ${alertsOf(answer.text)}`);
  };

  for (const sku of new Set([pick(world.skus), pick(world.skus)])) {
    const put = await step('cart', (site) => at(site).put(sku));
    expectStatus('cart', put, 303, 422);
  }
  const { method } = purchase;
  let fields: Record<string, string> = {};
  const page = await step('form', async (site) => {
    const read = await at(site).form(method);
    fields = read.fields;
    return read.page;
  });
  expectStatus('form', page, 200);
  const key = fields['khoa'] ?? '';
  const placed = await step(
    'order',
    (site) => at(site).order(fields),
    () => has(db, `select 1 from orders where request_key like '%:' || ?`, key),
  );
  const token = tokenOf(placed);
  if (token === null) {
    expectStatus('order', placed, 409);
    const said = alertsOf(placed.text);
    if (!/vừa hết|chỉ còn|chưa thể đặt/.test(said)) throw new Surprise(`order refused: ${said}`);
    purchase.told = 'sold out';
    return;
  }
  Object.assign(purchase, { token, told: 'ordered' });
  const order = `/don-hang/${token}`;
  if (method === 'card') await payByCard();
  if (method === 'transfer') await payByTransfer();
  const next = randomInt(10);
  if (method === 'card' && next < 4) await giveBack();
  else if (next >= 8) {
    const gone = await step(
      'cancel',
      (site) => at(site).post(`${order}/huy`, {}),
      () => has(db, `select 1 from orders where token = ? and state = 'cancelled'`, token),
    );
    expectStatus('cancel', gone, 303);
    purchase.told = 'cancelled';
  }

  async function facts(): Promise<{ payment: number; due: number; reference: string }> {
    const { rows } = await db.$client.execute({
      sql: `select p.id, p.due, p.reference from payments p join orders o on o.id = p.order_id where o.token = ?`,
      args: [token!],
    });
    const [row] = rows;
    if (row === undefined) throw new Surprise('an order that was told of is not there');
    return {
      ...{ payment: Number(row['id']), due: Number(row['due']) },
      reference: String(row['reference']),
    };
  }

  async function tell(stage: Stage, event: object, done: () => Promise<boolean>): Promise<void> {
    const send = async (site: SiteProcess): Promise<Answered> => {
      const answer = await world.stripe.tell(`${site.url}/webhooks/stripe`, event);
      const text = await answer.text();
      return { status: answer.status, location: null, text, headers: answer.headers };
    };
    expectStatus(stage, await step(stage, send, done), 200);
    for (let again = 0; again < 2; again++) {
      const replay = await step('webhook again', send, done);
      if (replay.text.trim() === 'duplicate') world.replays += 1;
      else throw new Surprise(`replayed webhook: ${replay.status} ${replay.text}`);
    }
  }

  async function payByCard(): Promise<void> {
    const press = (): Promise<Answered> =>
      step(
        'card page',
        (site) => at(site).post(order, { viec: 'the' }),
        () =>
          has(
            db,
            `select 1 from payments p join orders o on o.id = p.order_id where o.token = ? and p.session_id is not null`,
            token!,
          ),
      );
    let opened = await press();
    // A page of Stripe's that did not answer in time is asked for again, as the buyer is told to.
    for (let again = 0; again < 4 && opened.status === 422; again++) {
      await wait(500);
      opened = await press();
    }
    const session = /\/pay\/(\w+)$/.exec(opened.location ?? '')?.[1];
    if (session === undefined)
      throw new Surprise(`card page: ${opened.status} ${alertsOf(opened.text)}`);
    world.stripe.pay(session);
    const paid = () => has(db, `select 1 from payments where session_id = ? and paid > 0`, session);
    await tell(
      'webhook',
      world.stripe.event('checkout.session.completed', world.stripe.sessionObject(session)),
      paid,
    );
    purchase.told = 'paid';
  }

  async function payByTransfer(): Promise<void> {
    const { payment, due, reference } = await facts();
    const ref = `FT${String(purchase.no).padStart(8, '0')}`;
    const done = () => has(db, `select 1 from bank_lines where bank_ref = ?`, `${ref}/${due}`);
    if (randomInt(2) === 0) {
      const form = { viec: 'nhan', chac: '1', 'so-tien': String(due), ma: ref };
      const answer = await step(
        'transfer by hand',
        (site) =>
          asOffice(site).post(`/ban/thu-tien/${payment}`, { ...form, 'ly-do': 'thấy trong sổ' }),
        done,
      );
      expectStatus('transfer by hand', answer, 303, 422);
    } else {
      const csv = bankFileOf({ amount: due, reference, ref });
      const answer = await step('bank file', async (site) => bankFile(asOffice(site), csv), done);
      expectStatus('bank file', answer, 303, 200);
    }
    if (!(await done())) throw new Surprise('money of a transfer is not in the book');
    purchase.told = 'paid';
  }

  async function giveBack(): Promise<void> {
    const { payment, due } = await facts();
    const form = { viec: 'hoan', chac: '1', khoa: randomUUID(), 'ly-do': 'khách đổi ý' };
    const amount = randomInt(2) === 0 ? due : Math.max(1, Math.floor(due / 3));
    const answer = await step(
      'refund',
      (site) =>
        asOffice(site).post(`/ban/thu-tien/${payment}`, { ...form, 'so-tien': String(amount) }),
      () =>
        has(db, `select 1 from refunds where request_key = ?`, `office:${payment}:${form.khoa}`),
    );
    expectStatus('refund', answer, 303);
    purchase.told = 'refunded';
  }

  function asOffice(site: SiteProcess): Visitor {
    const office = new Visitor({ url: site.url });
    const { cookie } = world.office;
    return Object.assign(office, {
      post: (address: string, form: Record<string, string> | FormData) =>
        Visitor.prototype.post.call(office, address, form, { origin: site.url, cookie }),
    });
  }
}
