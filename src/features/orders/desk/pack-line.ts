import type { PackableLot } from '#src/features/orders/parcels/lot-choice.ts';

/** A line that is to be packed, with the lots it may be taken from. */
export interface PackLine {
  readonly lineId: number;
  readonly parcelId: number;
  readonly productId: number;
  readonly producerId: number | null;
  readonly sku: string;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly quantity: number;
  /** That may be sold today, the soonest to end first. */
  readonly lots: readonly PackableLot[];
  /** The one to propose: that of the last parcel while it may be sold, else the soonest to end. */
  readonly proposed: number | null;
  /** Lots are on record, but none may be sold: a person has to look. */
  readonly blocked: boolean;
}
