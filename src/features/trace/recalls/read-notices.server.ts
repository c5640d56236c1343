import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import type { RecallNotice } from './recall-states.ts';

const NOTICE = {
  code: recalls.code,
  state: recalls.state,
  hazard: recalls.hazard,
  reasonVi: recalls.reasonVi,
  reasonEn: recalls.reasonEn,
  adviceVi: recalls.adviceVi,
  adviceEn: recalls.adviceEn,
  openedAt: recalls.openedAt,
  liftedAt: recalls.liftedAt,
  liftReason: recalls.liftReason,
};

/** What recalls say about a lot: open ones first, then the newest. Lots that were left out have none. */
export async function readRecallNotices(db: Db, lotId: number): Promise<RecallNotice[]> {
  return (
    db
      .select(NOTICE)
      .from(recallLots)
      .innerJoin(recalls, eq(recalls.id, recallLots.recallId))
      .where(and(eq(recallLots.lotId, lotId), eq(recallLots.included, true)))
      // 'open' sorts behind 'lifted'.
      .orderBy(desc(recalls.state), desc(recalls.openedAt), desc(recalls.id))
  );
}

/** A lot of a product that is under recall now. */
export interface RecalledLot extends RecallNotice {
  readonly lotId: number;
  readonly lotCode: string;
  readonly gtin: string | null;
  readonly shortCode: string;
}

/** Lots of a product that an open recall names, newest recall first: what its public page warns of. */
export async function recalledLotsOfProduct(db: Db, productId: number): Promise<RecalledLot[]> {
  return db
    .select({
      ...NOTICE,
      lotId: lots.id,
      lotCode: lots.code,
      gtin: tradeItems.gtin,
      shortCode: tradeItems.shortCode,
    })
    .from(tradeItems)
    .innerJoin(lots, eq(lots.tradeItemId, tradeItems.id))
    .innerJoin(recallLots, and(eq(recallLots.lotId, lots.id), eq(recallLots.included, true)))
    .innerJoin(recalls, and(eq(recalls.id, recallLots.recallId), eq(recalls.state, 'open')))
    .where(eq(tradeItems.productId, productId))
    .orderBy(desc(recalls.openedAt), asc(lots.code));
}
