import { fold } from '#src/base/fold.ts';
import { accentKey, agreement, hasMarks, type Token } from '#src/features/search/spelling.ts';
import { CONCEPTS_BY_FORM, type Form, ORGANISATION_WORDS } from '#src/features/search/synonyms.ts';
import { phraseName } from './analyse.ts';
import { frequency, type Segment, type Shared } from './segment.ts';
import { splitJoined } from './split.ts';

/** A word of a query; `loose`: not as it was typed, so that its marks say nothing. */
export interface QueryWord extends Pick<Token, 'folded' | 'key'> {
  readonly loose?: boolean;
}

/** One way to answer a unit of the query. */
export interface Alternative {
  readonly term: number;
  /** 0–1: 1 is what was typed. */
  readonly weight: number;
  readonly place: boolean;
}

/** A word, a known phrase or a place of the query: answered by one of several alternatives. */
export interface Unit {
  readonly alternatives: readonly Alternative[];
  /** Words that answer when they follow each other in a name, and how much by: 0–1. */
  readonly sequence: readonly number[] | null;
  readonly sequenceWeight: number;
  /** The sequence may stand in the name of the producer too. */
  readonly inProducer: boolean;
  /** How much it tells: rare words more. */
  readonly weight: number;
  readonly place: boolean;
  /** A place or the kind of a firm: beside other words it is no answer by itself. */
  readonly aside: boolean;
}

export interface Plan {
  readonly units: readonly Unit[];
  /** Words in order, −1 for those nobody uses: for neighbours and whole names. */
  readonly words: readonly number[];
  /** Words a name may begin with when it is about this, and what that adds to the order. */
  readonly heads: ReadonlyMap<number, number>;
  /** Words that the last one may be the beginning of. */
  readonly endings: ReadonlySet<number>;
  /** Sum of the weights of the units. */
  readonly total: number;
  /** The same of those that are not `aside`. */
  readonly worded: number;
  /** Some unit is a place. */
  readonly places: boolean;
  /** Folded words to highlight; the last one may be only the beginning. */
  readonly marks: readonly (readonly string[])[];
  readonly prefix: string | null;
}

export interface Options {
  /** The last word may be unfinished. */
  readonly open: boolean;
  /** Something was typed with marks. */
  readonly marked: boolean;
  /** Nothing of the kind is of the place asked for: let the words count, and the province of the place a little. */
  readonly widen?: boolean;
}

/** Words that only count or shape a thing: "trái tắc" is about tắc. Accent keys. */
export const CLASSIFIERS = new Set(
  'trái quả củ hạt hột cây con cái bộ chiếc gói hộp hũ chai túi miếng tấm loại món'
    .split(' ')
    .map(accentKey),
);
/** Words of praise and quality: they narrow less than they say. Folded. */
const QUALITIES = [
  'dinh duong',
  'cao cap',
  'dac biet',
  'nguyen chat',
  'tu nhien',
  'truyen thong',
  'thuong hang',
  'chat luong',
  'hao hang',
  'sach',
  'tuoi',
  'non',
  'thom',
].map((phrase) => phrase.split(' '));
const QUALITY = 0.6;
/** A place named in the name of a product from elsewhere. */
const PLACE_IN_NAME = 0.7;
/** A province instead of a place in it that was asked for. */
const WIDENED = 0.5;
/** What a place still counts beside words when nothing of the kind is from there. */
const PLACE_BESIDE = 0.15;
const HEAD = 1.25;
const LONGEST_PHRASE = 5;
const PREFIX_LAST = 0.9;
const PREFIX_OTHER = 0.5;
const MOST_PREFIXED = 300;
const MOST_READ = 60_000;
const FEWEST_PREFIXED = 4;

