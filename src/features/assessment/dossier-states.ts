import { Refusal } from '#src/base/refusal.ts';
import { type Actor, type Deed, may, type Target } from '#src/features/accounts/may.ts';

/** Lần đầu, nâng hạng, đánh giá lại (QĐ 26/2026 Mẫu 01). */
export const DOSSIER_KINDS = ['first', 'upgrade', 'reassess'] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];

/** Where a dossier is (QĐ 26/2026 Điều 5 to 7). */
export const DOSSIER_STATES = [
  'draft',
  'lodged',
  'returned-by-commune',
  'with-province',
  'returned-by-province',
  'accepted',
  'in-round',
  'scored',
  'recognised',
  'forwarded-to-centre',
  'not-recognised',
  'withdrawn',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** What has to be true of a dossier before a move, beside the right to make it. */
export const GUARDS = [
  /** Mẫu 01 and 02 and the papers the law requires are there: a frozen lodging exists. */
  'has-lodging',
  /** Mẫu 03 and the letter of request are complete. */
  'has-commune-report',
  /** 05 sản phẩm mẫu, none for group VI. */
  'has-samples',
  'has-product-code',
  'has-round',
  'has-result',
  /** 50 points and three stars after gates. */
  'result-of-three-stars',
  /** 90 points and five stars after gates. */
  'result-of-five-stars',
] as const;
export type Guard = (typeof GUARDS)[number];

export interface Move {
  readonly from: DossierState;
  readonly to: DossierState;
  /** Any of these deeds allows it. */
  readonly deeds: readonly Deed[];
  readonly guards: readonly Guard[];
}

const move = (
  from: DossierState,
  to: DossierState,
  deeds: readonly Deed[],
  ...guards: Guard[]
): Move => ({ from, to, deeds, guards });

/** The one table of what a dossier may become. What is not here cannot happen. */
export const MOVES: readonly Move[] = [
  move('draft', 'lodged', ['lodge-dossier'], 'has-lodging'),
  move('draft', 'withdrawn', ['withdraw-dossier']),

  move('lodged', 'returned-by-commune', ['return-dossier-as-commune']),
  move('lodged', 'with-province', ['forward-dossier'], 'has-lodging', 'has-commune-report'),
  move('lodged', 'withdrawn', ['withdraw-dossier']),

  move('returned-by-commune', 'lodged', ['lodge-dossier'], 'has-lodging'),
  move('returned-by-commune', 'withdrawn', ['withdraw-dossier']),

  move('with-province', 'returned-by-province', ['return-dossier-as-province']),
  move('with-province', 'accepted', ['check-dossier'], 'has-samples', 'has-product-code'),
  move('with-province', 'withdrawn', ['withdraw-dossier']),

  // The commune's report stands: what was mended goes straight back to where it was asked for.
  move('returned-by-province', 'with-province', ['lodge-dossier'], 'has-lodging'),
  move('returned-by-province', 'withdrawn', ['withdraw-dossier']),

  move('accepted', 'in-round', ['manage-round'], 'has-round'),
  move('accepted', 'returned-by-province', ['return-dossier-as-province']),
  move('accepted', 'withdrawn', ['withdraw-dossier']),

  move('in-round', 'accepted', ['manage-round']),
  move('in-round', 'scored', ['hold-meeting'], 'has-round', 'has-result'),

  move('scored', 'in-round', ['hold-meeting', 'manage-round'], 'has-round'),
  move(
    'scored',
    'recognised',
    ['issue-decision', 'issue-central-decision'],
    'has-result',
    'result-of-three-stars',
  ),
  move('scored', 'not-recognised', ['issue-decision', 'issue-central-decision'], 'has-result'),
  move(
    'scored',
    'forwarded-to-centre',
    ['forward-to-centre'],
    'has-result',
    'result-of-five-stars',
  ),

  // The central council scores it in a round of its own; under 90 there, the province may recognise 3 or 4 stars.
  move('forwarded-to-centre', 'in-round', ['manage-round'], 'has-round'),
  move('forwarded-to-centre', 'recognised', ['issue-central-decision', 'issue-decision']),
  move('forwarded-to-centre', 'not-recognised', ['issue-central-decision', 'issue-decision']),
];

/** What a guard looks at. */
export interface GuardFacts {
  readonly setNo: number;
  readonly slipNo: string | null;
  readonly lodgedAt: string | null;
  /** True once the commune has finished Mẫu 03. */
  readonly communeReport: boolean;
  readonly samples: number | null;
  readonly productCode: string | null;
  readonly roundId: number | null;
  readonly resultHundredths: number | null;
  readonly resultStars: number | null;
}

/** Set 26: community and eco tourism, group VI. */
export const TOURISM_SET = 26;
/** 05 sản phẩm mẫu, trừ nhóm VI (QĐ 26/2026 Điều 5). */
export function samplesNeeded(setNo: number): number {
  return setNo === TOURISM_SET ? 0 : 5;
}

const HOLDS: Record<Guard, (facts: GuardFacts) => boolean> = {
  'has-lodging': ({ lodgedAt, slipNo }) => lodgedAt !== null && slipNo !== null,
  'has-commune-report': ({ communeReport }) => communeReport,
  'has-samples': ({ samples, setNo }) => (samples ?? 0) >= samplesNeeded(setNo),
  'has-product-code': ({ productCode }) => productCode !== null,
  'has-round': ({ roundId }) => roundId !== null,
  'has-result': ({ resultHundredths, resultStars }) =>
    resultHundredths !== null && resultStars !== null,
  'result-of-three-stars': ({ resultStars }) => (resultStars ?? 0) >= 3,
  'result-of-five-stars': ({ resultHundredths, resultStars }) =>
    (resultHundredths ?? 0) >= 9000 && resultStars === 5,
};

export function moveBetween(from: DossierState, to: DossierState): Move | null {
  return MOVES.find((one) => one.from === from && one.to === to) ?? null;
}

/** Guards of a move that do not hold. */
export function guardsMissing(one: Move, facts: GuardFacts): Guard[] {
  return one.guards.filter((guard) => !HOLDS[guard](facts));
}

/** Moves a person has the right to make from a state; their guards may still be open. */
export function movesOf(actor: Actor, state: DossierState, target: Target): Move[] {
  return MOVES.filter(
    (one) => one.from === state && one.deeds.some((deed) => may(actor, deed, target)),
  );
}

/**
 * @throws Refusal `dossier-cannot-move` {from, to}, `not-allowed`, `dossier-not-ready` {to, missing}
 */
export function demandMove(
  actor: Actor,
  from: DossierState,
  to: DossierState,
  target: Target,
  facts: GuardFacts,
): Move {
  const one = moveBetween(from, to);
  if (one === null) throw new Refusal('dossier-cannot-move', { from, to });
  if (!one.deeds.some((deed) => may(actor, deed, target))) {
    throw new Refusal('not-allowed', { deed: one.deeds[0], signedIn: actor.userId !== null });
  }
  const missing = guardsMissing(one, facts);
  if (missing.length > 0) throw new Refusal('dossier-not-ready', { to, missing });
  return one;
}

/** States in which the producer may write in the forms and add proofs. */
export const EDITABLE: readonly DossierState[] = [
  'draft',
  'returned-by-commune',
  'returned-by-province',
];
/** States that nothing follows. */
export const FINAL: readonly DossierState[] = ['recognised', 'not-recognised', 'withdrawn'];
