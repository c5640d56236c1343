import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { dayAt, parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { samplesNeeded } from '../dossier-states.ts';
import { dossierFor } from './dossier-sight.server.ts';

const MOST = 99;

/**
 * Writes down that the samples are here: 5, none for group VI (QĐ 26/2026 Điều 5). A correction takes the old number's
 * place; the change log keeps both.
 * @param receivedOn `YYYY-MM-DD`, not later than today
 * @throws Refusal `no-such-dossier`, `not-allowed`, `samples-not-asked`, `samples-wrong`, `dossier-not-editable`,
 * `dossier-changed`
 */
export async function receiveSamples(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly samples: number;
    readonly receivedOn: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { code, samples, actor, now } = asked;
  demand(actor, 'receive-samples', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'receive-samples');
    if (dossier.state !== 'lodged' && dossier.state !== 'with-province') {
      throw new Refusal('dossier-not-editable', { state: dossier.state });
    }
    if (dossier.version !== asked.version) {
      throw new Refusal('dossier-changed', { code, state: dossier.state });
    }
    if (samplesNeeded(dossier.setNo) === 0) throw new Refusal('samples-not-asked', {});
    const on = parseDay(asked.receivedOn);
    if (
      !Number.isInteger(samples) ||
      samples < 0 ||
      samples > MOST ||
      on === null ||
      on > dayAt(now)
    ) {
      throw new Refusal('samples-wrong', { needed: samplesNeeded(dossier.setNo) });
    }
    await tx
      .update(dossiers)
      .set({
        samples,
        samplesReceivedOn: on,
        samplesReceivedBy: actor.name,
        version: dossier.version + 1,
      })
      .where(eq(dossiers.id, dossier.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'receive-samples',
        subject: `dossier:${dossier.id}`,
        before: { samples: dossier.samples, on: dossier.samplesReceivedOn },
        after: { samples, on },
      },
    );
  });
}
