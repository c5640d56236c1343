import type { Stage } from '../lots/stages.ts';

/** A lot as it was drafted on the phone. Days are `YYYY-MM-DD` in Việt Nam. */
export interface LotDraft {
  readonly itemId: number;
  readonly code: string;
  readonly madeOn: string | null;
  readonly packedOn: string | null;
  readonly expiresOn: string | null;
  readonly quantity: number | null;
  /** UN/ECE unit code. */
  readonly unit: string;
  readonly note: string;
}

/** A step as it was drafted on the phone: of a lot the server knows, or of one that waits beside it. */
export interface StepDraft {
  readonly lotId: number | null;
  /** Client id of a lot that was drafted on this phone; null where the server had the lot already. */
  readonly lotClientId: string | null;
  readonly stage: Stage;
  /** Instant, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly placeId: number | null;
  readonly partyId: number | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly inputs: readonly { readonly lotId: number; readonly quantity: number | null }[];
  readonly result: 'conformant' | 'non_conformant' | null;
  readonly note: string;
  /** Whether the public may see the pictures. */
  readonly photosOpen: boolean;
}

export type EntryState = 'waiting' | 'sending' | 'sent' | 'refused';

interface AnyEntry {
  /** UUID made on the phone: the same one sent twice is stored once. */
  readonly clientId: string;
  /** Milliseconds since 1970 UTC. */
  readonly madeAt: number;
  readonly state: EntryState;
  /** How often it was sent: from the first time on, the server may have it. */
  readonly tries: number;
  /** Not sent again before, milliseconds since 1970 UTC. */
  readonly retryAt: number;
  /** Why the server would not have it, in words of the person's language. */
  readonly refusal: { readonly code: string; readonly text: string } | null;
  /** Keys of its pictures in the phone's store. */
  readonly photos: readonly string[];
  /** What the server keeps it as: row of the lot or of the event, and the lot. */
  readonly stored: { readonly id: number; readonly lotId: number } | null;
}
export interface LotEntry extends AnyEntry {
  readonly kind: 'lot';
  readonly draft: LotDraft;
}
export interface StepEntry extends AnyEntry {
  readonly kind: 'step';
  readonly draft: StepDraft;
}
/** One thing that was recorded on the phone and goes to the server by itself. */
export type Entry = LotEntry | StepEntry;

/** An entry that was just recorded. */
export function lotEntry(clientId: string, draft: LotDraft, madeAt: number): LotEntry {
  return { kind: 'lot', draft, photos: [], ...fresh(clientId, madeAt) };
}

export function stepEntry(
  clientId: string,
  draft: StepDraft,
  photos: readonly string[],
  madeAt: number,
): StepEntry {
  return { kind: 'step', draft, photos, ...fresh(clientId, madeAt) };
}

function fresh(clientId: string, madeAt: number) {
  return {
    ...{ clientId, madeAt, state: 'waiting' as const, tries: 0, retryAt: 0 },
    ...{ refusal: null, stored: null },
  };
}
