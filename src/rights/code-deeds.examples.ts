import { giveGtin } from '#src/features/trace/codes/give-gtin.server.ts';
import { issueSerials } from '#src/features/trace/codes/issue-serials.server.ts';
import { NO_FACTS } from '#src/features/trace/codes/item-facts.ts';
import {
  addItem,
  changeItem,
  withdrawItem,
} from '#src/features/trace/codes/manage-items.server.ts';
import {
  addParty,
  changeParty,
  withdrawParty,
} from '#src/features/trace/codes/manage-parties.server.ts';
import {
  addPlace,
  changePlace,
  withdrawPlace,
} from '#src/features/trace/codes/manage-places.server.ts';
import {
  addCompanyPrefix,
  removeCompanyPrefix,
} from '#src/features/trace/codes/manage-prefixes.server.ts';
import { markSerials } from '#src/features/trace/codes/mark-serials.server.ts';
import type { Deed } from './deeds.examples.ts';
import { partyOf, placeOf } from './traces.examples.ts';
import { NOW } from './worlds.examples.ts';

/** Numbers are the producer's, and the administrator helps out. */
const CODES = { everywhere: ['administrator'], own: ['producer'] } as const;
/** Whom a producer deals with is written only by whoever may read it. */
const PARTIES = { own: ['producer'] } as const;
const facts = { ...NO_FACTS, label: 'Cỡ mới' };

export const CODE_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'addItem', ...CODES },
    run: ({ db }, { producerId, productId }, actor) =>
      addItem(db, { producerId, productId, facts, actor, now: NOW }),
  },
  {
    ...{ name: 'changeItem', ...CODES },
    run: ({ db }, { traces }, actor) =>
      changeItem(db, { id: traces.freshItemId, facts, version: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'withdrawItem', ...CODES },
    run: ({ db }, { traces }, actor) =>
      withdrawItem(db, {
        ...{ id: traces.freshItemId, withdrawn: true, version: 1, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'giveGtin', ...CODES },
    run: ({ db }, { traces }, actor) =>
      giveGtin(db, {
        ...{ itemId: traces.freshItemId, from: { prefixId: traces.prefixId }, version: 1 },
        ...{ actor, now: NOW },
      }),
  },
  {
    ...{ name: 'addCompanyPrefix', ...CODES },
    run: ({ db }, { producerId }, actor) =>
      addCompanyPrefix(db, { producerId, prefix: '893777', note: '', actor, now: NOW }),
  },
  {
    ...{ name: 'removeCompanyPrefix', ...CODES },
    run: ({ db }, { traces }, actor) =>
      removeCompanyPrefix(db, { id: traces.prefixId, actor, now: NOW }),
  },
  {
    ...{ name: 'addPlace', ...CODES },
    run: ({ db }, { producerId, provinceCode }, actor) =>
      addPlace(db, { producerId, facts: placeOf(provinceCode, 'Vườn'), actor, now: NOW }),
  },
  {
    ...{ name: 'changePlace', ...CODES },
    run: ({ db }, { traces, provinceCode }, actor) =>
      changePlace(db, {
        ...{ id: traces.placeId, facts: placeOf(provinceCode, 'Vườn'), version: 1 },
        ...{ actor, now: NOW },
      }),
  },
  {
    ...{ name: 'withdrawPlace', ...CODES },
    run: ({ db }, { traces }, actor) =>
      withdrawPlace(db, { id: traces.placeId, withdrawn: true, version: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'addParty', ...PARTIES },
    run: ({ db }, { producerId }, actor) =>
      addParty(db, { producerId, facts: partyOf('Bạn hàng'), actor, now: NOW }),
  },
  {
    ...{ name: 'changeParty', ...PARTIES },
    run: ({ db }, { traces }, actor) =>
      changeParty(db, {
        ...{ id: traces.partyId, facts: partyOf('Bạn hàng'), version: 1, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'withdrawParty', ...PARTIES },
    run: ({ db }, { traces }, actor) =>
      withdrawParty(db, { id: traces.partyId, withdrawn: true, version: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'issueSerials', ...CODES },
    run: ({ db }, { traces }, actor) =>
      issueSerials(db, { lotId: traces.lotId, count: 2, actor, now: NOW }),
  },
  {
    ...{ name: 'markSerials', ...CODES },
    run: ({ db }, { traces }, actor) =>
      markSerials(db, {
        ...{ itemId: traces.itemId, which: { pasted: traces.serial }, mark: 'sold' },
        ...{ actor, now: NOW },
      }),
  },
];
