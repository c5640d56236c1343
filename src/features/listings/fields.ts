import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { LABEL_KEYS } from './label-fields.ts';

export const LISTING_KINDS = ['product', 'story', 'producer'] as const;
export type ListingKind = (typeof LISTING_KINDS)[number];

/** A text, lines of text, or numbers of pictures or products in their order. */
export type FieldValue = string | readonly string[] | readonly number[];
export type Values = Readonly<Record<string, FieldValue>>;

/**
 * `line`: one line of text; `text`: paragraphs; `markdown`: kept as typed; `lines`: one short text a line; `ids`: numbers
 * of rows in order (pictures, products); `address`: a web address.
 */
export type FieldShape = 'line' | 'text' | 'markdown' | 'lines' | 'ids' | 'address';

export interface Field {
  readonly key: string;
  readonly shape: FieldShape;
  /** Most characters of the text or of one line; for `ids` most of them. */
  readonly most: number;
  /** Most lines, for `lines`. */
  readonly mostLines?: number;
  /** May not go live empty. */
  readonly required?: true;
  /** Its words are looked at for forbidden claims. */
  readonly lang?: 'vi' | 'en';
  /** Numbers of pictures of the producer. */
  readonly pictures?: true;
}

const line = (key: string, most: number, more: Partial<Field> = {}): Field => ({
  ...{ key, shape: 'line', most },
  ...more,
});
const vi = { lang: 'vi' } as const;
const en = { lang: 'en' } as const;

const PRODUCT: readonly Field[] = [
  line('name', 160, { required: true, ...vi }),
  { key: 'otherNames', shape: 'lines', most: 160, mostLines: 10, ...vi },
  { key: 'summaryVi', shape: 'text', most: 300, ...vi },
  { key: 'summaryEn', shape: 'text', most: 300, ...en },
  { key: 'descriptionVi', shape: 'text', most: 6_000, ...vi },
  { key: 'descriptionEn', shape: 'text', most: 6_000, ...en },
  { key: 'claims', shape: 'lines', most: 160, mostLines: 8, ...vi },
  ...LABEL_KEYS.map((key): Field => ({ key: `label.${key}`, shape: 'text', most: 1_000, ...vi })),
  { key: 'pictures', shape: 'ids', most: 12, pictures: true },
];

const STORY: readonly Field[] = [
  line('titleVi', 160, { required: true, ...vi }),
  line('titleEn', 160, en),
  { key: 'summaryVi', shape: 'text', most: 400, ...vi },
  { key: 'summaryEn', shape: 'text', most: 400, ...en },
  { key: 'bodyVi', shape: 'markdown', most: 20_000, required: true, ...vi },
  { key: 'bodyEn', shape: 'markdown', most: 20_000, ...en },
  { key: 'peopleVi', shape: 'text', most: 600, ...vi },
  { key: 'peopleEn', shape: 'text', most: 600, ...en },
  { key: 'craftVi', shape: 'text', most: 600, ...vi },
  { key: 'craftEn', shape: 'text', most: 600, ...en },
  { key: 'products', shape: 'ids', most: 20 },
  { key: 'pictures', shape: 'ids', most: 30, pictures: true },
];

const PRODUCER: readonly Field[] = [
  { key: 'introVi', shape: 'text', most: 3_000, ...vi },
  { key: 'introEn', shape: 'text', most: 3_000, ...en },
  { key: 'website', shape: 'address', most: 200 },
  { key: 'cover', shape: 'ids', most: 1, pictures: true },
];

/** What of each kind goes live only after an officer has approved it, field by field. */
export const FIELDS: Readonly<Record<ListingKind, readonly Field[]>> = {
  product: PRODUCT,
  story: STORY,
  producer: PRODUCER,
};

export function fieldOf(kind: ListingKind, key: string): Field | null {
  return FIELDS[kind].find((field) => field.key === key) ?? null;
}

export function emptyValue(field: Field): FieldValue {
  return field.shape === 'lines' || field.shape === 'ids' ? [] : '';
}

export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function isEmptyValue(value: FieldValue): boolean {
  return value.length === 0;
}

/** Control characters have no place in a text, save line feed and tab. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu;

/** As typed, in one spelling: NFC, `\n`, no control or direction characters, no blanks at line ends, at most one blank line. */
function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function checkLength(field: Field, text: string): string {
  if (text.length > field.most) {
    throw new Refusal('listing-field', {
      ...{ field: field.key, why: 'too-long', most: field.most, length: text.length },
    });
  }
  return text;
}

function checkedLines(field: Field, raw: unknown): string[] {
  const list = Array.isArray(raw) ? raw : String(raw).split('\n');
  const lines = list
    .filter((one): one is string => typeof one === 'string')
    .map((one) => checkLength(field, tidy(cleanText(one))))
    .filter((one) => one !== '');
  const most = field.mostLines ?? 20;
  const unique = [...new Set(lines)];
  if (unique.length > most)
    throw new Refusal('listing-field', { field: field.key, why: 'too-many', most });
  return unique;
}

function checkedIds(field: Field, raw: unknown): number[] {
  const list = (Array.isArray(raw) ? raw : String(raw).split(/[\s,]+/)).filter((one) => one !== '');
  const ids = [...new Set(list.map(Number))];
  if (ids.some((id) => !Number.isSafeInteger(id) || id < 1))
    throw new Refusal('listing-field', { field: field.key, why: 'not-a-number' });
  if (ids.length > field.most)
    throw new Refusal('listing-field', { field: field.key, why: 'too-many', most: field.most });
  return ids;
}

function checkedAddress(field: Field, raw: string): string {
  const text = checkLength(field, tidy(cleanText(raw)));
  if (text === '') return '';
  const typed = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const bad = new Refusal('listing-field', { field: field.key, why: 'not-an-address' });
  if (!URL.canParse(typed)) throw bad;
  const url = new URL(typed);
  const plain = url.username === '' && url.password === '' && url.hostname.includes('.');
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !plain) throw bad;
  return checkLength(field, url.href);
}

/**
 * One typed value as it is kept. Lines may come as an array or as one text, ids as an array or with commas.
 * @throws Refusal `listing-field` with the field and why: `unknown`, `too-long`, `too-many`, `not-a-number`, `not-an-address`
 */
export function checkedValue(kind: ListingKind, key: string, raw: unknown): FieldValue {
  const field = fieldOf(kind, key);
  if (field === null) throw new Refusal('listing-field', { field: key, why: 'unknown' });
  if (field.shape === 'lines') return checkedLines(field, raw);
  if (field.shape === 'ids') return checkedIds(field, raw);
  const text = typeof raw === 'string' ? raw : '';
  if (field.shape === 'address') return checkedAddress(field, text);
  if (field.shape === 'line') return checkLength(field, tidy(cleanText(text)));
  const typed = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
  return checkLength(field, field.shape === 'markdown' ? typed : cleanText(text));
}

/** All typed values, checked. @throws Refusal `listing-field` for the first that does not do */
export function checkedValues(
  kind: ListingKind,
  raw: Readonly<Record<string, unknown>>,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, checkedValue(kind, key, value)]),
  );
}
