import { describe, expect, it } from 'vitest';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { GRANTED_ROLES, type Role, rolesThatMay } from '#src/features/accounts/may.ts';
import {
  demandMove,
  DOSSIER_STATES,
  FINAL,
  type GuardFacts,
  GUARDS,
  guardsMissing,
  MOVES,
  movesOf,
} from '../dossier-states.ts';

const HERE = { provinceCode: '91', communeCode: '30337', producerId: 7, councilId: 3 };
const ELSEWHERE = { provinceCode: '01', communeCode: '00004', producerId: 8, councilId: 4 };
const FULL: GuardFacts = {
  setNo: 1,
  slipNo: '1/PĐK-91-30337-2026',
  lodgedAt: '2026-11-22T03:00:00.000Z',
  communeReport: true,
  samples: 5,
  productCode: '91-30337-1-2026',
  roundId: 2,
  resultHundredths: 9100,
  resultStars: 5,
};

describe('the table of moves', () => {
  it('is this', () => {
    const rows = MOVES.map(
      ({ from, to, deeds, guards }) =>
        `${from} → ${to} · ${deeds.join(' | ')}${guards.length > 0 ? ` · ${guards.join(', ')}` : ''}`,
    );
    expect(rows).toMatchInlineSnapshot(`
      [
        "draft → lodged · lodge-dossier · has-lodging",
        "draft → withdrawn · withdraw-dossier",
        "lodged → returned-by-commune · return-dossier-as-commune",
        "lodged → with-province · forward-dossier · has-lodging, has-commune-report",
        "lodged → withdrawn · withdraw-dossier",
        "returned-by-commune → lodged · lodge-dossier · has-lodging",
        "returned-by-commune → withdrawn · withdraw-dossier",
        "with-province → returned-by-province · return-dossier-as-province",
        "with-province → accepted · check-dossier · has-samples, has-product-code",
        "with-province → withdrawn · withdraw-dossier",
        "returned-by-province → with-province · lodge-dossier · has-lodging",
        "returned-by-province → withdrawn · withdraw-dossier",
        "accepted → in-round · manage-round · has-round",
        "accepted → returned-by-province · return-dossier-as-province",
        "accepted → withdrawn · withdraw-dossier",
        "in-round → accepted · manage-round",
        "in-round → scored · hold-meeting · has-round, has-result",
        "scored → in-round · hold-meeting | manage-round · has-round",
        "scored → recognised · issue-decision | issue-central-decision · has-result, result-of-three-stars",
        "scored → not-recognised · issue-decision | issue-central-decision · has-result",
        "scored → forwarded-to-centre · forward-to-centre · has-result, result-of-five-stars",
        "forwarded-to-centre → in-round · manage-round · has-round",
        "forwarded-to-centre → recognised · issue-central-decision | issue-decision",
        "forwarded-to-centre → not-recognised · issue-central-decision | issue-decision",
      ]
    `);
  });

  it('leads from the draft to every state, and out of every state but the last ones', () => {
    const reached = new Set(['draft']);
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of MOVES) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...DOSSIER_STATES].sort());
    const stuck = DOSSIER_STATES.filter((state) => !MOVES.some(({ from }) => from === state));
    expect(stuck.sort()).toEqual([...FINAL].sort());
  });

  it('names no move twice', () => {
    const named = MOVES.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(named).size).toBe(named.length);
  });
});

describe('every pair of states × every role, at home and elsewhere', () => {
  const cases = DOSSIER_STATES.flatMap((from) => DOSSIER_STATES.map((to) => ({ from, to })));
  it(`${cases.length} pairs: only the roles of the deed, only in their own place`, () => {
    for (const { from, to } of cases) {
      const move = MOVES.find((one) => one.from === from && one.to === to);
      const roles = new Set<Role>(move?.deeds.flatMap((deed) => [...rolesThatMay(deed)]) ?? []);
      for (const role of GRANTED_ROLES) {
        const everywhere = role === 'administrator' || role === 'ministry-officer';
        for (const [scope, own] of [
          [HERE, true],
          [ELSEWHERE, false],
        ] as const) {
          const go = () => demandMove(actorAs(role, scope), from, to, HERE, FULL);
          if (move === undefined) expect(go).toThrow('dossier-cannot-move');
          else if (roles.has(role) && (own || everywhere)) expect(go()).toBe(move);
          else expect(go, `${role} ${from} → ${to}`).toThrow('not-allowed');
        }
      }
    }
  });
});

describe('guards', () => {
  const LACK: Record<(typeof GUARDS)[number], Partial<GuardFacts>> = {
    'has-lodging': { slipNo: null },
    'has-commune-report': { communeReport: false },
    'has-samples': { samples: 4 },
    'has-product-code': { productCode: null },
    'has-round': { roundId: null },
    'has-result': { resultHundredths: null },
    'result-of-three-stars': { resultStars: 2 },
    'result-of-five-stars': { resultHundredths: 8999 },
  };

  it.each(GUARDS)('%s holds a move back alone', (guard) => {
    const guarded = MOVES.filter(({ guards }) => guards.includes(guard));
    expect(guarded.length).toBeGreaterThan(0);
    for (const move of guarded) {
      expect(guardsMissing(move, FULL)).toEqual([]);
      expect(guardsMissing(move, { ...FULL, ...LACK[guard] })).toContain(guard);
    }
  });

  it('asks tourism for no samples', () => {
    const accept = MOVES.find(({ to, from }) => from === 'with-province' && to === 'accepted')!;
    expect(guardsMissing(accept, { ...FULL, samples: null, setNo: 26 })).toEqual([]);
    expect(guardsMissing(accept, { ...FULL, samples: null })).toEqual(['has-samples']);
  });

  it('needs five stars, not only 90 points, for the centre', () => {
    const centre = MOVES.find(({ to }) => to === 'forwarded-to-centre')!;
    expect(guardsMissing(centre, { ...FULL, resultHundredths: 9000 })).toEqual([]);
    expect(guardsMissing(centre, { ...FULL, resultStars: 4 })).toEqual(['result-of-five-stars']);
  });
});

it('offers a person only the own moves', () => {
  const to = (role: 'producer' | 'commune-officer' | 'administrator', state: 'lodged' | 'draft') =>
    movesOf(actorAs(role, HERE), state, HERE).map((move) => move.to);
  expect(to('producer', 'draft')).toEqual(['lodged', 'withdrawn']);
  expect(to('commune-officer', 'lodged')).toEqual(['returned-by-commune', 'with-province']);
  expect(to('administrator', 'lodged')).toEqual([]);
});
