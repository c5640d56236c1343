import { type FieldValue, sameValue, type Values } from './fields.ts';

/** What somebody had before his eyes: the live values of the fields in question, and what the certificates said. */
export interface Seen {
  readonly standing: string;
  readonly live: Values;
}

/** What has become different since it was seen. */
export type Moved =
  | { readonly what: 'standing'; readonly was: string; readonly is: string }
  | {
      readonly what: 'field';
      readonly field: string;
      readonly was: FieldValue | null;
      readonly is: FieldValue;
    };

/** As a form carries it; only ever compared, and shown again to the same person. */
export function packSeen({ standing, live }: Seen): string {
  const fields = Object.keys(live).sort();
  return JSON.stringify([standing, fields.map((field) => [field, live[field]])]);
}

function unpackSeen(text: string): Seen | null {
  try {
    const [standing, fields] = JSON.parse(text) as [unknown, unknown];
    if (typeof standing !== 'string' || !Array.isArray(fields)) return null;
    return { standing, live: Object.fromEntries(fields as [string, FieldValue][]) };
  } catch {
    return null;
  }
}

/** The first thing that is other than it was seen; null when everything is as it was. Unreadable: everything moved. */
export function movedSince(text: string, now: Seen): Moved | null {
  const was = unpackSeen(text);
  if (was === null || was.standing !== now.standing)
    return { what: 'standing', was: was?.standing ?? '', is: now.standing };
  for (const [field, is] of Object.entries(now.live)) {
    const before = was.live[field];
    if (before === undefined || !sameValue(before, is))
      return { what: 'field', field, was: before ?? null, is };
  }
  return null;
}

/** A value in a sentence: short, on one line. */
export function excerpt(value: FieldValue | null, most = 80): string {
  const text =
    value === null ? '' : typeof value === 'string' ? value : value.map(String).join('; ');
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > most ? `${flat.slice(0, most - 1).trimEnd()}…` : flat;
}