/** What is to be looked up for the words of a query. */
export function planFor(
  query: readonly QueryWord[],
  options: Options,
  shared: Shared,
  segments: readonly Segment[],
): Plan {
  const words = splitJoined(query, options, shared);
  const make = new Maker(words, options, shared, segments);
  for (let at = 0; at < words.length;) at += make.unitAt(at);
  return {
    units: make.units,
    words: words.map((word) => shared.vocabulary.findWord(word.folded) ?? -1),
    places: make.units.some((unit) => unit.place),
    heads: make.heads,
    endings: make.endings,
    total: make.units.reduce((sum, unit) => sum + unit.weight, 0),
    worded: make.units.reduce((sum, unit) => sum + (unit.aside ? 0 : unit.weight), 0),
    marks: make.marks,
    prefix: options.open ? (words.at(-1)?.folded ?? null) : null,
  };
}

class Maker {
  readonly units: Unit[] = [];
  readonly marks: string[][] = [];
  readonly heads = new Map<number, number>();
  readonly endings = new Set<number>();
  readonly #words: readonly QueryWord[];
  readonly #options: Options;
  readonly #shared: Shared;
  readonly #segments: readonly Segment[];
  readonly #documents: number;
  readonly #soft: Set<QueryWord>;

  constructor(
    words: readonly QueryWord[],
    options: Options,
    shared: Shared,
    segments: readonly Segment[],
  ) {
    this.#words = words;
    this.#options = options;
    this.#shared = shared;
    this.#segments = segments;
    this.#soft = new Set(
      words.flatMap((_, at) => {
        const phrase = QUALITIES.find((quality) =>
          quality.every((word, i) => words[at + i]?.folded === word),
        );
        return phrase ? words.slice(at, at + phrase.length) : [];
      }),
    );
    this.#documents = segments.reduce((sum, segment) => sum + segment.size, 0);
  }

  /** Adds the unit that begins at a word. @returns how many words it takes */
  unitAt(at: number): number {
    const { gazetteer } = this.#shared;
    const place = gazetteer.at(this.#words as readonly Token[], at);
    const phrase = this.#phraseAt(at);
    if (place && place.length - place.skip >= Math.max(phrase, 1)) {
      const own = this.#words.slice(at + place.skip, at + place.length);
      this.marks.push(own.map((word) => word.folded));
      const sequence = own.length > 1 ? PLACE_IN_NAME : 0;
      const found = [{ term: place.term, weight: 1, place: true }];
      for (const term of this.#options.widen ? gazetteer.provincesOf(place.term) : []) {
        found.push({ term, weight: WIDENED, place: true });
      }
      this.#add(found, own, sequence, place.length, !place.province);
      return place.length;
    }
    const taken = this.#words.slice(at, at + Math.max(1, phrase));
    const alternatives = new Map<number, number>();
    if (taken.length === 1) this.#single(at, alternatives);
    this.#synonyms(taken, alternatives);
    const joined = this.#joined(at, taken.length, alternatives);
    this.marks.push(taken.map((word) => word.folded));
    const list = [...alternatives].map(([term, weight]) => ({
      term,
      weight,
      place: false,
    }));
    this.#add(list, this.#words.slice(at, at + joined), joined > 1 ? 0.8 : 0, joined);
    return joined;
  }

  #phraseAt(at: number): number {
    for (let count = Math.min(LONGEST_PHRASE, this.#words.length - at); count > 1; count -= 1) {
      if (saysPhrase(this.#words.slice(at, at + count), this.#options.marked)) return count;
    }
    return 1;
  }

  /** The terms of one word, as typed and as the beginning of longer ones. */
  #single(at: number, into: Map<number, number>): void {
    const word = this.#words[at];
    if (!word) return;
    const { vocabulary } = this.#shared;
    const own = vocabulary.findWord(word.folded);
    // Among marked words one without marks is meant so only when it is written so somewhere: "ong", not "dua".
    const plain =
      !hasMarks(word.key) &&
      !(
        own !== undefined &&
        vocabulary.termsOf[own]?.some((term) => vocabulary.keyOf[term] === word.key)
      );
    const marked = this.#options.marked && !word.loose && !plain;
    for (const term of own === undefined ? [] : (vocabulary.termsOf[own] ?? [])) {
      raise(into, term, agreement(word.key, vocabulary.keyOf[term] ?? '', marked));
    }
    const last = this.#options.open && at === this.#words.length - 1;
    if (!last && word.folded.length < 3) return;
    if (!last && own !== undefined) return;
    const worth = last ? PREFIX_LAST : PREFIX_OTHER;
    for (const longer of this.#affordable(word.folded)) {
      if (last) this.endings.add(longer);
      for (const term of vocabulary.termsOf[longer] ?? []) {
        const agrees = !marked || beginsLike(word.key, vocabulary.keyOf[term] ?? '');
        raise(into, term, worth * (agrees ? 1 : 0.6));
      }
    }
  }

  /** Longer words; of very many the commonest, so that one letter does not read the whole index. */
  #affordable(beginning: string): number[] {
    const { vocabulary } = this.#shared;
    const words = vocabulary.beginningWith(beginning, MOST_PREFIXED);
    if (beginning.length > 2) return words;
    const counted = words.map((word) => {
      let found = 0;
      for (const term of vocabulary.termsOf[word] ?? []) {
        for (const segment of this.#segments) found += frequency(segment, term);
      }
      return { word, found };
    });
    counted.sort((a, b) => b.found - a.found);
    let left = MOST_READ * beginning.length;
    return counted
      .filter(({ found }, i) => (left -= found) > 0 || i < FEWEST_PREFIXED)
      .map(({ word }) => word);
  }

  #synonyms(taken: readonly QueryWord[], into: Map<number, number>): void {
    const text = taken.map((word) => word.folded).join(' ');
    for (const concept of CONCEPTS_BY_FORM.get(text) ?? []) {
      const agrees = Math.max(
        ...concept.forms
          .filter((form) => form.folded.join(' ') === text)
          .map((form) => this.#agreement(taken, form)),
      );
      const unmarked = taken.length === 1 && !this.#options.marked && /^[a-z]{1,4}$/.test(text);
      for (const form of concept.forms) {
        const same = form.folded.join(' ') === text;
        if (same && taken.length === 1) continue;
        if (!same && (!form.answers || (agrees < 0.6 && taken.length === 1))) continue;
        const worth = same
          ? this.#agreement(taken, form)
          : concept.weight * agrees * (unmarked ? 0.9 : 1);
        for (const term of this.#termsOf(form)) raise(into, term, worth);
      }
    }
  }

  #agreement(taken: readonly QueryWord[], form: Form): number {
    return Math.min(
      ...taken.map((word, i) => {
        const key = form.keys[i] ?? '';
        if (!hasMarks(word.key) && taken.length > 1) return 1;
        return agreement(word.key, key, this.#options.marked && !word.loose);
      }),
    );
  }

  #termsOf(form: Form): number[] {
    const { vocabulary } = this.#shared;
    if (form.keys.length > 1) {
      const term = vocabulary.findSpecial(phraseName(form.keys));
      if (term === undefined) return [];
      this.marks.push([...form.folded]);
      return [term];
    }
    const word = vocabulary.findWord(form.folded[0] ?? '');
    const terms = word === undefined ? [] : (vocabulary.termsOf[word] ?? []);
    const found = terms.filter((term) => vocabulary.keyOf[term] === form.keys[0]);
    if (found.length > 0) this.marks.push([...form.folded]);
    return found;
  }

  /** "sok farm" for Sokfarm: two words that somebody writes as one. @returns words taken */
  #joined(at: number, taken: number, into: Map<number, number>): number {
    const next = this.#words[at + 1];
    const text = (this.#words[at]?.folded ?? '') + (next?.folded ?? '');
    if (taken > 1 || !next || text.length < 5) return taken;
    const { vocabulary } = this.#shared;
    const word = vocabulary.findWord(text);
    if (word === undefined) return taken;
    into.clear();
    for (const term of vocabulary.termsOf[word] ?? []) raise(into, term, 0.95);
    this.marks.push([text]);
    return 2;
  }

  #add(
    alternatives: Alternative[],
    own: readonly QueryWord[],
    sequence: number,
    taken: number,
    inProducer = true,
  ): void {
    let found = 0;
    const place = alternatives[0]?.place ?? false;
    if (!place) this.#noteHeads(alternatives, own);
    const best = Math.max(0, ...alternatives.map(({ weight }) => weight));
    for (const { term, weight } of alternatives) {
      if (weight < Math.min(0.8, best)) continue;
      for (const segment of this.#segments) found += frequency(segment, term);
    }
    const documents = this.#documents;
    const rarity = Math.log(1 + documents / (1 + Math.min(found, documents))) + 0.3;
    const last = own.at(-1) === this.#words.at(-1);
    const plain =
      ORGANISATION_WORDS.has(own.map((word) => word.folded).join(' ')) ||
      (!last && own.every((word) => CLASSIFIERS.has(word.key)));
    // What a thing is comes first in Vietnamese, what kind of it after.
    const head = this.units.length === 0 && !place && this.#words.length > taken ? HEAD : 1;
    const unknown = found === 0 && !own.every((word) => /\d/.test(word.folded)) ? 0.8 : 1;
    this.units.push({
      alternatives,
      sequence:
        sequence > 0
          ? own.map((word) => this.#shared.vocabulary.findWord(word.folded) ?? -1)
          : null,
      sequenceWeight: sequence,
      inProducer,
      weight:
        rarity *
        unknown *
        head *
        (plain ? 0.25 : 1) *
        (taken > 1 ? 1.3 : 1) *
        (place && this.#options.widen ? PLACE_BESIDE : 1) *
        (own.every((word) => this.#soft.has(word)) ? QUALITY : 1),
      place,
      aside: place || plain,
    });
  }

  #noteHeads(alternatives: readonly Alternative[], own: readonly QueryWord[]): void {
    const { vocabulary } = this.#shared;
    const worth = this.units.length === 0 ? 0.12 : 0.06;
    const note = (word: number | undefined): void => {
      if (word === undefined || word < 0) return;
      if (worth > (this.heads.get(word) ?? 0)) this.heads.set(word, worth);
    };
    note(vocabulary.findWord(own[0]?.folded ?? ''));
    for (const { term } of alternatives) {
      const phrase = vocabulary.wordOf[term] === -1 ? (vocabulary.keyOf[term] ?? '') : '';
      note(
        phrase
          ? vocabulary.findWord(fold(phrase.slice(1).split(/[ ~]/)[0] ?? ''))
          : vocabulary.wordOf[term],
      );
    }
  }
}

/** Whether words are a known phrase and their marks, where typed, do not speak against it. */
export function saysPhrase(words: readonly QueryWord[], marked: boolean): boolean {
  const text = words.map((word) => word.folded).join(' ');
  return (CONCEPTS_BY_FORM.get(text) ?? []).some((concept) =>
    concept.forms.some(
      (form) =>
        form.folded.join(' ') === text &&
        words.every(
          (word, i) =>
            !hasMarks(word.key) ||
            agreement(word.key, form.keys[i] ?? '', marked && !word.loose) >= 0.6,
        ),
    ),
  );
}

function raise(into: Map<number, number>, term: number, weight: number): void {
  if (weight > (into.get(term) ?? 0)) into.set(term, weight);
}

/** Whether a longer word may be what somebody is typing, marks compared as far as they are typed. */
function beginsLike(typed: string, found: string): boolean {
  const [typedLetters = '', typedTone] = typed.split('~');
  const [letters = '', tone] = found.split('~');
  if (typedTone !== undefined && typedTone !== tone) return false;
  return letters.startsWith(typedLetters);
}
