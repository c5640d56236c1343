import type { Day } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import type { ListRow } from '../decision-list/list.ts';
import { lastDayOfTerm } from '../standing.ts';
import { type DecisionFacts, type Level, numberKey } from './decision-facts.ts';
import { matchProducer, matchProduct, type NearMatch, type ProducerMatch } from './match-row.ts';
import type { Award, RegisterIndex, RegisterProduct } from './register-index.ts';
import { placeOfRow, printedPlace, type PrintedPlace, type RowPlace } from './row-place.ts';

/** What a row does to the register. */
export const JUDGEMENTS = [
  'recognise',
  'renew',
  'raise',
  'lower',
  'revoke',
  'unchanged',
  'problem',
] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What an officer decided about a row. */
export interface Choice {
  /** A product of the register, or `new`. */
  readonly product?: number | 'new';
  readonly producer?: number | 'new';
  /** Stars as the decision means them, where the document contradicts itself or is silent. */
  readonly stars?: 3 | 4 | 5;
  /** What was found wrong is accepted as it stands. */
  readonly accepted?: boolean;
  readonly leftOut?: boolean;
  /** Why: asked for stars, for accepting and for leaving out. */
  readonly reason?: string;
}

/** Why a row waits for a person: a code with its facts; the words are in src/words/decision-imports.ts. */
export interface JudgeProblem {
  readonly code: string;
  /** `D7`, empty where it is about the whole row. */
  readonly cell: string;
  readonly value: string;
  /** Sentences of the reader, where it found it. */
  readonly vi?: string;
  readonly en?: string;
  readonly facts?: Readonly<Record<string, string | number | null>>;
}

/** Why a row that needs nobody is judged as it is. */
export type Why =
  | 'first'
  | 'no-decision-before'
  | 'later'
  | 'older'
  | 'after-revocation'
  | 'already-there'
  | 'nothing-new'
  | 'already-revoked'
  | 'left-out'
  | 'revoked-by-list';

export interface Judged {
  readonly row: number;
  readonly judgement: Judgement;
  readonly why: Why | null;
  readonly problem: JudgeProblem | null;
  readonly leftOut: boolean;
  readonly stars: 3 | 4 | 5 | null;
  readonly number: string;
  readonly decidedOn: string | null;
  readonly product: {
    readonly id: number | null;
    readonly how: 'exact' | 'other-name' | 'chosen' | 'new' | 'none';
  };
  readonly producer: {
    readonly id: number | null;
    readonly how: 'exact' | 'chosen' | 'new' | 'none';
  };
  readonly place: RowPlace;
  readonly printed: PrintedPlace;
  /** The certificate it is compared with, or revokes. */
  readonly certificateId: number | null;
  /** Stars of that certificate. */
  readonly before: number | null;
  readonly near: readonly NearMatch[];
  readonly nearProducers: readonly NearMatch[];
}

/** What is the same for every row of a list. */
export interface ListContext {
  readonly facts: DecisionFacts;
  /** Officers of one province may write only there: rows of another are problems. */
  readonly oneProvince: boolean;
  /** While nobody has said which province it is, rows without one are not held against them. */
  readonly provinceAsked: boolean;
  readonly today: Day;
}

/** Judges one row against the register, with what an officer has chosen. */
export function judgeRow(
  row: ListRow,
  index: RegisterIndex,
  context: ListContext,
  choice: Choice,
): Judged {
  const number = row.decisionNo || context.facts.number;
  const decidedOn = (row.decidedOn as Day | null) ?? context.facts.decidedOn;
  const printed = printedPlace(
    row.address,
    {
      commune: row.cells.commune?.text ?? '',
      district: row.cells.district?.text ?? '',
      province: row.cells.province?.text ?? '',
    },
    index.isProvince,
  );
  const listProvince =
    index.provinces.find(({ code }) => code === context.facts.provinceCode) ?? null;
  const place = placeOfRow(index.places, printed, listProvince, decidedOn);
  const base: Judged = {
    row: row.row,
    judgement: 'problem',
    why: null,
    problem: null,
    leftOut: false,
    stars: choice.stars ?? row.stars,
    number,
    decidedOn,
    product: { id: null, how: 'none' },
    producer: { id: null, how: 'none' },
    place,
    printed,
    certificateId: null,
    before: null,
    near: [],
    nearProducers: [],
  };
  if (choice.leftOut === true) {
    return { ...base, judgement: 'unchanged', why: 'left-out', leftOut: true };
  }
  const revokes = context.facts.kind === 'revoke' || /\bthu hoi\b/.test(fold(row.note));
  const matched = whoIsMeant(base, row, index, choice);
  const stop = problemOf(row, matched, context, choice, revokes);
  if (stop !== null) return { ...matched, judgement: 'problem', problem: stop };
  const product = matched.product.id === null ? undefined : index.byId.get(matched.product.id);
  return revokes ? revoked(matched, product) : compared(matched, product);
}

