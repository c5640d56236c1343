import { describe, expect, it } from 'vitest';
import { outcomeOf } from './answer.ts';
import { type Entry, lotEntry, type StepDraft, stepEntry } from './entry.ts';
import {
  answered,
  forgettable,
  isHeld,
  lotIdOf,
  mayChange,
  mended,
  nextToSend,
  nextTryAt,
  reopened,
  sending,
  shownState,
  thrownAway,
} from './queue.ts';
import { isRecorderData, lotsOnPhone, type RecorderData, takenCodes } from './server-data.ts';

const LOT = {
  ...{ itemId: 7, code: 'LO261122A', madeOn: null, packedOn: '2026-11-22', expiresOn: null },
  ...{ quantity: 200, unit: 'EA', note: '' },
};
const STEP: StepDraft = {
  ...{ lotId: null, lotClientId: 'a', stage: 'packing', at: 5, placeId: null, partyId: null },
  ...{ quantity: null, unit: null, inputs: [], result: null, note: '', photosOpen: true },
};
const lot = lotEntry('a', LOT, 10);
const step = stepEntry('b', STEP, ['p1'], 20);
const other = stepEntry('c', { ...STEP, lotId: 4, lotClientId: null }, [], 30);
const all: Entry[] = [other, step, lot];
const stored = { is: 'stored', id: 99, lotId: 99 } as const;

describe('the queue', () => {
  it('sends the lot before its steps, the oldest first', () => {
    expect(nextToSend(all, 100)).toBe(lot);
    expect(isHeld(step, all)).toBe(true);
    expect(shownState(step, all)).toBe('held');
    const sent = answered(sending(lot), stored, 100);
    const now = [other, step, sent];
    expect(lotIdOf(step, now)).toBe(99);
    expect(nextToSend(now, 100)).toBe(step);
  });

  it('lets what does not hang on a refused lot go on', () => {
    const refused = answered(sending(lot), { is: 'refused', code: 'x', text: 'Vì sao' }, 100);
    const now = [other, step, refused];
    expect(refused.refusal?.text).toBe('Vì sao');
    expect(nextToSend(now, 100)).toBe(other);
    expect(shownState(step, now)).toBe('held');
    const again = mended(refused, { ...LOT, code: 'LO261122B' }, []);
    expect(again).toMatchObject({ state: 'waiting', refusal: null, clientId: 'a' });
  });

  it('tries again later, each time a little later, when no answer came', () => {
    let entry: Entry = lot;
    const waits = [1, 2, 3, 4].map(() => {
      entry = answered(sending(entry), { is: 'lost' }, 1_000);
      return entry.retryAt - 1_000;
    });
    expect(waits).toEqual([2_000, 10_000, 60_000, 60_000]);
    expect(nextToSend([entry], 1_001)).toBeNull();
    expect(nextTryAt([entry, step])).toBe(61_000);
  });

  it('keeps everything when nobody, or somebody else, is signed in', () => {
    for (const is of ['sign-in', 'other-person'] as const) {
      expect(answered(sending(lot), { is }, 100)).toEqual(lot);
    }
  });

  it('sends again what was under way when the app ended', () => {
    expect(reopened([sending(lot)])[0]).toMatchObject({ state: 'waiting', tries: 1 });
  });

  it('changes nothing that the server may have', () => {
    const lost = answered(sending(lot), { is: 'lost' }, 100);
    expect([lot, sending(lot), lost].map(mayChange)).toEqual([true, false, false]);
    expect(() => mended(lost, LOT, [])).toThrow(RangeError);
    expect(thrownAway([lost, step], 'a')).toEqual([]);
  });

  it('throws a lot away with its steps and nothing else', () => {
    expect(thrownAway(all, 'a')).toEqual([lot, step]);
    expect(thrownAway(all, 'b')).toEqual([step]);
  });

  it('forgets what was sent a week ago, but no lot that a step waits for', () => {
    const sent = answered(sending(lot), stored, 100);
    const later = 8 * 86_400_000;
    expect(forgettable([sent, step], later)).toEqual([]);
    expect(forgettable([sent], later)).toEqual([sent]);
    expect(forgettable([sent], 1_000)).toEqual([]);
  });
});

describe('the answer', () => {
  it.each([
    [0, null, 'lost'],
    [200, { id: 1, lotId: 2 }, 'stored'],
    [200, null, 'lost'],
    [303, null, 'sign-in'],
    [401, { code: 'sign-in' }, 'sign-in'],
    [403, { code: 'second-factor' }, 'sign-in'],
    [403, { code: 'not-allowed', text: 'Không' }, 'refused'],
    [409, { code: 'other-person' }, 'other-person'],
    [413, null, 'refused'],
    [422, { code: 'lot-code-taken', text: 'Trùng' }, 'refused'],
    [429, null, 'busy'],
    [500, null, 'busy'],
    [503, null, 'busy'],
  ])('%i with %o is %s', (status, body, is) => {
    expect(outcomeOf(status, body).is).toBe(is);
  });

  it('waits as long as it is told', () => {
    expect(outcomeOf(503, null, '30')).toEqual({ is: 'busy', waitMs: 30_000 });
    expect(outcomeOf(503, null, 'Thu')).toEqual({ is: 'busy', waitMs: 0 });
  });
});

describe('what the phone knows', () => {
  const data: RecorderData = {
    ...{ person: { id: 'u', name: 'Bà Tư' }, producers: [], items: [], places: [], parties: [] },
    ...{ readAt: 0 },
    lots: [
      {
        id: 4,
        clientId: null,
        itemId: 7,
        code: 'CU',
        quantity: 1,
        unit: 'EA',
        packedOn: null,
        left: 1,
      },
    ],
  };

  it('shows drafted lots first and a lot both know once', () => {
    expect(lotsOnPhone(data, all).map(({ key }) => key)).toEqual(['a', '4']);
    const told = {
      ...data,
      lots: [{ ...data.lots[0]!, id: 99, clientId: 'a', code: 'LO261122A' }],
    };
    expect(lotsOnPhone(told, [answered(sending(lot), stored, 1)])).toMatchObject([{ lotId: 99 }]);
    expect(takenCodes(data, all, 7)).toEqual(new Set(['LO261122A', 'CU']));
  });

  it('takes nothing for data that is none', () => {
    expect(isRecorderData(data)).toBe(true);
    expect([null, 'x', {}, { person: { id: 'u' } }].some(isRecorderData)).toBe(false);
  });
});
