/** One thing a change changed. Null: it was not there before, or is not any more. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Values that nobody needs to read in a log, should a command ever write them. */
const SECRET = /password|secret|token|cookie|backup/i;
const LONGEST = 300;

/**
 * What differs between the two sides of a row, field by field, as text; fields within fields by `a.b`.
 * @param before and after JSON as the log keeps it, or null
 */
export function changeDiff(before: string | null, after: string | null): FieldChange[] {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function flat(json: string | null): Map<string, string> {
  const found = new Map<string, string>();
  if (json === null) return found;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = json;
  }
  collect(found, '', value, 0);
  return found;
}

function collect(found: Map<string, string>, name: string, value: unknown, depth: number): void {
  if (SECRET.test(name)) {
    found.set(name, '•••');
    return;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 3) {
    for (const [key, inner] of Object.entries(value)) {
      collect(found, name === '' ? key : `${name}.${key}`, inner, depth + 1);
    }
    return;
  }
  if (value === null || value === undefined || value === '') return;
  found.set(name, cut(textOf(value)));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
