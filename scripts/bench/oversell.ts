/**
 * Many buyers press the button at once for few pieces, through the forms of one and of two processes of the built site
 * on one store: `node scripts/bench/oversell.ts [buyers] [pieces] [rounds]`. Every piece is sold or held once, everybody else reads
 * a sentence, nothing answers 5xx, and what was held and not paid is free when the clock says so. Ends with 1 otherwise.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { endHolds } from '#src/features/orders/end-holds.server.ts';
import { ledgerFaults, openingOf } from '#src/journeys/buying/ledger.ts';
import { piecesOf, rush } from '#src/journeys/buying/oversell.ts';
import { SiteProcess } from '#src/journeys/buying/site-process.ts';
import { smallStore } from '#src/journeys/buying/small-store.ts';

const [buyers = 200, pieces = 50, rounds = 1] = process.argv.slice(2).map(Number);
const SKU = 'MX-CHAY-1';
const NOW = Date.parse('2026-11-23T03:00:00Z');
const LATER = NOW + 86_460_000;
const table: Record<string, number | string>[] = [];
const wrong: string[] = [];

for (const processes of [1, 2]) for (let round = 0; round < rounds; round++) await run(processes);
console.table(table);
for (const line of wrong) console.log(`WRONG: ${line}`);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function run(processes: number): Promise<void> {
  const store = await smallStore(NOW, [{ sku: SKU, stock: pieces }]);
  const clock = path.join(store.dataDir, 'clock');
  const setClock = (at: number): void => writeFileSync(clock, new Date(at).toISOString());
  setClock(NOW);
  const opening = await openingOf(store.db);
  const sites = Array.from(
    { length: processes },
    () => new SiteProcess(store.dataDir, { CLOCK_FILE: clock }),
  );
  try {
    await Promise.all(sites.map((site) => site.start()));
    const check = async (what: string, now: number, sold: number, expected: number) => {
      const at = new Date(now).toISOString();
      const faults = await ledgerFaults(store.db, opening, at);
      if (sold !== expected) faults.push(`${sold} sold, not ${expected}`);
      wrong.push(...faults.map((fault) => `${processes} process(es), ${what}: ${fault}`));
      return piecesOf(store.db, SKU, at);
    };
    const first = await rush(sites, { buyers, sku: SKU, ways: ['cod', 'transfer'] });
    const seen = await check('rush', NOW, first.ordered, pieces);
    note(processes, 'all at once', first, seen);
    setClock(LATER);
    const second = await rush(sites, { buyers: buyers / 2, sku: SKU, ways: ['cod'] });
    await endHolds(store.db, { now: LATER, actor: SYSTEM });
    const left = await check('a day later', LATER, second.ordered, Math.min(buyers / 2, seen.held));
    note(processes, 'a day later', second, left);
    for (const [said, count] of [...first.refused, ...second.refused]) {
      console.log(`${processes} process(es), ${count} buyers read: ${said}`);
    }
    for (const status of new Set([...first.statuses.keys(), ...second.statuses.keys()])) {
      if (status !== 303 && status !== 409) wrong.push(`an answer ${status}`);
    }
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    store.remove();
  }
}

function note(
  processes: number,
  what: string,
  one: Awaited<ReturnType<typeof rush>>,
  seen: Awaited<ReturnType<typeof piecesOf>>,
): void {
  const answers = [...one.statuses].map(([status, count]) => `${status}: ${count}`).join(', ');
  const { ordered, ms } = one;
  table.push({ processes, what, ordered, answers, ...seen, seconds: (ms / 1000).toFixed(1) });
}
