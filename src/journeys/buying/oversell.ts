import type { Db } from '#db/client.ts';
import { alertsOf, Shopper, tokenOf } from './shopper.ts';
import type { SiteProcess } from './site-process.ts';

/** What a rush of buyers came to. */
export interface Rush {
  readonly ordered: number;
  /** Status and sentence → how many buyers read it. */
  readonly refused: ReadonlyMap<string, number>;
  readonly statuses: ReadonlyMap<number, number>;
  readonly tokens: readonly string[];
  readonly ms: number;
}

/**
 * So many buyers fill a cart and a form each, and press the button at the same moment; every second pays in cash, the
 * others by transfer. They are spread over the processes.
 */
export async function rush(
  sites: readonly SiteProcess[],
  { buyers, sku, ways }: { buyers: number; sku: string; ways: readonly ('cod' | 'transfer')[] },
): Promise<Rush> {
  const ready: (() => ReturnType<Shopper['order']>)[] = [];
  // A cart needs no crowd: ten at a time.
  for (let from = 0; from < buyers; from += 10) {
    const some = Array.from({ length: Math.min(10, buyers - from) }, async (_, index) => {
      const at = from + index;
      const shopper = new Shopper(sites[at % sites.length]!);
      const put = await shopper.put(sku);
      if (put.status !== 303) throw new Error(`cart: ${put.status} ${alertsOf(put.text)}`);
      const { page, fields } = await shopper.form(ways[Math.floor(at / 2) % ways.length] ?? 'cod');
      if (page.status !== 200) throw new Error(`form: ${page.status} ${alertsOf(page.text)}`);
      ready.push(() => shopper.order(fields));
    });
    await Promise.all(some);
  }
  const started = performance.now();
  const answers = await Promise.all(ready.map((press) => press()));
  const ms = performance.now() - started;
  const refused = new Map<string, number>();
  const statuses = new Map<number, number>();
  const tokens: string[] = [];
  for (const answer of answers) {
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const token = tokenOf(answer);
    if (token !== null) tokens.push(token);
    else {
      const said = `${answer.status} ${alertsOf(answer.text) || answer.text.slice(0, 300)}`;
      refused.set(said, (refused.get(said) ?? 0) + 1);
    }
  }
  return { ordered: tokens.length, refused, statuses, tokens, ms };
}

/** Pieces of an offer: left, taken for good, kept back at that moment. */
export async function piecesOf(
  db: Db,
  sku: string,
  at: string,
): Promise<{ stock: number; taken: number; held: number }> {
  const { rows } = await db.$client.execute({
    sql: `select f.stock,
      (select coalesce(sum(quantity), 0) from stock_holds where offer_id = f.id and state = 'taken') taken,
      (select coalesce(sum(quantity), 0) from stock_holds where offer_id = f.id and state = 'held' and until > ?) held
      from offers f where f.sku = ?`,
    args: [at, sku],
  });
  const [row] = rows;
  return {
    ...{ stock: Number(row?.['stock']), taken: Number(row?.['taken']) },
    held: Number(row?.['held']),
  };
}
