import { createHash } from 'node:crypto';
import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { dossierFiles, dossierLodgings } from '#db/schema/dossiers.ts';
import { dayAt, formatDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { EDITABLE } from '../dossier-states.ts';
import { type Dossier, moveDossier } from '../move-dossier.server.ts';
import { mustsMissing } from './completeness.ts';
import { type Holding, holdingOf } from './dossier-check.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { kindVerdict, windowFacts } from './kind-check.ts';
import { nextOfCommune } from './numbers.server.ts';
import { certificatesOf } from './own-certificates.server.ts';
import { slipNo } from './product-code.ts';
import { tell } from './tell.server.ts';
import { communeDeadline } from './working-days.ts';

/**
 * Lodges a dossier with the commune, or brings a completed one back to whoever asked. What is lodged is frozen under
 * its own SHA-256; the 15 working days of the commune run from this day (QĐ 26/2026 Điều 5, 7.1).
 * @param confirmed the producer declares that everything is true
 * @throws Refusal `no-such-dossier`, `not-allowed`, `dossier-changed`, `lodging-not-confirmed`, `dossier-not-editable`,
 * `dossier-incomplete` {missing}, `dossier-kind`
 */
export async function lodgeDossier(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly confirmed: boolean;
    readonly actor: Actor;
    readonly now: number;
    readonly link?: string | null;
  },
): Promise<{ no: number; hash: string; slipNo: string; dueOn: string }> {
  const { code, version, actor, now } = asked;
  demand(actor, 'lodge-dossier', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'lodge-dossier');
    if (!EDITABLE.includes(dossier.state)) {
      throw new Refusal('dossier-not-editable', { state: dossier.state });
    }
    if (!asked.confirmed) throw new Refusal('lodging-not-confirmed', {});
    const holding = await holdingOf(tx, dossier);
    const missing = mustsMissing(holding.checks);
    if (missing.length > 0) {
      throw new Refusal('dossier-incomplete', {
        missing: missing.map(({ item, vi, en, fault }) => ({ item, vi, en, fault })),
      });
    }
    const today = dayAt(now);
    // The window of a re-assessment is judged once: a return for completion does not close it.
    if (dossier.lodgedAt === null) await demandKind(tx, dossier, now);
    const at = new Date(now).toISOString();
    const year = Number(today.slice(0, 4));
    const slip =
      dossier.slipNo ??
      slipNo({
        ...dossier,
        year,
        sequence: await nextOfCommune(tx, dossier.communeCode, year, 'slip'),
      });
    const toProvince = dossier.state === 'returned-by-province';
    const dueOn = communeDeadline(today).day;
    const { dossier: lodged } = await moveDossier(tx, {
      dossierId: dossier.id,
      to: toProvince ? 'with-province' : 'lodged',
      actor,
      now,
      version,
      fill: {
        slipNo: slip,
        ...(toProvince ? {} : { lodgedAt: at, communeDueOn: dueOn }),
      },
    });
    const [earlier] = await tx
      .select({ n: count() })
      .from(dossierLodgings)
      .where(eq(dossierLodgings.dossierId, dossier.id));
    const no = (earlier?.n ?? 0) + 1;
    const content = snapshotOf(lodged, holding, { no, at, by: actor.name });
    const hash = createHash('sha256').update(content).digest('hex');
    await tx.insert(dossierLodgings).values({
      dossierId: dossier.id,
      no,
      lodgedTo: toProvince ? 'province' : 'commune',
      content,
      hash,
      lodgedAt: at,
      lodgedBy: actor.name,
    });
    const fresh = holding.files.filter(({ firstLodging }) => firstLodging === null);
    if (fresh.length > 0) {
      await tx
        .update(dossierFiles)
        .set({ firstLodging: no })
        .where(
          and(
            inArray(
              dossierFiles.id,
              fresh.map(({ id }) => id),
            ),
            isNull(dossierFiles.firstLodging),
          ),
        );
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'lodge-dossier',
        subject: `dossier:${dossier.id}`,
        after: { no, hash, slipNo: slip },
      },
    );
    await tell(tx, lodged, {
      whom: toProvince ? 'province' : 'commune',
      subject: toProvince ? 'Hồ sơ OCOP đã được bổ sung' : 'Có hồ sơ OCOP mới nộp',
      lines: toProvince
        ? ['Chủ thể đã bổ sung hồ sơ theo yêu cầu của tỉnh.']
        : [`Xã có 15 ngày làm việc để xem xét, hạn ${formatDay(dueOn, 'vi')}.`],
      link: asked.link ?? null,
      now,
    });
    return { no, hash, slipNo: slip, dueOn };
  });
}

async function demandKind(tx: Tx, dossier: Dossier, now: number): Promise<void> {
  if (dossier.productId === null) return;
  const held = await certificatesOf(tx, dossier.productId);
  const verdict = kindVerdict(dossier.kind, held, dayAt(now));
  if (verdict.ok) return;
  throw new Refusal('dossier-kind', { why: verdict.why, window: windowFacts(verdict.window) });
}

/** Everything that was lodged, as one text that always comes out the same for the same dossier. */
function snapshotOf(
  dossier: Dossier,
  { content, files }: Holding,
  lodging: { no: number; at: string; by: string },
): string {
  const sorted = (form: 'm01' | 'm02') =>
    Object.fromEntries(Object.entries(content(form)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({
    dossier: dossier.code,
    slipNo: dossier.slipNo,
    kind: dossier.kind,
    product: { id: dossier.productId, name: dossier.productName, setNo: dossier.setNo },
    producer: dossier.producerId,
    place: { province: dossier.provinceCode, commune: dossier.communeCode },
    criteriaVersion: dossier.criteriaVersion,
    certificate: dossier.certificateId,
    lodging,
    forms: { m01: sorted('m01'), m02: sorted('m02') },
    files: files.map(({ item, slot, version, name, media, bytes, hash }) => ({
      item,
      slot,
      version,
      name,
      media,
      bytes,
      sha256: hash,
    })),
  });
}
