import { parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { isStage } from '../lots/stages.ts';
import type { LotDraft, StepDraft } from './entry.ts';

/** An entry as the phone sent it, every field looked at. */
export type SentEntry =
  | { readonly kind: 'lot'; readonly clientId: string; readonly draft: LotDraft }
  | { readonly kind: 'step'; readonly clientId: string; readonly draft: StepDraft };

type Fields = Readonly<Record<string, unknown>>;

/** @throws Refusal `entry-unreadable` when it is not what the recorder sends */
export function readEntry(text: string): SentEntry {
  const sent = fieldsOf(parsed(text));
  const clientId = sent['clientId'];
  if (!isClientId(clientId)) throw unreadable();
  const draft = fieldsOf(sent['draft']);
  if (sent['kind'] === 'lot') return { kind: 'lot', clientId, draft: lotOf(draft) };
  if (sent['kind'] === 'step') return { kind: 'step', clientId, draft: stepOf(draft) };
  throw unreadable();
}

function lotOf(draft: Fields): LotDraft {
  return {
    itemId: row(draft['itemId']) ?? 0,
    code: line(draft['code']),
    madeOn: day(draft['madeOn']),
    packedOn: day(draft['packedOn']),
    expiresOn: day(draft['expiresOn']),
    quantity: quantity(draft['quantity']),
    unit: line(draft['unit']),
    note: line(draft['note']),
  };
}

function stepOf(draft: Fields): StepDraft {
  const { stage, at, result, lotClientId, inputs } = draft;
  if (typeof stage !== 'string' || !isStage(stage)) throw unreadable();
  if (typeof at !== 'number' || !Number.isFinite(at)) throw unreadable();
  if (lotClientId !== null && !isClientId(lotClientId)) throw unreadable();
  if (!Array.isArray(inputs)) throw unreadable();
  return {
    ...{ lotId: row(draft['lotId']), lotClientId, stage, at },
    ...{ placeId: row(draft['placeId']), partyId: row(draft['partyId']) },
    quantity: quantity(draft['quantity']),
    unit: draft['unit'] === null ? null : line(draft['unit']),
    inputs: inputs.map(fieldsOf).map((one) => ({
      lotId: row(one['lotId']) ?? 0,
      quantity: quantity(one['quantity']),
    })),
    result: result === 'conformant' || result === 'non_conformant' ? result : null,
    note: line(draft['note']),
    photosOpen: draft['photosOpen'] === true,
  };
}

const unreadable = (): Refusal => new Refusal('entry-unreadable', {});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable();
  return value as Fields;
}

/** A UUID, as `crypto.randomUUID` writes it. */
function isClientId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
  );
}

function row(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw unreadable();
  return value as number;
}

function quantity(value: unknown): number | null {
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unreadable();
  return value;
}

function day(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || parseDay(value) === null) throw unreadable();
  return value;
}

function line(value: unknown): string {
  if (typeof value !== 'string' || value.length > 4_000) throw unreadable();
  return value;
}
