import { expect, it } from 'vitest';
import { readEntry } from './read-entry.ts';

const clientId = '0b9f3f4e-8a53-4f3e-9d9b-0c8a4c9a1f11';
const lot = {
  ...{ itemId: 7, code: 'LO261122A', madeOn: null, packedOn: '2026-11-22', expiresOn: null },
  ...{ quantity: 200, unit: 'EA', note: '' },
};
const step = {
  ...{ lotId: null, lotClientId: clientId, stage: 'packing', at: 5, placeId: 3, partyId: null },
  ...{ quantity: null, unit: null, inputs: [{ lotId: 2, quantity: null }], result: null },
  ...{ note: 'Cốt dừa', photosOpen: true },
};
const sent = (value: unknown): string => JSON.stringify(value);

it('reads what the recorder sends', () => {
  expect(readEntry(sent({ kind: 'lot', clientId, draft: lot }))).toEqual({
    ...{ kind: 'lot', clientId, draft: lot },
  });
  expect(readEntry(sent({ kind: 'step', clientId, draft: step })).draft).toEqual(step);
});

it.each([
  ['', 'no JSON'],
  ['[]', 'a list'],
  [sent({ kind: 'lot', clientId: 'x', draft: lot }), 'no UUID'],
  [sent({ kind: 'lot', clientId, draft: null }), 'no draft'],
  [sent({ kind: 'recall', clientId, draft: lot }), 'another kind'],
  [sent({ kind: 'lot', clientId, draft: { ...lot, packedOn: '2026-02-30' } }), 'no day'],
  [sent({ kind: 'lot', clientId, draft: { ...lot, quantity: '200' } }), 'text for a number'],
  [sent({ kind: 'lot', clientId, draft: { ...lot, itemId: -1 } }), 'no row'],
  [sent({ kind: 'lot', clientId, draft: { ...lot, code: { a: 1 } } }), 'an object for a text'],
  [sent({ kind: 'step', clientId, draft: { ...step, stage: 'nổ' } }), 'no stage'],
  [sent({ kind: 'step', clientId, draft: { ...step, inputs: 3 } }), 'no list of inputs'],
])('refuses %s: %s', (text) => {
  expect(() => readEntry(text)).toThrowError('entry-unreadable');
});
