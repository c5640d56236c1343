import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { endHolds } from '#src/features/orders/end-holds.server.ts';
import { ledgerFaults, openingOf } from './buying/ledger.ts';
import { piecesOf, rush } from './buying/oversell.ts';
import { SiteProcess } from './buying/site-process.ts';
import { type SmallStore, smallStore } from './buying/small-store.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const DAY = 86_400_000;
const PIECES = 15;
const BUYERS = 60;

let store: SmallStore;
let sites: SiteProcess[];

afterEach(async () => {
  await Promise.all(sites.map((site) => site.stop()));
  store.remove();
});

describe.each([1, 2])('a rush at %i process(es) on one store', (processes) => {
  it('sells what there is, tells everybody else, and frees by the clock what nobody paid', async () => {
    store = await smallStore(NOW, [{ sku: 'MX-CHAY-1', stock: PIECES }]);
    const clock = path.join(store.dataDir, 'clock');
    writeFileSync(clock, new Date(NOW).toISOString());
    const opening = await openingOf(store.db);
    sites = Array.from(
      { length: processes },
      () => new SiteProcess(store.dataDir, { CLOCK_FILE: clock }),
    );
    await Promise.all(sites.map((site) => site.start()));

    const at = new Date(NOW).toISOString();
    const first = await rush(sites, {
      buyers: BUYERS,
      sku: 'MX-CHAY-1',
      ways: ['cod', 'transfer'],
    });
    const pieces = await piecesOf(store.db, 'MX-CHAY-1', at);
    expect(first.ordered).toBe(PIECES);
    expect(first.statuses.get(303)).toBe(PIECES);
    expect(first.statuses.get(409)).toBe(BUYERS - PIECES);
    for (const said of first.refused.keys()) {
      expect(said).toMatch(/“Mật ong” vừa hết: người khác đã đặt trước\. Đơn chưa được đặt\./);
    }
    expect(pieces.taken + pieces.held).toBe(PIECES);
    expect(pieces.stock).toBe(pieces.held);
    expect(pieces.held).toBeGreaterThan(0);
    expect(await ledgerFaults(store.db, opening, at)).toEqual([]);

    // A day and a minute later nobody has paid: what was held may be bought, and no piece more.
    const later = NOW + DAY + 60_000;
    writeFileSync(clock, new Date(later).toISOString());
    const second = await rush(sites, { buyers: 20, sku: 'MX-CHAY-1', ways: ['cod'] });
    expect(second.ordered).toBe(Math.min(20, pieces.held));
    const after = new Date(later).toISOString();
    await endHolds(store.db, { now: later, actor: SYSTEM });
    expect(await piecesOf(store.db, 'MX-CHAY-1', after)).toEqual({
      ...{ stock: pieces.held - second.ordered, held: 0 },
      taken: pieces.taken + second.ordered,
    });
    expect(await ledgerFaults(store.db, opening, after)).toEqual([]);
    expect(sites.map(({ errors }) => /"status":5\d\d/.test(errors))).not.toContain(true);
  });
});
