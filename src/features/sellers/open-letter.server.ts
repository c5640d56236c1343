import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { invitationLetters, producerClaims } from '#db/schema/sellers.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { tokenHash } from '#src/features/accounts/token.server.ts';
import { letterToken } from './letter-token.ts';

export interface OpenLetter {
  readonly id: number;
  readonly code: string;
  readonly producerId: number;
  /** ISO. */
  readonly expiresAt: string;
}

/** The letter that a token opens; null when it ran out, was withdrawn, has done its work, or never was. */
export async function openLetter(
  db: Pick<Db | Tx, 'select'>,
  token: string,
  now: number,
): Promise<OpenLetter | null> {
  const read = letterToken(token);
  if (read === null) return null;
  const [row] = await db
    .select({ letter: invitationLetters, claimState: producerClaims.state })
    .from(invitationLetters)
    .leftJoin(producerClaims, eq(producerClaims.id, invitationLetters.claimId))
    .where(
      and(
        eq(invitationLetters.tokenHash, tokenHash(read)),
        isNull(invitationLetters.withdrawnAt),
        gt(invitationLetters.expiresAt, new Date(now).toISOString()),
      ),
    );
  if (row === undefined || row.claimState === 'approved') return null;
  const { id, code, producerId, expiresAt } = row.letter;
  return { id, code, producerId, expiresAt };
}

/** Somebody has looked at the letter: counted, and the first time logged. Whoever has the paper may. */
export async function noteLetterOpened(
  db: Db,
  { id, actor, now }: { readonly id: number; readonly actor: Actor; readonly now: number },
): Promise<void> {
  demand(actor, 'open-invitation-letter');
  await inTransaction(db, async (tx) => {
    const [row] = await tx
      .update(invitationLetters)
      .set({
        openedTimes: sql`${invitationLetters.openedTimes} + 1`,
        firstOpenedAt: sql`coalesce(${invitationLetters.firstOpenedAt}, ${new Date(now).toISOString()})`,
      })
      .where(eq(invitationLetters.id, id))
      .returning({ times: invitationLetters.openedTimes });
    if (row?.times !== 1) return;
    await record(tx, { actor: 'anyone', now }, { deed: 'open-letter', subject: `letter:${id}` });
  });
}
