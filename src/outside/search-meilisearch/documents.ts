import { type Day, toNumber } from '#src/base/day.ts';
import type { Segment, State } from '#src/features/certificates/standing.ts';
import { PRICE_BANDS, type SearchDoc } from '#src/features/search/contract.ts';
import { tokens } from '#src/features/search/spelling.ts';
import { synonymTable } from '#src/features/search/synonyms.ts';

/**
 * Standing changes with the day, the index does not: every document carries the first {@link SPANS} spans of its
 * timeline as numbered fields (`f0` first day, `u0` last day, `t0` state, `r0` stars of the badge, `a0` stars awarded),
 * and a query compares them with its own day. Nothing has to run at midnight. Limits: a product with more than SPANS
 * changes since 2018 loses the oldest of them (they run into one), and standing cannot break ties of text relevance;
 * there the last certain day of the star does (`certainUntil`).
 */
export const SPANS = 8;
const SINCE = toNumber('2018-01-01' as Day);
const FOREVER = 4_000_000;
const LONG_AGO = -4_000_000;

/** Fields words are looked for in, the weightiest first. */
const SEARCHABLE = [
  'name',
  'otherNames',
  'producer',
  'places',
  'oldPlaces',
  'sets',
  'groups',
  'story',
];
const SPAN_FIELDS = Array.from({ length: SPANS }, (_, i) =>
  ['f', 'u', 't', 'r', 'a'].map((f) => `${f}${i}`),
).flat();

/** Settings of the index, as PATCH /indexes/{uid}/settings takes them. */
export const SETTINGS = {
  searchableAttributes: SEARCHABLE,
  displayedAttributes: ['doc'],
  filterableAttributes: [
    'group',
    'set',
    'province',
    'commune',
    'oldProvince',
    'producerSlug',
    'kind',
    'band',
    'hasStory',
    'provinceName',
    'oldProvinceName',
    ...SPAN_FIELDS,
  ],
  sortableAttributes: ['id', 'nameKey', 'price', 'recognised', 'storyRank', 'certainUntil'],
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attributeRank',
    'wordPosition',
    'exactness',
    'certainUntil:desc',
    'storyRank:desc',
    'recognised:desc',
    'nameKey:asc',
  ],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 3, twoTypos: 7 } },
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 1_000 },
  synonyms: synonymTable(),
};

/** One document of the index; `doc` is given back as it came. */
export type IndexDocument = { readonly id: number; readonly doc: SearchDoc } & Record<
  string,
  unknown
>;

/** Text as the index holds it: folded words. */
export function foldedText(text: string): string {
  return tokens(text)
    .map((token) => token.folded)
    .join(' ');
}

/** A product as the index holds it. */
export function indexDocument(doc: SearchDoc): IndexDocument {
  const spans = spansOf(doc.timeline);
  const sure = doc.timeline
    .filter(({ state }) => state === 'valid' || state === 'held-over')
    .at(-1);
  const { price } = doc;
  return {
    id: doc.id,
    doc,
    name: foldedText(doc.name),
    otherNames: doc.otherNames.map(foldedText),
    producer: foldedText(doc.producer?.name ?? ''),
    places: [doc.province.name, doc.province.nameEn, doc.commune?.name ?? ''].map(foldedText),
    oldPlaces: [...doc.oldPlaces, doc.oldProvinceName ?? ''].map(foldedText),
    sets: [doc.set.nameVi, doc.set.nameEn].map(foldedText),
    groups: [doc.group.nameVi, doc.group.nameEn].map(foldedText),
    story: foldedText(doc.story ?? ''),
    group: doc.group.code,
    set: doc.set.no,
    province: doc.province.code,
    provinceName: `${foldedText(doc.province.name)}|${doc.province.code}`,
    oldProvince: doc.oldProvinceCode ?? '',
    oldProvinceName: `${foldedText(doc.oldProvinceName ?? '')}|${doc.oldProvinceCode ?? ''}`,
    commune: doc.commune?.code ?? '',
    producerSlug: doc.producer?.slug ?? '',
    kind: doc.producer?.kind ?? 'unknown',
    band:
      PRICE_BANDS.find(({ from, to }) =>
        price === null ? from === null : from !== null && price >= from && price < to,
      )?.id ?? '',
    ...(price === null ? {} : { price }),
    hasStory: doc.story !== null,
    storyRank: doc.story === null ? 0 : 1,
    recognised: doc.recognised,
    certainUntil: sure?.validUntil ? toNumber(sure.validUntil) : 0,
    nameKey: foldedText(doc.name),
    ...spans,
  };
}

function spansOf(timeline: readonly Segment[]): Record<string, number | string> {
  const since = timeline.filter(
    (segment, i) => (timeline[i + 1]?.from ?? FOREVER) > SINCE || segment.from >= SINCE,
  );
  const kept = (since.length > 0 ? since : timeline.slice(-1)).slice(-SPANS);
  const fields: Record<string, number | string> = {};
  for (const [i, segment] of kept.entries()) {
    fields[`f${i}`] = i === 0 ? LONG_AGO : segment.from;
    fields[`u${i}`] = (kept[i + 1]?.from ?? FOREVER) - 1;
    fields[`t${i}`] = segment.state;
    fields[`r${i}`] = segment.stars;
    fields[`a${i}`] = segment.awarded;
  }
  return fields;
}

/** Filter: on this day one span says all of this. `where` gets the number of the span. */
export function onDay(day: Day, where: (span: number) => string): string {
  return any(Array.from({ length: SPANS }, (_, i) => `${inSpan(day, i)} AND ${where(i)}`));
}

/** Filter: the day lies in the i-th span of the document. */
export function inSpan(day: Day, i: number): string {
  const number = toNumber(day);
  return `f${i} <= ${number} AND u${i} >= ${number}`;
}

/** Filters joined by OR, in brackets. */
export function any(filters: readonly string[]): string {
  return `(${filters.map((filter) => `(${filter})`).join(' OR ')})`;
}

/** A text as a value in a filter. */
export function quoted(value: string): string {
  return JSON.stringify(value);
}

/** Order in which standing and stars come when nothing else says: filters that part all documents. */
export function ranksOf(day: Day, starsFirst: boolean): string[] {
  const sure: [State, number][] = ([5, 4, 3] as const).flatMap((stars) =>
    (['valid', 'held-over'] as const).map((state): [State, number] => [state, stars]),
  );
  if (!starsFirst) sure.sort(([a], [b]) => (a === b ? 0 : a === 'valid' ? -1 : 1));
  return [
    ...sure.map(([state, stars]) =>
      onDay(day, (i) => `t${i} = ${quoted(state)} AND r${i} = ${stars}`),
    ),
    onDay(day, (i) => `t${i} = "unknown"`),
    onDay(day, (i) => `t${i} IN ["expired", "superseded", "revoked", "none"]`),
  ];
}
