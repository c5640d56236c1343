import { CONCEPTS_BY_FORM } from '#src/features/search/synonyms.ts';
import type { QueryWord } from './plan.ts';
import type { Shared } from './segment.ts';

/** "nuocmam": an unknown word that is two or three known ones written together. */
export function splitJoined(
  query: readonly QueryWord[],
  options: { readonly open: boolean },
  shared: Shared,
): QueryWord[] {
  return query.flatMap((word, at) => {
    const { folded } = word;
    const last = options.open && at === query.length - 1;
    const { vocabulary } = shared;
    if (folded.length < 5 || folded.length > 24 || vocabulary.findWord(folded) !== undefined)
      return [word];
    if (CONCEPTS_BY_FORM.has(folded)) return [word];
    if (last && vocabulary.beginningWith(folded, 1).length > 0) return [word];
    const parts = bestSplit(folded, shared);
    return parts.length > 1
      ? parts.map((part) => ({ folded: part, key: part, loose: true }))
      : [word];
  });
}

function bestSplit(text: string, shared: Shared): string[] {
  const { vocabulary, pairs } = shared;
  let best: string[] = [];
  let most = 0;
  const together = (a: string, b: string): number => {
    const first = vocabulary.findWord(a);
    const second = vocabulary.findWord(b);
    if (first === undefined || second === undefined) return 0;
    return pairs.get(first, second);
  };
  for (let i = 2; i <= text.length - 2; i += 1) {
    const head = text.slice(0, i);
    if (vocabulary.findWord(head) === undefined) continue;
    const tail = text.slice(i);
    const two = together(head, tail);
    if (two > most) [most, best] = [two, [head, tail]];
    for (let j = i + 2; j <= text.length - 2; j += 1) {
      const middle = text.slice(i, j);
      const end = text.slice(j);
      const three = Math.min(together(head, middle), together(middle, end));
      if (three > most) [most, best] = [three, [head, middle, end]];
    }
  }
  return best;
}
