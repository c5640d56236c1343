import { expect, it } from 'vitest';
import { killOrders } from './buying/kill-orders.ts';
import { fixturesAreBeside } from './stripe-stand-in.ts';

it.skipIf(!fixturesAreBeside)(
  'loses no order, doubles none and counts no money twice, however often a process is killed',
  async () => {
    const report = await killOrders({ kills: 15, buyers: 6, until: Date.now() + 240_000 });
    expect(report.wrong).toEqual([]);
    expect(report.points).toBeGreaterThan(15);
    expect(report.replays).toBeGreaterThan(0);
  },
  420_000,
);
