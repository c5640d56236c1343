import type { Stage } from './stages.ts';

/** A lot that went into a step: one of the producer's own by its row, anybody's by the code that was scanned. */
export interface StepInputLot {
  readonly lotId?: number | null;
  /** The scanned code, whole or its path: `/01/{gtin}/10/{lot}`, `/q/{code}/10/{lot}`. */
  readonly link?: string | null;
  /** In the input lot's own unit; null when it was not weighed. */
  readonly quantity: number | null;
}

export interface StepFile {
  /** SHA-256, hex, of what the private store already keeps. */
  readonly hash: string;
  readonly media: string;
  readonly bytes: number;
  readonly kind: 'photo' | 'test-result' | 'certificate' | 'delivery-note' | 'other';
  readonly caption: string;
  /** Shown to the public. */
  readonly open: boolean;
}

/** Something that happened to a lot, as a producer says it. */
export interface StepInput {
  readonly lotId: number;
  readonly stage: Stage;
  /** Instant, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly placeId: number | null;
  /** Whom it came from (receiving, harvest) or went to (shipping, arrival, selling). */
  readonly partyId: number | null;
  /** Of the lot itself, in `unit`; null while unknown. */
  readonly quantity: number | null;
  /** UN/ECE; null: the lot's own. */
  readonly unit: string | null;
  /** Of a processing: what it was made from. */
  readonly inputs: readonly StepInputLot[];
  readonly result: 'conformant' | 'non_conformant' | null;
  readonly note: string;
  readonly files: readonly StepFile[];
  /** Given by the phone while offline: the same step sent twice is one event. */
  readonly clientId: string | null;
  readonly source: 'desk' | 'phone' | 'recall' | 'demo';
  /** SSCC of the carton or pallet a lot was packed into, eighteen digits. */
  readonly sscc?: string | null;
}
