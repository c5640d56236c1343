import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dayAt, formatDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { samplesNeeded } from '../dossier-states.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { nextOfCommune } from './numbers.server.ts';
import { productCode } from './product-code.ts';
import { nextProvincialRound } from './rounds-calendar.ts';
import { tell } from './tell.server.ts';

/**
 * The province has checked a dossier and puts it up for the next round; the product gets its code `T-X-STT-year`
 * (QĐ 26/2026 Điều 6, Phụ lục II), which it keeps through every later return.
 * @throws Refusal `no-such-dossier`, `not-allowed`, `samples-missing`, `dossier-changed`, `dossier-cannot-move`
 */
export async function acceptDossier(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly actor: Actor;
    readonly now: number;
    readonly link?: string | null;
  },
): Promise<{ productCode: string }> {
  const { code, version, actor, now } = asked;
  demand(actor, 'check-dossier', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'check-dossier');
    const needed = samplesNeeded(dossier.setNo);
    if (dossier.state === 'with-province' && (dossier.samples ?? 0) < needed) {
      throw new Refusal('samples-missing', { needed, there: dossier.samples ?? 0 });
    }
    const today = dayAt(now);
    const year = Number(today.slice(0, 4));
    const given =
      dossier.productCode ??
      productCode({
        ...dossier,
        year,
        sequence: await nextOfCommune(tx, dossier.communeCode, year, 'product'),
      });
    const { dossier: moved } = await moveDossier(tx, {
      dossierId: dossier.id,
      to: 'accepted',
      actor,
      now,
      version,
      fill: { productCode: given, acceptedAt: new Date(now).toISOString() },
    });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'accept-dossier', subject: `dossier:${dossier.id}`, after: { productCode: given } },
    );
    const { heldBefore } = nextProvincialRound(today);
    await tell(tx, moved, {
      whom: 'producer',
      subject: 'Hồ sơ OCOP đã đủ điều kiện chấm',
      lines: [
        `Mã số sản phẩm: ${given}.`,
        `Đợt chấm gần nhất của tỉnh tổ chức trước ngày ${formatDay(heldBefore, 'vi')}.`,
      ],
      link: asked.link ?? null,
      now,
    });
    return { productCode: given };
  });
}
