import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dayAt, formatDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { holdingOf } from './dossier-check.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { gapsOf } from './fields.ts';
import { FORM_CENTRE } from './form-centre.ts';
import { nextCentralRound } from './rounds-calendar.ts';
import { tell } from './tell.server.ts';

/**
 * The province proposes five stars: 90 points and five stars after gates, with its request and the decision approving
 * the result (QĐ 26/2026 Điều 6; a re-assessment needs the request only).
 * @throws Refusal `no-such-dossier`, `not-allowed`, `centre-papers-missing` {missing}, `dossier-not-ready`,
 * `dossier-changed`, `dossier-cannot-move`
 */
export async function forwardToCentre(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly actor: Actor;
    readonly now: number;
    readonly link?: string | null;
  },
): Promise<void> {
  const { code, version, actor, now } = asked;
  demand(actor, 'forward-to-centre', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'forward-to-centre');
    const papers = (await holdingOf(tx, dossier)).content('centre');
    const gaps = dossier.state === 'scored' ? gapsOf(FORM_CENTRE, dossier, papers) : [];
    if (gaps.length > 0) {
      throw new Refusal('centre-papers-missing', {
        missing: gaps.map(({ field }) => ({ vi: field.vi, en: field.en })),
      });
    }
    const { dossier: moved } = await moveDossier(tx, {
      dossierId: dossier.id,
      to: 'forwarded-to-centre',
      actor,
      now,
      version,
    });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'forward-to-centre', subject: `dossier:${dossier.id}`, after: papers },
    );
    const { heldBefore } = nextCentralRound(dayAt(now));
    await tell(tx, moved, {
      whom: 'producer',
      subject: 'Hồ sơ OCOP được đề nghị 5 sao',
      lines: [
        'UBND tỉnh đã chuyển hồ sơ lên Bộ Nông nghiệp và Môi trường.',
        `Đợt chấm gần nhất của trung ương tổ chức trước ngày ${formatDay(heldBefore, 'vi')}.`,
      ],
      link: asked.link ?? null,
      now,
    });
  });
}
