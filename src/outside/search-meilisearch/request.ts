import type { Facet, Hit, SearchDoc, SearchQuery } from '#src/features/search/contract.ts';
import { marksIn } from '#src/features/search/highlight.ts';
import { CONCEPTS_BY_FORM, PLACE_WORDS } from '#src/features/search/synonyms.ts';
import type { Understood } from '#src/features/search/understand.ts';
import { onDay, quoted } from './documents.ts';

/** Filters of the server by facet, so that each can be left out of its own count. */
export type Filters = Partial<Record<Facet, string>>;

/** Province names as the documents have them: folded name → filter. */
export type Provinces = ReadonlyMap<string, string>;

/** The facets of a query as filters for its day. */
export function filtersOf(query: SearchQuery): Filters {
  const among = (field: string, values: readonly (string | number)[]): string =>
    `${field} IN [${values.map((value) => (typeof value === 'number' ? value : quoted(value))).join(', ')}]`;
  const found: Filters = {};
  if (query.stars.length > 0) found.stars = onDay(query.day, (i) => among(`r${i}`, query.stars));
  if (query.state.length > 0) found.state = onDay(query.day, (i) => among(`t${i}`, query.state));
  if (query.group.length > 0) found.group = among('group', query.group);
  if (query.set.length > 0) found.set = among('set', query.set);
  if (query.province.length > 0) found.province = among('province', query.province);
  if (query.producerKind.length > 0) found.producerKind = among('kind', query.producerKind);
  if (query.price.length > 0) found.price = among('band', query.price);
  if (query.story) found.story = 'hasStory = true';
  return found;
}

/** Takes the name of a province, with its kind before it, out of the words; the rest is searched. */
export function placeIn(
  { words }: Understood,
  provinces: Provinces,
): { text: string; place: string | null } {
  const folded = words.map((word) => word.folded);
  for (let count = Math.min(5, folded.length); count > 0; count -= 1) {
    for (let at = folded.length - count; at >= 0; at -= 1) {
      const place = provinces.get(folded.slice(at, at + count).join(' '));
      if (place === undefined) continue;
      let from = at;
      for (const kind of PLACE_WORDS) {
        const size = kind.split(' ').length;
        if (folded.slice(at - size, at).join(' ') === kind) from = Math.min(from, at - size);
      }
      return { text: [...folded.slice(0, from), ...folded.slice(at + count)].join(' '), place };
    }
  }
  return { text: folded.join(' '), place: null };
}

/** Words and synonyms to highlight. */
export function marksFor(text: string): string[][] {
  const words = text.split(' ').filter(Boolean);
  const others = (CONCEPTS_BY_FORM.get(text) ?? []).flatMap((concept) =>
    concept.forms.map((form) => [...form.folded]),
  );
  return [...words.map((word) => [word]), ...others];
}

/** A hit with its marks, worked out here: the server folds otherwise. */
export function hitOf(doc: SearchDoc, marks: readonly string[][], last: string | null): Hit {
  return {
    doc,
    nameMarks: marksIn(doc.name, marks, last),
    producerMarks: doc.producer ? marksIn(doc.producer.name, marks, last) : [],
  };
}
