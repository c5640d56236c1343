import type { Stage } from './stages.ts';

/** A lot as a story of its neighbours names it. */
export interface LotRef {
  readonly lotId: number | null;
  /** AI 10. */
  readonly code: string;
  readonly itemName: string;
  readonly producerName: string;
  /** Path of the lot's own page (`/01/…/10/…`), null for a material or a lot of another system. */
  readonly link: string | null;
  readonly quantity: number | null;
  /** UN/ECE unit code. */
  readonly unit: string | null;
}

export interface StoryFile {
  readonly id: number;
  readonly kind: 'photo' | 'test-result' | 'certificate' | 'delivery-note' | 'other';
  readonly media: string;
  readonly caption: string;
}

/** One thing that happened to a lot, as far as the reader may know it. */
export interface StoryStage {
  /** EPCIS eventID. */
  readonly eventId: string;
  /** Row of the event in the store. */
  readonly row: number;
  /** Null for an imported event that says no stage of ours: its business step speaks. */
  readonly stage: Stage | null;
  readonly bizStep: string | null;
  readonly disposition: string | null;
  /** Instant, ISO 8601 UTC, and the offset it was declared with. */
  readonly at: string;
  readonly zoneOffset: string;
  readonly place: {
    /** Null when the place is not open to this reader: commune and province are still told. */
    readonly name: string | null;
    readonly kind: string;
    readonly communeName: string | null;
    readonly provinceName: string;
    /** Place trace code: GLN with extension, else the short code. */
    readonly code: string;
  } | null;
  /** The party on the other side. `hidden`: there is one, kept for recall and not shown. */
  readonly party: { readonly name: string } | 'hidden' | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** Outcome of a test. */
  readonly result: 'conformant' | 'non_conformant' | null;
  readonly note: string;
  /** For the public the producer's name, for its own people and officers the person's. */
  readonly declaredBy: string;
  /** Instant, ISO 8601 UTC. */
  readonly declaredAt: string;
  readonly source: 'desk' | 'phone' | 'import' | 'recall' | 'demo';
  readonly inputs: readonly LotRef[];
  readonly outputs: readonly LotRef[];
  readonly files: readonly StoryFile[];
  /** Declared in error; only shown to the producer and officers, with the reason. */
  readonly inError: { readonly reason: string; readonly declaredAt: string } | null;
  /** This event corrects an earlier one. */
  readonly corrects: boolean;
  /** It happened to a material that this lot was made of; null or absent: to the lot itself. */
  readonly about?: LotRef | null;
}

export interface LotStory {
  readonly lot: {
    readonly id: number;
    readonly code: string;
    readonly tradeItemId: number;
    readonly producerId: number;
    readonly madeOn: string | null;
    readonly packedOn: string | null;
    readonly bestBefore: string | null;
    readonly expiresOn: string | null;
    readonly quantity: number | null;
    readonly unit: string;
    readonly note: string;
    readonly otherCodes: readonly {
      readonly system: string;
      readonly code: string;
      readonly url: string;
    }[];
    readonly illustrative: boolean;
  };
  /** Oldest first; those declared in error only for the producer and officers. */
  readonly stages: readonly StoryStage[];
  /** How many events were corrected: said to the public as a number. */
  readonly corrections: number;
  /** One step back, one step forward. */
  readonly madeFrom: readonly LotRef[];
  readonly madeInto: readonly LotRef[];
  /** Instant of the newest declaration, ISO 8601 UTC; null when nothing was declared. */
  readonly lastDeclaredAt: string | null;
}
