import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openClock } from './clock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the clock', () => {
  it('is the machine’s where no file is named', () => {
    const before = Date.now();
    const now = openClock(undefined).now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('is what the file says, whenever the file changes', async () => {
    const file = path.join(folder, 'now');
    writeFileSync(file, '2026-11-22T16:59:59Z\n');
    const clock = openClock(file);
    expect(clock.today()).toBe('2026-11-22');
    for (const [instant, day] of [
      ['2026-11-22T17:00:00Z', '2026-11-23'],
      ['2029-08-06T00:00:00+07:00', '2029-08-06'],
      ['2026-01-01T00:00:00+07:00', '2026-01-01'],
    ] as const) {
      writeFileSync(file, instant);
      await nextTurn();
      expect(clock.today()).toBe(day);
    }
  });

  it('does not start with a file it cannot read', () => {
    expect(() => openClock(path.join(folder, 'none'))).toThrow('no such file');
    const file = path.join(folder, 'bad');
    writeFileSync(file, 'noon');
    expect(() => openClock(file)).toThrow('"noon" is not an instant');
  });
});
