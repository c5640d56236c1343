import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import {
  badRefund,
  badRefundList,
  badSession,
  type BadParam,
  type Params,
  readParams,
} from './stripe-params.ts';

/** Example objects of every Stripe resource, as Stripe publishes them. */
const FIXTURES = fileURLToPath(
  new URL('../../../shared/standards/stripe-fixtures3.json', import.meta.url),
);
export const fixturesAreBeside = existsSync(FIXTURES);
const shapes: Record<string, object> = fixturesAreBeside
  ? (JSON.parse(readFileSync(FIXTURES, 'utf8')) as { resources: Record<string, object> }).resources
  : {};
const shapeOf = (name: string): object => structuredClone(shapes[name] ?? {});

export const WEBHOOK_SECRET = 'whsec_standin0123456789abcdef';
export const SECRET_KEY = 'sk_test_standin0123456789';

export interface StandInSession {
  readonly id: string;
  readonly amount: number;
  status: 'open' | 'complete' | 'expired';
  paid: boolean;
  intentId: string | null;
  readonly params: Params;
  refunded: number;
}

/** A server in Stripe's place: takes what the official library may send, refuses the rest, keeps what it was told. */
export interface StripeStandIn {
  readonly url: string;
  /** Every request it took, oldest first. */
  readonly asked: readonly { method: string; path: string; params: Params; key: string | null }[];
  readonly sessions: ReadonlyMap<string, StandInSession>;
  /** The next requests answer so: `drop` does the work and loses the answer, a number is the status of a defect. */
  misbehave(...next: ('drop' | number)[]): void;
  /** Somebody types a card on Stripe's page. */
  pay(sessionId: string): StandInSession;
  expire(sessionId: string): StandInSession;
  /** What Stripe would tell, as an event with the object as it is now. */
  event(type: string, object: object, id?: string): Stripe.Event;
  sessionObject(sessionId: string, more?: object): object;
  refundObject(refundId: string, more?: object): object;
  /** Tells a site: signed as Stripe signs, unless told otherwise. */
  tell(url: string, event: object, options?: { secret?: string; at?: number }): Promise<Response>;
  stop(): Promise<void>;
}

