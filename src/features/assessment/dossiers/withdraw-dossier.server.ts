import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { tell } from './tell.server.ts';

/**
 * The producer takes a dossier back for good; it stays readable, and a new one may be opened.
 * @throws Refusal `no-such-dossier`, `not-allowed`, `reason-missing`, `dossier-changed`, `dossier-cannot-move`
 */
export async function withdrawDossier(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly why: string;
    readonly actor: Actor;
    readonly now: number;
    readonly link?: string | null;
  },
): Promise<void> {
  const { code, version, actor, now } = asked;
  demand(actor, 'withdraw-dossier', SOMEWHERE);
  const why = asked.why.normalize('NFC').trim();
  await inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'withdraw-dossier');
    if (why === '') throw new Refusal('reason-missing', { what: 'withdraw' });
    const moved = await moveDossier(tx, {
      dossierId: dossier.id,
      to: 'withdrawn',
      actor,
      now,
      version,
      note: why,
    });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'withdraw-dossier', subject: `dossier:${dossier.id}`, after: { why } },
    );
    if (dossier.lodgedAt === null) return;
    const atProvince = dossier.state !== 'lodged' && dossier.state !== 'returned-by-commune';
    await tell(tx, moved.dossier, {
      whom: atProvince ? 'province' : 'commune',
      subject: 'Chủ thể đã rút hồ sơ OCOP',
      lines: [`Lý do: ${why}`],
      link: asked.link ?? null,
      now,
    });
  });
}
