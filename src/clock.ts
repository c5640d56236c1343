import { readFileSync, statSync } from 'node:fs';
import { type Day, dayAt } from '#src/base/day.ts';

/** The only clock of the site: rules and commands are told the time, they never look. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** The day it is in Việt Nam. */
  today(): Day;
}

/**
 * The machine's clock, or, for tests, the instant a file holds (ISO 8601), looked at once in a turn of the event loop.
 * @throws Error when the file cannot be read or holds no instant
 */
export function openClock(file: string | undefined): Clock {
  const now = file === undefined ? () => Date.now() : fileClock(file);
  return { now, today: () => dayAt(now()) };
}

function fileClock(file: string): () => number {
  let stamp = '';
  let instant = 0;
  let looked = false;
  const newTurn = (): void => {
    looked = false;
  };
  const now = (): number => {
    if (looked) return instant;
    looked = true;
    setImmediate(newTurn);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) throw new Error(`CLOCK_FILE=${file}: there is no such file`);
    const latest = `${stat.ino}:${stat.mtimeMs}:${stat.size}`;
    // The stamp of a file is coarse: one that has just been written is read again.
    if (latest === stamp && Date.now() - stat.mtimeMs > 20) return instant;
    const text = readFileSync(file, 'utf8').trim();
    const read = Date.parse(text);
    if (Number.isNaN(read)) throw new Error(`CLOCK_FILE=${file}: "${text}" is not an instant`);
    stamp = latest;
    instant = read;
    return instant;
  };
  now();
  return now;
}