/** Finds product, producer and place; what is only near is offered. */
function whoIsMeant(base: Judged, row: ListRow, index: RegisterIndex, choice: Choice): Judged {
  const chosen = typeof choice.product === 'number' ? index.byId.get(choice.product) : undefined;
  const match = matchProduct(index, row, base.place);
  const product = chosen ?? (choice.product === 'new' ? null : match.product);
  if (product !== null) {
    return {
      ...base,
      product: {
        id: product.id,
        how: chosen ? 'chosen' : match.how === 'new' ? 'exact' : match.how,
      },
      producer:
        product.producerId === null
          ? { id: null, how: 'none' }
          : { id: product.producerId, how: chosen ? 'chosen' : 'exact' },
      // A row without a province of its own is where its product is.
      place:
        base.place.provinceCode === null
          ? { ...base.place, provinceCode: product.provinceCode }
          : base.place,
      near: match.near,
    };
  }
  const producer = matchProducer(index, row.producer, base.place);
  return {
    ...base,
    product: { id: null, how: 'new' },
    producer: producerOf(producer, index, choice),
    near: match.near,
    nearProducers: producer.near,
  };
}

function producerOf(
  match: ProducerMatch,
  index: RegisterIndex,
  choice: Choice,
): Judged['producer'] {
  if (typeof choice.producer === 'number' && index.producersById.has(choice.producer)) {
    return { id: choice.producer, how: 'chosen' };
  }
  if (choice.producer === 'new') return { id: null, how: 'new' };
  return { id: match.id, how: match.how };
}

/** Reader's codes that say something is wrong with the stars: choosing stars answers them. */
const ABOUT_STARS = /star|score|sao|diem/;

/** The first thing that a person has to decide; null when the row can go on. */
function problemOf(
  row: ListRow,
  judged: Judged,
  context: ListContext,
  choice: Choice,
  revokes: boolean,
): JudgeProblem | null {
  for (const found of row.problems) {
    if (found.weight !== 'stop' && found.code !== 'score-contradicts-stars') continue;
    if (choice.accepted === true && row.name !== '') continue;
    if (choice.stars !== undefined && ABOUT_STARS.test(found.code)) continue;
    if (revokes && ABOUT_STARS.test(found.code)) continue;
    return { code: found.code, cell: found.cell, value: found.value, vi: found.vi, en: found.en };
  }
  const at = (column: 'name' | 'stars' | 'address'): string => row.cells[column]?.address ?? '';
  if (row.name === '') return { code: 'no-name', cell: at('name'), value: '' };
  const stars = judged.stars;
  if (stars === null && !revokes) {
    return { code: 'no-stars', cell: at('stars'), value: row.cells.stars?.text ?? '' };
  }
  const { level, provinceCode } = context.facts;
  if (stars !== null && !revokes && aboveLevel(stars, level)) {
    return { code: 'stars-above-level', cell: at('stars'), value: String(stars), facts: { level } };
  }
  if (judged.decidedOn !== null && judged.decidedOn > context.today) {
    return {
      code: 'decided-in-the-future',
      cell: row.cells.decidedOn?.address ?? row.cells.decision?.address ?? '',
      value: judged.decidedOn,
    };
  }
  const here = judged.place.provinceCode;
  if (provinceCode !== null && here !== null && here !== provinceCode) {
    return {
      code: 'other-province',
      cell: at('address'),
      value: row.address,
      facts: { province: here },
    };
  }
  if (here === null && context.provinceAsked) {
    return { code: 'no-province', cell: at('address'), value: row.address };
  }
  if (judged.product.how === 'new' && choice.product !== 'new') {
    if (judged.near.some((match) => match.likely)) {
      return { code: 'choose-match', cell: at('name'), value: row.name };
    }
  }
  if (revokes && judged.product.id === null) {
    return { code: 'revoke-unknown', cell: at('name'), value: row.name };
  }
  if (judged.product.id === null && judged.producer.how === 'new' && choice.producer !== 'new') {
    if (judged.nearProducers.some((match) => match.likely)) {
      return {
        code: 'choose-producer',
        cell: row.cells.producer?.address ?? '',
        value: row.producer,
      };
    }
  }
  return null;
}

