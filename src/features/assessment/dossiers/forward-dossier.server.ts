import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { communeReportGaps } from './completeness.ts';
import { holdingOf } from './dossier-check.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { tell } from './tell.server.ts';

/**
 * The commune sends a dossier on to the province, with its letter of request and Mẫu 03 (QĐ 26/2026 Điều 5).
 * @throws Refusal `no-such-dossier`, `not-allowed`, `commune-report-incomplete` {missing}, `dossier-changed`,
 * `dossier-cannot-move`
 */
export async function forwardDossier(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly actor: Actor;
    readonly now: number;
    readonly link?: string | null;
  },
): Promise<{ late: boolean }> {
  const { code, version, actor, now } = asked;
  demand(actor, 'forward-dossier', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'forward-dossier');
    const report = (await holdingOf(tx, dossier)).content('m03');
    const gaps = dossier.state === 'lodged' ? communeReportGaps(dossier, report) : [];
    if (gaps.length > 0) {
      throw new Refusal('commune-report-incomplete', {
        missing: gaps.map(({ field }) => ({ vi: field.vi, en: field.en })),
      });
    }
    const { dossier: moved } = await moveDossier(tx, {
      dossierId: dossier.id,
      to: 'with-province',
      actor,
      now,
      version,
      fill: { forwardedAt: new Date(now).toISOString() },
    });
    const late = dossier.communeDueOn !== null && dayAt(now) > dossier.communeDueOn;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'forward-dossier',
        subject: `dossier:${dossier.id}`,
        after: { letterNo: report['letterNo'], letterOn: report['letterOn'], late },
      },
    );
    const link = asked.link ?? null;
    await tell(tx, moved, {
      whom: 'province',
      subject: 'Xã đề nghị đánh giá hồ sơ OCOP',
      lines: [`Văn bản đề nghị số ${report['letterNo'] ?? ''}.`],
      link,
      now,
    });
    await tell(tx, moved, {
      whom: 'producer',
      subject: 'Hồ sơ OCOP đã chuyển lên tỉnh',
      lines: ['UBND xã đã đánh giá bốn nội dung địa phương và chuyển hồ sơ lên tỉnh.'],
      link,
      now,
    });
    return { late };
  });
}
