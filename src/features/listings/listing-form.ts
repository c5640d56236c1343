import { FIELDS, type Field, type FieldValue, type ListingKind, type Values } from './fields.ts';

const FIELD = 'o.';
const SEEN = 'thay.';

/** What was typed into the fields that were in the form; pictures come by themselves. */
export function typedValues(form: FormData, kind: ListingKind): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const { key } of FIELDS[kind]) {
    const value = form.get(`${FIELD}${key}`);
    if (typeof value === 'string') typed[key] = value;
  }
  return typed;
}

/** Fields whose new live value the producer has seen, with that value. */
export function seenLive(form: FormData, kind: ListingKind): Values {
  const seen: Record<string, FieldValue> = {};
  for (const { key } of FIELDS[kind]) {
    const value = form.get(`${SEEN}${key}`);
    if (typeof value !== 'string' || value === '') continue;
    try {
      const live: unknown = JSON.parse(value);
      if (typeof live === 'string' || Array.isArray(live)) seen[key] = live as FieldValue;
    } catch {
      // Not seen, then.
    }
  }
  return seen;
}

/** The version the form was made from; null when there was no change yet. */
export function expected(form: FormData): number | null {
  const text = String(form.get('ban-so') ?? '');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What stands in a control: as typed when the form came back, else what is proposed, else what is live. */
export function shownValue(
  field: Field,
  typed: FormData | null,
  proposed: FieldValue | undefined,
  live: FieldValue,
): FieldValue {
  const back = typed?.get(`${FIELD}${field.key}`);
  if (typeof back === 'string') return field.shape === 'lines' ? back.split(/\r?\n/) : back;
  return proposed ?? live;
}
