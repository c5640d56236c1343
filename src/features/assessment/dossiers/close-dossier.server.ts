import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { tell } from './tell.server.ts';

/**
 * Ends a dossier whose result brings no certificate: under three stars, or out (QĐ 26/2026 Điều 4).
 * @throws Refusal `no-such-dossier`, `not-allowed`, `reason-missing`, `result-brings-stars`, `dossier-changed`,
 * `dossier-cannot-move`
 */
export async function closeDossier(
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
  demand(actor, 'issue-decision', SOMEWHERE);
  const why = asked.why.normalize('NFC').trim();
  await inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'issue-decision');
    if (why === '') throw new Refusal('reason-missing', { what: 'close' });
    if (dossier.state === 'scored' && (dossier.resultStars ?? 0) >= 3) {
      throw new Refusal('result-brings-stars', { stars: dossier.resultStars });
    }
    const { dossier: moved } = await moveDossier(tx, {
      dossierId: dossier.id,
      to: 'not-recognised',
      actor,
      now,
      version,
      note: why,
      fill: { decidedAt: new Date(now).toISOString() },
    });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'close-dossier', subject: `dossier:${dossier.id}`, after: { why } },
    );
    await tell(tx, moved, {
      whom: 'producer',
      subject: 'Sản phẩm chưa được công nhận OCOP',
      lines: [why, 'Chủ thể có thể hoàn thiện sản phẩm và nộp hồ sơ mới.'],
      link: asked.link ?? null,
      now,
    });
  });
}
