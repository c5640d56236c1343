import type { Json } from './event.ts';

/** Something a document has wrong. */
export interface Fault {
  /** Where: `$.epcisBody.eventList[1].bizStep`. */
  readonly path: string;
  readonly code:
    | 'not-json'
    | 'missing'
    | 'unknown-field'
    | 'type'
    | 'not-a-uri'
    | 'not-a-time'
    | 'not-an-offset'
    | 'not-a-word'
    | 'pattern'
    | 'empty'
    | 'twice'
    | 'without-things'
    | 'ilmd-not-at-birth'
    | 'deep'
    | 'too-many-events'
    | 'too-long'
    | 'not-own'
    | 'own-time'
    | 'other-content';
  readonly facts: Readonly<Record<string, string>>;
}

/** Gathers faults while a document is walked through. */
export class Faults {
  readonly list: Fault[] = [];

  add(path: string, code: Fault['code'], facts: Readonly<Record<string, string>> = {}): void {
    this.list.push({ path, code, facts });
  }
}

/** `$.ilmd['ocop:madeOn']`, `$.list[0]`. */
export function into(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
}

/** A value cut short, to be told in a sentence. */
export function shown(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
