/**
 * Processes of the built site are killed (SIGKILL) while buyers buy: `node scripts/bench/kill-orders.ts [kills] [buyers]
 * [minutes]`. Prints where the kills fell and what was seen, and ends with 1 when anything was lost, doubled or torn.
 */
import { killOrders } from '#src/journeys/buying/kill-orders.ts';

const [kills = 500, buyers = 8, minutes = 60] = process.argv.slice(2).map(Number);
const started = performance.now();
const report = await killOrders(
  { kills, buyers, until: Date.now() + minutes * 60_000 },
  console.log,
);
console.table(
  [...report.table].map(([stage, row]) => ({
    'the kill fell into': stage,
    purchases: row.hits,
    'was done all the same': row.wasDone,
    'was not, done at the retry': row.doneAtRetry,
  })),
);
console.table(report.purchases);
const { wrong, table: _table, purchases: _purchases, ...rest } = report;
console.log({
  ...rest,
  wrong: wrong.length,
  seconds: Math.round((performance.now() - started) / 1000),
});
for (const line of wrong.slice(0, 50)) console.log(`WRONG: ${line}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