/** Five stars are the centre's to give; a district gave three at most. */
function aboveLevel(stars: number, level: Level | null): boolean {
  return (level === 'province' && stars > 4) || (level === 'district' && stars > 3);
}

/** Recognitions that count, the latest first: council scores without a decision and rows without stars do not. */
function recognitions(product: RegisterProduct): Award[] {
  return product.awards
    .filter((award) => award.evidence !== 'council' && award.stars !== null && award.stars >= 3)
    .sort((a, b) => (b.issuedLast ?? '').localeCompare(a.issuedLast ?? '') || b.id - a.id);
}

/** The same decision: its number, and its day as far as both are known. */
function sameDecision(award: Award, number: string, decidedOn: string | null): boolean {
  if (number === '' || numberKey(award.decisionNo) !== numberKey(number)) return false;
  if (decidedOn === null || award.issuedFirst === null || award.issuedLast === null) return true;
  return award.issuedFirst <= decidedOn && decidedOn <= award.issuedLast;
}

/** News of a recognition without its number: the decision of this list may be the one it spoke of. */
function mayBeNewsOf(award: Award, decidedOn: string | null): boolean {
  if (award.decisionNo !== '' || award.evidence === 'decision') return false;
  if (decidedOn === null || award.issuedFirst === null || award.issuedLast === null) return true;
  return award.issuedFirst <= decidedOn && decidedOn <= award.issuedLast;
}

function compared(judged: Judged, product: RegisterProduct | undefined): Judged {
  const { stars, number, decidedOn } = judged;
  if (product === undefined || stars === null)
    return { ...judged, judgement: 'recognise', why: 'first' };
  const known = recognitions(product);
  const same = known.find((award) => sameDecision(award, number, decidedOn));
  if (same !== undefined) {
    const against = { certificateId: same.id, before: same.stars };
    if (same.stars === stars) {
      return { ...judged, ...against, judgement: 'unchanged', why: 'already-there' };
    }
    return {
      ...judged,
      ...against,
      problem: {
        code: 'same-decision-other-stars',
        cell: '',
        value: String(stars),
        facts: { stars: same.stars, number },
      },
    };
  }
  const last = known.find((award) => award.revokedOn === null);
  if (last === undefined) {
    const why = known.length > 0 ? 'after-revocation' : 'no-decision-before';
    return { ...judged, judgement: 'recognise', why };
  }
  const against = { certificateId: last.id, before: last.stars };
  if (number === '' && decidedOn === null && last.stars === stars) {
    return { ...judged, ...against, judgement: 'unchanged', why: 'nothing-new' };
  }
  if (mayBeNewsOf(last, decidedOn) && last.stars === stars) {
    return { ...judged, ...against, judgement: 'recognise', why: 'no-decision-before' };
  }
  const newest = known[0]?.issuedLast ?? null;
  if (decidedOn !== null && newest !== null && decidedOn < newest) {
    return { ...judged, ...against, judgement: 'recognise', why: 'older' };
  }
  const step = stars - (last.stars ?? 0);
  const judgement = step === 0 ? 'renew' : step > 0 ? 'raise' : 'lower';
  return { ...judged, ...against, judgement, why: 'later' };
}

/** A list that revokes: the certificate in force, which must be there. */
function revoked(judged: Judged, product: RegisterProduct | undefined): Judged {
  const known = product === undefined ? [] : recognitions(product);
  const live = known.find((award) => award.revokedOn === null);
  if (live === undefined) {
    const last = known[0];
    if (last === undefined) {
      return { ...judged, problem: { code: 'revoke-unknown', cell: '', value: '' } };
    }
    return {
      ...judged,
      judgement: 'unchanged',
      why: 'already-revoked',
      certificateId: last.id,
      before: last.stars,
    };
  }
  const against = { certificateId: live.id, before: live.stars };
  const ends =
    live.issuedLast === null
      ? null
      : [lastDayOfTerm(live.issuedLast, live.criteriaVersion), live.heldOverUntil ?? '']
          .sort()
          .at(-1);
  if (ends && judged.decidedOn !== null && judged.decidedOn > ends) {
    return {
      ...judged,
      ...against,
      problem: { code: 'revoke-expired', cell: '', value: '', facts: { until: ends } },
    };
  }
  if (
    live.issuedFirst !== null &&
    judged.decidedOn !== null &&
    judged.decidedOn < live.issuedFirst
  ) {
    return {
      ...judged,
      ...against,
      problem: {
        code: 'revoke-before-issue',
        cell: '',
        value: '',
        facts: { on: live.issuedFirst },
      },
    };
  }
  return { ...judged, ...against, judgement: 'revoke', why: 'revoked-by-list' };
}
