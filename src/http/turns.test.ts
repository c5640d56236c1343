import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('one piece of work a turn, in the order it was asked for; alone at once', async () => {
  const turns = new Turns();
  const begun: number[] = [];
  const work = async (no: number): Promise<void> => {
    await turns.take();
    begun.push(no);
  };
  const all = Promise.all([1, 2, 3, 4].map(work));
  const counts: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await nextTurn();
    counts.push(begun.length);
  }
  await all;
  expect(begun).toEqual([1, 2, 3, 4]);
  expect(counts).toEqual([2, 3, 4, 4, 4]);
  expect(turns.take()).toBeNull();
});
