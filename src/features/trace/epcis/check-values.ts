import { isObject, type Json, type JsonObject } from './event.ts';
import { type Faults, into, shown } from './fault.ts';
import { isDateTime, isOffset, isUri } from './formats.ts';

/** Looks at one value; what is wrong goes to `faults`. */
export type Check = (value: Json, path: string, faults: Faults) => void;

const textual =
  (holds: (text: string) => boolean, code: 'not-a-uri' | 'not-a-time' | 'not-an-offset'): Check =>
  (value, path, faults) => {
    if (typeof value !== 'string') faults.add(path, 'type', { wanted: 'string' });
    else if (!holds(value)) faults.add(path, code, { value: shown(value) });
  };

export const uri = textual(isUri, 'not-a-uri');
export const time = textual(isDateTime, 'not-a-time');
export const offset = textual(isOffset, 'not-an-offset');

export const anything: Check = () => {};

export const text: Check = (value, path, faults) => {
  if (typeof value !== 'string') faults.add(path, 'type', { wanted: 'string' });
};

export const number: Check = (value, path, faults) => {
  if (typeof value !== 'number') faults.add(path, 'type', { wanted: 'number' });
};

export const truth: Check = (value, path, faults) => {
  if (typeof value !== 'boolean') faults.add(path, 'type', { wanted: 'boolean' });
};

export const pattern =
  (shape: RegExp, example: string): Check =>
  (value, path, faults) => {
    if (typeof value !== 'string') faults.add(path, 'type', { wanted: 'string' });
    else if (!shape.test(value)) faults.add(path, 'pattern', { value: shown(value), example });
  };

/** One of the standard's words, or somebody's own as a URI. */
export const word =
  (words: ReadonlySet<string>, other?: (uri: string) => boolean): Check =>
  (value, path, faults) => {
    if (typeof value !== 'string') faults.add(path, 'type', { wanted: 'string' });
    else if (!words.has(value) && !(other && isUri(value) && other(value))) {
      faults.add(path, 'not-a-word', { value: shown(value) });
    }
  };

export const list =
  (each: Check, { least = 0, once = false } = {}): Check =>
  (value, path, faults) => {
    if (!Array.isArray(value)) return faults.add(path, 'type', { wanted: 'list' });
    if (value.length < least) faults.add(path, 'empty');
    const seen = new Set<string>();
    value.forEach((one: Json, index) => {
      each(one, into(path, index), faults);
      if (!once) return;
      const same = canonical(one);
      if (seen.has(same)) faults.add(into(path, index), 'twice', { value: shown(one) });
      seen.add(same);
    });
  };

export interface Shape {
  readonly fields: Readonly<Record<string, Check>>;
  readonly required?: readonly string[];
  /** Whether others may be added under a name of their own (`prefix:name`); `any`: under any name. */
  readonly others: 'prefixed' | 'none' | 'any';
}

export const object =
  ({ fields, required = [], others }: Shape): Check =>
  (value, path, faults) => {
    if (!isObject(value)) return faults.add(path, 'type', { wanted: 'object' });
    for (const field of required) {
      if (!Object.hasOwn(value, field)) faults.add(into(path, field), 'missing', { field });
    }
    for (const [field, inner] of Object.entries(value)) {
      const check = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (check) check(inner, into(path, field), faults);
      else if (others === 'none' || (others === 'prefixed' && !isUri(field))) {
        faults.add(into(path, field), 'unknown-field', { field: shown(field) });
      }
    }
  };

/** Two values with the same text here are the same value, however their fields are ordered. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical((value as JsonObject)[key] ?? null)}`);
  return `{${fields.join(',')}}`;
}
