import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { BankLineRow, BankLineState } from './bank-line.ts';
import { ordersWithin } from './payments-within.server.ts';

export const BANK_LINES_A_PAGE = 30;

/** Lines of statements, newest first: all of them for whoever answers for the account, else those of orders within reach. */
export async function listBankLines(
  db: Db,
  one: {
    readonly actor: Actor;
    readonly text: string;
    readonly state: BankLineState | null;
    readonly page: number;
    readonly most?: number;
  },
): Promise<{ lines: readonly BankLineRow[]; total: number; unknown: number }> {
  const { actor, most = BANK_LINES_A_PAGE } = one;
  demand(actor, 'reconcile-payments', SOMEWHERE);
  const within = reachOf(actor, 'reconcile-payments').everywhere
    ? sql`1`
    : sql`(o.id is not null and ${ordersWithin(actor, 'reconcile-payments')})`;
  const text = `%${one.text.trim()}%`;
  const where: SQL = sql.join(
    [
      within,
      one.state === null ? sql`1` : sql`b.state = ${one.state}`,
      one.text.trim() === ''
        ? sql`1`
        : sql`(b.said like ${text} or b.bank_ref like ${text} or o.code like ${text} or b.amount = ${Number(one.text.replace(/\D/g, '') || -1)})`,
    ],
    sql` and `,
  );
  const from = sql`from bank_lines b left join payments y on y.id = b.payment_id
    left join orders o on o.id = y.order_id`;
  const [counted] = await db.all<{ total: number }>(
    sql`select count(*) as total ${from} where ${where}`,
  );
  const [unknown] = await db.all<{ total: number }>(
    sql`select count(*) as total ${from} where ${within} and b.state = 'unknown'`,
  );
  const offset = most === BANK_LINES_A_PAGE ? (one.page - 1) * most : 0;
  const lines = await db.all<BankLineRow>(sql`
    select b.id, b.bank_ref as bankRef, b.at, b.amount, b.said, b.state, b.note,
      b.payment_id as paymentId, o.code, b.handled_by as handledBy
    ${from} where ${where} order by b.at desc, b.id desc limit ${most} offset ${offset}`);
  return { lines, total: counted?.total ?? 0, unknown: unknown?.total ?? 0 };
}
