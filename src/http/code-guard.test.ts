import { describe, expect, it } from 'vitest';
import { codeGuard, GUESSES } from './code-guard.ts';

function atTime() {
  let time = 0;
  const guard = codeGuard(() => time);
  const guess = (network: string, times = 1): void => {
    for (let i = 0; i < times; i++) guard.note(network, `/01/${i}`, false);
  };
  return { guard, guess, pass: (seconds: number) => (time += seconds * 1_000) };
}

describe('guessing codes', () => {
  it('lets a network guess so often, then wait until it may once more', () => {
    const { guard, guess, pass } = atTime();
    guess('a', GUESSES.perMinute - 1);
    expect(guard.wait('a', '/01/x')).toBe(0);
    guess('a');
    expect(guard.wait('a', '/01/x')).toBe(2);
    expect(guard.wait('b', '/01/x')).toBe(0);
    pass(2);
    expect(guard.wait('a', '/01/x')).toBe(0);
  });

  it('never refuses a code that was found before', () => {
    const { guard, guess } = atTime();
    guard.note('b', '/01/good', true);
    guess('a', 100);
    expect(guard.wait('a', '/01/good')).toBe(0);
    expect(guard.wait('a', '/01/other')).toBeGreaterThan(0);
  });

  it('leaves each network a few when everybody together guesses too much', () => {
    const { guard, guess, pass } = atTime();
    for (let i = 0; i <= GUESSES.everybody / 10; i++) guess(`n${i}`, 10);
    expect(guard.wait('new', '/01/x')).toBe(0);
    guess('new', GUESSES.whenCrowded);
    expect(guard.wait('new', '/01/x')).toBeGreaterThan(0);
    pass(60);
    expect(guard.wait('new', '/01/x')).toBe(0);
  });

  it('remembers so many networks and no more', () => {
    const { guard, guess } = atTime();
    guess('first', 40);
    for (let i = 0; i < 60_000; i++) guard.wait(`n${i}`, '/01/x');
    expect(guard.wait('first', '/01/x')).toBeGreaterThan(0);
  });
});
