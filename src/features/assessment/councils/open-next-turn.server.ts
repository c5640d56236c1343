import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { roundDossiers, scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { nextTurnLetter } from './letters.ts';
import { demandState } from './manage-round.server.ts';
import { sheetsOnTable } from './sheets-on-table.server.ts';
import { roundDossierOf, roundOf, targetOfCouncil } from './the-council.server.ts';

/**
 * After the discussion: opens the next scoring turn of a dossier. Each member finds a new sheet with what he or she
 * scored before; who abstained keeps abstaining. The sheets of the turn that is over may now be read by all members.
 * @param version of the dossier's place in the round, as the page showed it
 * @throws Refusal `not-allowed`, `no-such-round`, `round-state`, `not-in-round`, `dossier-decided`, `reason-needed`,
 *   `dossier-moved-on`, `last-turn`, `sheets-missing`
 */
export async function openNextTurn(
  db: Db,
  {
    roundId,
    dossierId,
    why,
    version,
    actor,
    now,
  }: {
    roundId: number;
    dossierId: number;
    why: string;
    version: number;
    actor: Actor;
    now: number;
  },
): Promise<{ turn: number }> {
  demand(actor, 'hold-meeting', targetOfCouncil((await roundOf(db, roundId)).council));
  if (why.trim() === '') throw new Refusal('reason-needed', { field: 'vi-sao' });
  return inTransaction(db, async (tx) => {
    const { round, council } = await roundOf(tx, roundId);
    demandState(round, ['scoring']);
    const row = await roundDossierOf(tx, roundId, dossierId);
    if (row.state === 'decided') throw new Refusal('dossier-decided', {});
    if (row.version !== version) throw new Refusal('dossier-moved-on', {});
    if (row.turn >= council.scoringTurns)
      throw new Refusal('last-turn', { turns: council.scoringTurns });
    const { members, sheets, count } = await sheetsOnTable(tx, council, row);
    if (count.missing.length > 0 || count.counted.length === 0) {
      const names = members.filter(({ id }) => count.missing.includes(id)).map(({ name }) => name);
      throw new Refusal('sheets-missing', { names });
    }
    const turn = row.turn + 1;
    await tx
      .update(roundDossiers)
      .set({ turn, turnWhy: why.trim().slice(0, 2000), version: version + 1 })
      .where(eq(roundDossiers.id, row.id));
    for (const { id: _id, ...sheet } of sheets.filter((one) => one.signedAt !== null)) {
      const abstains = sheet.conflict !== null;
      await tx.insert(scoreSheets).values({
        ...sheet,
        turn,
        version: 1,
        savedAt: new Date(now).toISOString(),
        ...(abstains ? {} : { signedAt: null, total: null, stars: null, hash: null }),
      });
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'open-next-turn',
        subject: `dossier:${dossierId}`,
        before: { turn: row.turn },
        after: { round: roundId, turn, why: why.trim() },
      },
    );
    const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, dossierId));
    for (const member of members.filter(({ id }) => count.counted.includes(id))) {
      await queueMail(
        tx,
        nextTurnLetter(member, {
          dossier: dossier?.code ?? '',
          product: dossier?.productName ?? '',
          turn,
          why: why.trim(),
          dossierId,
        }),
        now,
      );
    }
    return { turn };
  });
}
