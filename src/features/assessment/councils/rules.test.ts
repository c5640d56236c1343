import { describe, expect, it } from 'vitest';
import { mayScore, rolesOfSeat, USUAL_RULES, wrongRules } from './council-rules.ts';
import { majorityOf } from './majority.ts';
import { quorum, type Seat } from './quorum.ts';
import { maySeeSheet, SHEET_MOVES, sheetState } from './sheet-states.ts';
import { judgeSpread, spread } from './spread.ts';
import { opinionsDiffer } from './written-opinions.ts';

const seats = (scoring: number): Seat[] => [
  { id: 1, position: 'chair', scores: true },
  ...Array.from({ length: scoring - 1 }, (_, index): Seat => ({
    id: index + 2,
    position: 'member',
    scores: true,
  })),
  { id: 90, position: 'secretary', scores: false },
  { id: 91, position: 'adviser', scores: false },
];

describe('quorum', () => {
  it.each([
    // seats, percent, present, chair needed → met, needed
    [5, 75, [1, 2, 3, 4], true, true, 4],
    [5, 75, [1, 2, 3], true, false, 4],
    [4, 75, [1, 2, 3], true, true, 3],
    [4, 75, [2, 3, 4], true, false, 3],
    [4, 75, [2, 3, 4], false, true, 3],
    [9, 75, [1, 2, 3, 4, 5, 6, 7], true, true, 7],
    [9, 75, [1, 2, 3, 4, 5, 6], true, false, 7],
    [3, 100, [1, 2, 3], true, true, 3],
    [3, 1, [1], true, true, 1],
    // the secretary and the adviser do not count
    [4, 75, [1, 2, 90, 91], true, false, 3],
  ] as const)(
    '%i seats, %i percent, present %j, chair needed %s: %s',
    (count, quorumPercent, present, chairMustAttend, met, needed) => {
      const answer = quorum(seats(count), new Set(present), { quorumPercent, chairMustAttend });
      expect(answer).toMatchObject({ met, needed, seats: count });
    },
  );

  it('is never met by a council without scoring members', () => {
    expect(quorum([], new Set(), USUAL_RULES).met).toBe(false);
  });
});

describe('spread', () => {
  it.each([
    [[], 0],
    [[8000], 0],
    [[8000, 9000], 1000],
    [[7000, 8050, 7500], 1050],
  ])('of %j is %i', (totals, expected) => expect(spread(totals)).toBe(expected));

  it.each([
    [[8000, 9000], 10, 1, 2, 'within'],
    [[8000, 9100], 10, 1, 2, 'score-again'],
    [[8000, 9100], 10, 2, 2, 'council-decides'],
    [[8000, 9100], 10, 1, 1, 'council-decides'],
    [[1000, 9900], null, 1, 2, 'within'],
  ] as const)('%j, limit %s, turn %i of %i: %s', (totals, limit, turn, turns, expected) =>
    expect(judgeSpread(totals, { limit, turn, turns })).toBe(expected),
  );
});

describe('majority', () => {
  it.each([
    [[['a'], [], []], []],
    [[['a'], ['a'], []], ['a']],
    [[['a'], ['a'], [], []], []],
    [
      [['a', 'b'], ['a'], ['b', 'b']],
      ['a', 'b'],
    ],
    [[], []],
  ])('%j: %j', (proposals, expected) => expect(majorityOf(proposals)).toEqual(expected));
});

describe('written opinions', () => {
  const sheet = (total: number, stars: number, disqualified: string[] = []) => ({
    total,
    stars,
    disqualified,
  });
  it.each([
    [[sheet(8000, 4), sheet(8500, 4)], 10, false],
    [[sheet(8900, 4), sheet(9000, 5)], 10, true],
    [[sheet(7000, 4), sheet(8500, 4)], 10, true],
    [[sheet(7000, 4), sheet(8500, 4)], null, false],
    [[sheet(8000, 4), sheet(8000, 4, ['forged-dossier'])], 10, true],
  ])('%j, limit %s: differ %s', (sheets, limit, expected) =>
    expect(opinionsDiffer(sheets, limit)).toBe(expected),
  );
});

describe('a sheet', () => {
  it('once signed leads nowhere', () => {
    expect(SHEET_MOVES.signed).toEqual([]);
    expect(SHEET_MOVES.abstained).toEqual([]);
    expect(sheetState(null)).toBe('none');
    expect(sheetState({ signedAt: null, conflict: 'kin' })).toBe('draft');
    expect(sheetState({ signedAt: 'x', conflict: 'kin' })).toBe('abstained');
    expect(sheetState({ signedAt: 'x', conflict: null })).toBe('signed');
  });

  it.each([
    // own, seesAll, isMember, signed, turnOver → seen
    [true, false, true, false, false, true],
    [false, true, false, false, false, false],
    [false, true, false, true, false, true],
    [false, false, true, true, false, false],
    [false, false, true, true, true, true],
    [false, false, true, false, true, false],
    [false, false, false, true, true, false],
  ])('own %s, all scores %s, member %s, signed %s, turn over %s: %s', (...facts) => {
    const [own, seesAll, isMember, signed, turnOver, expected] = facts;
    expect(maySeeSheet({ own, seesAll, isMember, signed, turnOver })).toBe(expected);
  });
});

describe('the rules of a council', () => {
  it.each([
    [{}, []],
    [{ quorumPercent: 0 }, ['quorumPercent']],
    [{ quorumPercent: 101 }, ['quorumPercent']],
    [{ quorumPercent: 66.7 }, ['quorumPercent']],
    [{ spreadLimit: null }, []],
    [{ spreadLimit: 0 }, ['spreadLimit']],
    [{ scoringTurns: 0 }, ['scoringTurns']],
    [{ gateRule: 'any' as never }, ['gateRule']],
  ])('%j: wrong %j', (change, wrong) =>
    expect(wrongRules({ ...USUAL_RULES, ...change })).toEqual(wrong),
  );

  it('gives each seat its roles', () => {
    expect(rolesOfSeat('chair', true)).toEqual(['council-member']);
    expect(rolesOfSeat('secretary', false)).toEqual(['council-secretary']);
    expect(rolesOfSeat('secretary', true)).toEqual(['council-secretary', 'council-member']);
    expect(rolesOfSeat('adviser', false)).toEqual(['advisory-team']);
    expect(mayScore('adviser', true)).toBe(false);
    expect(mayScore('secretary', false)).toBe(false);
  });
});
