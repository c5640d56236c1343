import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record, recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { invitationLetters } from '#db/schema/sellers.ts';
import { dayAt, addDays, type Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { randomSigns, tokenHash } from '#src/features/accounts/token.server.ts';
import { LETTER_DAYS, LETTER_SIGNS, MOST_LETTERS, spokenToken } from './letter-token.ts';
import { membersCount } from './members-count.server.ts';
import { sellerPlace } from './save-profile.server.ts';

/** What one letter says; the token is kept nowhere else. */
export interface NewLetter {
  readonly id: number;
  readonly code: string;
  readonly token: string;
  readonly producerId: number;
  readonly producer: string;
  readonly printedPlace: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly until: Day;
}

/**
 * Makes a letter for each producer, all or none. An earlier letter of the same producer that is still open ends: its
 * paper was lost, or is replaced by this one.
 * @throws Refusal `not-allowed`, `no-such-producer`, `letters-none`, `letters-too-many` {most}, `letter-has-member` {names}
 */
export async function makeLetters(
  db: Db,
  asked: { readonly producerIds: readonly number[]; readonly actor: Actor; readonly now: number },
): Promise<NewLetter[]> {
  const { actor, now } = asked;
  demand(actor, 'make-invitation-letter', SOMEWHERE);
  const ids = [...new Set(asked.producerIds)];
  if (ids.length === 0) throw new Refusal('letters-none', {});
  if (ids.length > MOST_LETTERS) throw new Refusal('letters-too-many', { most: MOST_LETTERS });
  return inTransaction(db, async (tx) => {
    const made: NewLetter[] = [];
    const members = await membersCount(tx, ids);
    const held: string[] = [];
    for (const producerId of ids) {
      const place = await sellerPlace(tx, producerId);
      demand(actor, 'make-invitation-letter', place);
      if ((members.get(producerId) ?? 0) > 0) held.push(place.name);
    }
    if (held.length > 0) throw new Refusal('letter-has-member', { names: held.slice(0, 5) });
    const ended = await endOpenIn(tx, ids, now);
    for (const producerId of ids) made.push(await writeLetterIn(tx, producerId, { actor, now }));
    await recordAll(tx, { actor: actor.name, now }, [
      ...ended.map((id) => ({ deed: 'replace-letter', subject: `letter:${id}` })),
      ...made.map(({ id, code, producerId, until }) => ({
        deed: 'make-letter',
        subject: `letter:${id}`,
        after: { code, producerId, until },
      })),
    ]);
    return made;
  });
}

/** A letter that nobody can use any more. @throws Refusal `not-allowed`, `no-such-letter`, `letter-over` */
export async function withdrawLetter(
  db: Db,
  asked: { readonly id: number; readonly actor: Actor; readonly now: number },
): Promise<void> {
  const { id, actor, now } = asked;
  demand(actor, 'make-invitation-letter', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const [letter] = await tx.select().from(invitationLetters).where(eq(invitationLetters.id, id));
    if (!letter) throw new Refusal('no-such-letter', {});
    demand(actor, 'make-invitation-letter', await sellerPlace(tx, letter.producerId));
    if (letter.withdrawnAt !== null) throw new Refusal('letter-over', {});
    await tx
      .update(invitationLetters)
      .set({ withdrawnAt: new Date(now).toISOString() })
      .where(eq(invitationLetters.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'withdraw-letter', subject: `letter:${id}` },
    );
  });
}

async function endOpenIn(tx: Tx, producerIds: readonly number[], now: number): Promise<number[]> {
  const rows = await tx
    .update(invitationLetters)
    .set({ withdrawnAt: new Date(now).toISOString() })
    .where(
      and(
        inArray(invitationLetters.producerId, [...producerIds]),
        isNull(invitationLetters.withdrawnAt),
      ),
    )
    .returning({ id: invitationLetters.id });
  return rows.map(({ id }) => id);
}

async function writeLetterIn(
  tx: Tx,
  producerId: number,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<NewLetter> {
  const { name, printedPlace, provinceCode, communeCode } = await sellerPlace(tx, producerId);
  const token = randomSigns(LETTER_SIGNS);
  const code = `TM-${randomSigns(8).toUpperCase()}`;
  const until = addDays(dayAt(now), LETTER_DAYS);
  const [row] = await tx
    .insert(invitationLetters)
    .values({
      ...{ code, producerId, tokenHash: tokenHash(token), madeBy: actor.name },
      madeAt: new Date(now).toISOString(),
      // To the end of that day in Việt Nam.
      expiresAt: `${until}T16:59:59.999Z`,
    })
    .returning({ id: invitationLetters.id });
  return {
    ...{ id: row?.id ?? 0, code, token: spokenToken(token), producerId, producer: name },
    ...{ printedPlace, provinceCode, communeCode, until },
  };
}
