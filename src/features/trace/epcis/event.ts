/** An EPCIS 2.0 event or document as JSON: what is not read is kept as it came. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A fixed copy of GS1's context and our own words, `ocop:…`; `self:` stands for the site's own origin. */
export const OWN_CONTEXT: readonly Json[] = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ocop: 'self:/ns/epcis/' },
];

export type EventPart = 'thing' | 'parent' | 'child' | 'input' | 'output';

/** A lot, a unit or a carton that an event is about. */
export interface EventThing {
  readonly part: EventPart;
  readonly uri: string;
  /** A lot or an item, not a single unit. */
  readonly isClass: boolean;
  readonly quantity: number | null;
  /** UN/ECE; null: pieces. */
  readonly unit: string | null;
}

const INSTANCES = [
  ['epcList', 'thing'],
  ['childEPCs', 'child'],
  ['inputEPCList', 'input'],
  ['outputEPCList', 'output'],
] as const;
const CLASSES = [
  ['quantityList', 'thing'],
  ['childQuantityList', 'child'],
  ['inputQuantityList', 'input'],
  ['outputQuantityList', 'output'],
] as const;

/** Everything an event is about, in the order it is written. */
export function thingsOf(event: JsonObject): EventThing[] {
  const parent = textOf(event['parentID']);
  const one = (part: EventPart, uri: string): EventThing => ({
    part,
    uri,
    isClass: false,
    quantity: null,
    unit: null,
  });
  return [
    ...(parent === null ? [] : [one('parent', parent)]),
    ...INSTANCES.flatMap(([field, part]) =>
      listOf(event[field]).flatMap((uri) => (typeof uri === 'string' ? [one(part, uri)] : [])),
    ),
    ...CLASSES.flatMap(([field, part]) =>
      listOf(event[field]).flatMap((entry) => {
        if (!isObject(entry)) return [];
        const uri = textOf(entry['epcClass']);
        const quantity = entry['quantity'];
        if (uri === null) return [];
        return [
          {
            part,
            uri,
            isClass: true,
            quantity: typeof quantity === 'number' ? quantity : null,
            unit: textOf(entry['uom']),
          },
        ];
      }),
    ),
  ];
}