/** @param now milliseconds since 1970 UTC: what Stripe's clock says */
export async function startStripe(now: () => number = Date.now): Promise<StripeStandIn> {
  const asked: { method: string; path: string; params: Params; key: string | null }[] = [];
  const sessions = new Map<string, StandInSession>();
  const refunds = new Map<
    string,
    { id: string; intentId: string; amount: number; params: Params }
  >();
  const answers = new Map<string, { asked: string; status: number; body: object }>();
  let trouble: ('drop' | number)[] = [];
  let url = '';
  const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
  const seconds = (): number => Math.floor(now() / 1000);

  const sessionObject = (id: string, more: object = {}): object => {
    const one = sessionNamed(id);
    return {
      ...shapeOf('checkout.session'),
      ...{ id, object: 'checkout.session', mode: 'payment', currency: 'vnd', status: one.status },
      ...{ amount_total: one.amount, amount_subtotal: one.amount, created: seconds() },
      client_reference_id: one.params['client_reference_id'] ?? null,
      metadata: one.params['metadata'] ?? {},
      ...{ payment_intent: one.intentId, payment_status: one.paid ? 'paid' : 'unpaid' },
      expires_at: Number(one.params['expires_at']),
      url: one.status === 'open' ? `${url}/pay/${id}` : null,
      ...more,
    };
  };
  const refundObject = (id: string, more: object = {}): object => {
    const one = refunds.get(id);
    if (one === undefined) throw new Error(`no refund ${id}`);
    return {
      ...shapeOf('refund'),
      ...{ id, object: 'refund', amount: one.amount, currency: 'vnd', created: seconds() },
      ...{ payment_intent: one.intentId, metadata: one.params['metadata'] ?? {} },
      status: 'succeeded',
      ...more,
    };
  };
  function sessionNamed(id: string): StandInSession {
    const one = sessions.get(id);
    if (one === undefined) throw new Error(`no checkout ${id}`);
    return one;
  }
  const refuse = (status: number, message: string, more: object = {}): [number, object] => [
    status,
    { error: { type: 'invalid_request_error', message, ...more } },
  ];
  const refuseParam = (bad: BadParam): [number, object] => refuse(400, bad.message, bad);

  function openSession(params: Params): [number, object] {
    const bad = badSession(params, seconds());
    if (bad) return refuseParam(bad);
    const lines = Object.values(params['line_items'] as Params) as Params[];
    const amount = lines.reduce((sum, line) => {
      const price = line['price_data'] as Params;
      return sum + Number(price['unit_amount']) * Number(line['quantity']);
    }, 0);
    const id = newId('cs_test');
    sessions.set(id, {
      ...{ id, amount, status: 'open', paid: false, intentId: null, params, refunded: 0 },
    });
    return [200, sessionObject(id)];
  }

  function makeRefund(params: Params): [number, object] {
    const bad = badRefund(params);
    if (bad) return refuseParam(bad);
    const intentId = String(params['payment_intent']);
    const session = [...sessions.values()].find((one) => one.intentId === intentId);
    if (!session) {
      const code = 'resource_missing';
      return refuse(404, `No such payment_intent: '${intentId}'`, { code });
    }
    const left = session.amount - session.refunded;
    if (left === 0) {
      const code = 'charge_already_refunded';
      return refuse(400, 'Charge has already been refunded.', { code });
    }
    const amount = params['amount'] === undefined ? left : Number(params['amount']);
    if (amount > left || amount <= 0) {
      return refuse(400, `Refund amount (${amount}) is greater than charge amount (${left})`);
    }
    session.refunded += amount;
    const id = newId('re');
    refunds.set(id, { id, intentId, amount, params });
    return [200, refundObject(id)];
  }

  function route(method: string, path: string, params: Params): [number, object] {
    if (method === 'POST' && path === '/v1/checkout/sessions') return openSession(params);
    const session = /^\/v1\/checkout\/sessions\/(\w+)$/.exec(path)?.[1];
    if (method === 'GET' && session !== undefined) {
      return sessions.has(session)
        ? [200, sessionObject(session)]
        : refuse(404, `No such checkout.session: ${session}`, { code: 'resource_missing' });
    }
    if (method === 'POST' && path === '/v1/refunds') return makeRefund(params);
    if (method === 'GET' && path === '/v1/refunds') {
      const bad = badRefundList(params);
      if (bad) return refuseParam(bad);
      const data = [...refunds.values()]
        .filter(({ intentId }) => intentId === params['payment_intent'])
        .map(({ id }) => refundObject(id));
      return [200, { object: 'list', data, has_more: false, url: path }];
    }
    return refuse(404, `Unrecognized request URL (${method}: ${path}).`);
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const target = new URL(req.url ?? '/', 'http://stripe.test');
    let body = '';
    for await (const chunk of req as AsyncIterable<Buffer>) body += chunk.toString('utf8');
    const method = req.method ?? 'GET';
    if (target.pathname.startsWith('/pay/')) return page(method, target.pathname.slice(5), res);
    const say = (status: number, json: object): void => {
      const type = { 'content-type': 'application/json', 'request-id': newId('req') };
      res.writeHead(status, type).end(JSON.stringify(json));
    };
    if (!/^Bearer (?:sk|rk)_test_/.test(req.headers.authorization ?? '')) {
      return say(...refuse(401, 'Invalid API Key provided'));
    }
    const text = method === 'GET' ? target.search.slice(1) : body;
    const key = req.headers['idempotency-key']?.toString() ?? null;
    const params = readParams(text);
    asked.push({ method, path: target.pathname, params, key });
    const bad = trouble.shift();
    if (typeof bad === 'number') {
      return say(bad, { error: { type: 'api_error', message: 'Something went wrong' } });
    }
    const known = key === null ? undefined : answers.get(key);
    if (known !== undefined && known.asked !== `${target.pathname}?${text}`) {
      const type = 'idempotency_error';
      return say(400, { error: { type, message: 'Keys for idempotent requests differ' } });
    }
    const [status, json] = known
      ? [known.status, known.body]
      : route(method, target.pathname, params);
    if (key !== null) answers.set(key, { asked: `${target.pathname}?${text}`, status, body: json });
    if (bad === 'drop') return void res.destroy();
    say(status, json);
  }

  /** Stripe's own page, as far as a journey needs it. */
  function page(method: string, id: string, res: ServerResponse): void {
    const one = sessions.get(id);
    if (one === undefined) return void res.writeHead(404).end();
    if (method === 'POST') {
      if (one.status === 'open') pay(id);
      return void res.writeHead(303, { location: String(one.params['success_url']) }).end();
    }
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    res.end(
      `<!doctype html><title>Pay ${one.amount}</title><form method="post"><button>Pay</button></form>` +
        `<a href="${String(one.params['cancel_url'])}">Back</a>`,
    );
  }

  function pay(id: string): StandInSession {
    const one = sessionNamed(id);
    if (one.status !== 'open') throw new Error(`${id} is ${one.status}`);
    return Object.assign(one, { status: 'complete', paid: true, intentId: newId('pi') });
  }

  const server = http.createServer((req, res) => {
    answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, asked, sessions, pay, sessionObject, refundObject },
    misbehave: (...next) => void (trouble = next),
    expire: (id) => Object.assign(sessionNamed(id), { status: 'expired' as const }),
    event: (type, object, id = newId('evt')) =>
      ({
        ...shapeOf('event'),
        ...{
          id,
          object: 'event',
          type,
          created: seconds(),
          data: { object: structuredClone(object) },
        },
      }) as unknown as Stripe.Event,
    tell(site, event, { secret = WEBHOOK_SECRET, at = now() } = {}) {
      const payload = JSON.stringify(event);
      const timestamp = Math.floor(at / 1000);
      const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
      return fetch(site, {
        method: 'POST',
        body: payload,
        headers: { 'stripe-signature': header, 'content-type': 'application/json' },
      });
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
