import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { shortCodeFor } from './short-code.ts';

/** A short code that no other row of this table has. */
export async function freshShortCode(
  tx: Tx,
  table: typeof tradeItems | typeof tracePlaces | typeof traceParties,
): Promise<string> {
  for (;;) {
    const code = shortCodeFor(randomBytes(8).toString('hex'));
    const [taken] = await tx.select({ id: table.id }).from(table).where(eq(table.shortCode, code));
    if (!taken) return code;
  }
}
