import type { Stage } from '../lots/stages.ts';
import type { Entry } from './entry.ts';

/** What the phone keeps of the server's: enough to record without a network. Only the person's own producers. */
export interface RecorderData {
  readonly person: { readonly id: string; readonly name: string };
  readonly producers: readonly { readonly id: number; readonly name: string }[];
  readonly items: readonly RecorderItem[];
  readonly places: readonly RecorderPlace[];
  readonly parties: readonly RecorderParty[];
  /** Newest first. */
  readonly lots: readonly RecorderLot[];
  /** Instant it was read, milliseconds since 1970 UTC. */
  readonly readAt: number;
}
export interface RecorderItem {
  readonly id: number;
  readonly kind: 'product' | 'material';
  readonly setNo: number | null;
  readonly producerId: number;
  readonly name: string;
  readonly unit: string;
  readonly shelfLifeDays: number | null;
  /** The usual stages of its product set, in order. */
  readonly stages: readonly Stage[];
}
export interface RecorderPlace {
  readonly id: number;
  readonly producerId: number;
  readonly name: string;
  /** Shown to the public by name. */
  readonly open: boolean;
}
export type RecorderParty = RecorderPlace;
export interface RecorderLot {
  readonly id: number;
  readonly clientId: string | null;
  readonly itemId: number;
  readonly code: string;
  readonly quantity: number | null;
  readonly unit: string;
  readonly packedOn: string | null;
  /** Of its quantity, after what went into other lots; null while the quantity is not known. */
  readonly left: number | null;
}

/** A lot to choose on the phone: one of the server's, or one that was drafted here. */
export interface PhoneLot {
  readonly key: string;
  readonly lotId: number | null;
  readonly clientId: string | null;
  readonly itemId: number;
  readonly code: string;
  readonly quantity: number | null;
  readonly unit: string;
}

/** Drafted lots the server does not tell of yet, then the server's. A lot that both know appears once. */
export function lotsOnPhone(data: RecorderData, entries: readonly Entry[]): PhoneLot[] {
  const known = new Set(data.lots.flatMap(({ clientId }) => (clientId === null ? [] : [clientId])));
  const knownIds = new Set(data.lots.map(({ id }) => id));
  const drafted = entries
    .filter((one) => one.kind === 'lot')
    .filter((one) => !known.has(one.clientId) && !knownIds.has(one.stored?.lotId ?? 0))
    .sort((a, b) => b.madeAt - a.madeAt)
    .map(({ clientId, draft, stored }): PhoneLot => {
      const { itemId, code, quantity, unit } = draft;
      return {
        ...{ key: clientId, lotId: stored?.lotId ?? null, clientId },
        ...{ itemId, code, quantity, unit },
      };
    });
  const theirs = data.lots.map(({ id, clientId, itemId, code, quantity, unit }): PhoneLot => ({
    ...{ key: String(id), lotId: id, clientId, itemId, code, quantity, unit },
  }));
  return [...drafted, ...theirs];
}

/** Codes of an item that are taken, on the server or on this phone. */
export function takenCodes(
  data: RecorderData,
  entries: readonly Entry[],
  itemId: number,
): Set<string> {
  return new Set(
    lotsOnPhone(data, entries)
      .filter((lot) => lot.itemId === itemId)
      .map((lot) => lot.code),
  );
}

/** Whether an answer is what the phone may keep: shape only, for whom it is the caller asks. */
export function isRecorderData(value: unknown): value is RecorderData {
  if (typeof value !== 'object' || value === null) return false;
  const data = value as Partial<RecorderData>;
  return (
    typeof data.person?.id === 'string' &&
    [data.producers, data.items, data.places, data.parties, data.lots].every(Array.isArray)
  );
}
