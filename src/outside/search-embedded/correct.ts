import { decomposedTyping, hasMarks } from '#src/features/search/spelling.ts';
import { CONCEPTS_BY_FORM } from '#src/features/search/synonyms.ts';
import type { Pairs } from './ints.ts';
import { CLASSIFIERS, type QueryWord, saysPhrase } from './plan.ts';
import { frequency, type Segment, type Shared } from './segment.ts';

/** Another reading of a query whose words answer badly. */
export interface Correction {
  readonly words: readonly QueryWord[];
  /** With marks, as most documents write it. */
  readonly text: string;
}

interface Choice {
  readonly folded: string;
  /** −1 for a word that no document holds. */
  readonly word: number;
  readonly cost: number;
  readonly typed: boolean;
}

interface Path {
  readonly cost: number;
  readonly choices: readonly Choice[];
}

const UNKNOWN = 3;
const MOST_CHOICES = 12;
const WIDTH = 12;
const SHORT = 4;

/**
 * The likeliest readings of misspelled words: each word may stand for words near in letters or sound, and words that
 * stand side by side in the catalogue support each other.
 * @returns the best readings that differ from what was typed, best first; at most two
 */
export function corrections(
  query: readonly QueryWord[],
  open: boolean,
  shared: Shared,
  segments: readonly Segment[],
  show: (word: QueryWord) => string,
): Correction[] {
  let paths: Path[] = [{ cost: 0, choices: [] }];
  const settled = inPhrases(query);
  for (const [at, word] of query.entries()) {
    const choices = settled.has(at)
      ? [asTyped(word, shared)]
      : choicesFor(word, at === query.length - 1, open, shared);
    const longer: Path[] = [];
    for (const path of paths) {
      const before = path.choices.at(-1);
      for (const choice of choices) {
        const near = before ? neighbourly(before, choice, shared.pairs) : 0;
        longer.push({
          cost: path.cost + choice.cost - near,
          choices: [...path.choices, choice],
        });
      }
    }
    paths = longer.sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
  }
  return paths
    .filter(({ choices }) => choices.some((choice) => !choice.typed))
    .slice(0, 2)
    .filter(({ choices }) =>
      choices.every((choice, at) => choice.typed || likely(query, choices, at, shared.pairs)),
    )
    .map(({ choices }) => ({
      words: choices.map((choice, i) =>
        choice.typed
          ? (query[i] as QueryWord)
          : { folded: choice.folded, key: choice.folded, loose: true },
      ),
      text: choices
        .map((choice, i) =>
          choice.typed ? show(query[i] as QueryWord) : shown(choice.word, shared, segments),
        )
        .join(' '),
    }));
}

/** Positions of words that make up a known phrase with their neighbours. */
function inPhrases(query: readonly QueryWord[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < query.length; at += 1) {
    for (let count = 2; count <= 4 && at + count <= query.length; count += 1) {
      if (!saysPhrase(query.slice(at, at + count), true)) continue;
      for (let i = 0; i < count; i += 1) found.add(at + i);
    }
  }
  return found;
}

function asTyped(word: QueryWord, shared: Shared): Choice {
  const own = shared.vocabulary.findWord(word.folded);
  return { folded: word.folded, word: own ?? -1, cost: 0, typed: true };
}

function choicesFor(word: QueryWord, last: boolean, open: boolean, shared: Shared): Choice[] {
  const { vocabulary } = shared;
  const { folded } = word;
  const own = vocabulary.findWord(folded);
  const started = last && open && vocabulary.beginningWith(folded, 1).length > 0;
  const said = own !== undefined || CONCEPTS_BY_FORM.has(folded);
  const choices: Choice[] = [
    {
      folded,
      word: own ?? -1,
      cost: said ? 0 : started ? 0.7 : UNKNOWN,
      typed: true,
    },
  ];
  const meant = (CONCEPTS_BY_FORM.get(folded) ?? []).some((concept) =>
    concept.forms.some((form) => form.keys.length === 1 && form.keys[0] === word.key),
  );
  if (meant || (!last && CLASSIFIERS.has(word.key))) return choices;
  // A word with its marks that the catalogue knows so is seldom a slip.
  const sure =
    own !== undefined &&
    hasMarks(word.key) &&
    (vocabulary.termsOf[own] ?? []).some((term) => vocabulary.keyOf[term] === word.key);
  if (own !== undefined && !sure && hasMarks(word.key)) {
    choices.push({ folded, word: own, cost: 0.3, typed: false });
  }
  for (const text of decomposedTyping(folded)) {
    const found = vocabulary.findWord(text);
    if (found !== undefined) choices.push({ folded: text, word: found, cost: 0.7, typed: false });
  }
  for (const { word: near, cost } of vocabulary.near(folded).slice(0, MOST_CHOICES)) {
    const text = vocabulary.words[near] ?? '';
    if (text !== folded && !choices.some((choice) => choice.folded === text)) {
      choices.push({
        folded: text,
        word: near,
        cost: cost + (sure ? 1 : 0),
        typed: false,
      });
    }
  }
  return choices;
}

/** A short word becomes nearly any other by one letter: beside others it has to stand with one of them somewhere. */
function likely(
  query: readonly QueryWord[],
  choices: readonly Choice[],
  at: number,
  pairs: Pairs,
): boolean {
  const choice = choices[at] as Choice;
  const typed = query[at]?.folded ?? '';
  if (choices.length === 1 || typed.length > SHORT || typed === choice.folded) return true;
  const [before, after] = [choices[at - 1], choices[at + 1]];
  return (
    (before !== undefined && neighbourly(before, choice, pairs) > 0) ||
    (after !== undefined && neighbourly(choice, after, pairs) > 0)
  );
}

/** How much two words support each other by standing side by side in the catalogue, 0–1.6. */
function neighbourly(a: Choice, b: Choice, pairs: Pairs): number {
  if (a.word < 0 || b.word < 0) return 0;
  const count = pairs.get(a.word, b.word);
  return count === 0 ? 0 : Math.min(1.6, 0.7 + 0.2 * Math.log2(count));
}

/** The commonest spelling of a word. */
function shown(word: number, shared: Shared, segments: readonly Segment[]): string {
  const { vocabulary } = shared;
  let best = vocabulary.words[word] ?? '';
  let most = 0;
  for (const term of vocabulary.termsOf[word] ?? []) {
    const count = segments.reduce((sum, segment) => sum + frequency(segment, term), 0);
    if (count > most) [most, best] = [count, vocabulary.shown[term] ?? best];
  }
  return best;
}
