import { randomInt } from 'node:crypto';
import type { Db } from '#db/client.ts';
import { dayAt } from '#src/base/day.ts';
import type { Clock } from '#src/clock.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { countScans, type ScanTally } from '#src/features/trace/scans/count-scans.server.ts';
import { countsAsScan, isBrowser, SAME_SCAN_MS } from '#src/features/trace/scans/what-counts.ts';

export interface ScanCounterOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** Header in which a proxy of ours writes the province (ISO 3166-2, `VN-HN`); null: places are not known. */
  readonly placeHeader: string | null;
  readonly say: (line: string) => void;
}

export interface ScanCounter {
  /**
   * Notes one page that was sent. Takes microseconds; nothing about the visitor outlives the call but a salted hash.
   * `headers`: name, value, name, value … as they came.
   */
  seen(
    link: string,
    visit: { readonly address: string; readonly headers: readonly string[] },
  ): void;
  /** Writes what has been noted. */
  flush(): Promise<void>;
  /** Writes the rest and ends. */
  close(): Promise<void>;
}

const FLUSH_MS = 3_000;
/** Codes and places between two writes; more than so many at once are not counted. */
const MOST_TALLIES = 5_000;
/** Devices remembered, twice over. */
const MOST_DEVICES = 100_000;
/** Kinds of browsers remembered with what they are. */
const MOST_AGENTS = 1_000;

/**
 * Counts scans: noted in memory, written every few seconds in one go. A device is known for an hour by a hash of
 * address, browser and code, whose salt is thrown away at the end of the day and never written anywhere.
 */
export function scanCounter(options: ScanCounterOptions): ScanCounter {
  const { db, clock, placeHeader } = options;
  const header = placeHeader?.toLowerCase() ?? null;
  let tallies = new Map<string, { -readonly [Key in keyof ScanTally]: ScanTally[Key] }>();
  let salt = newSalt();
  let saltDay = '';
  let saltUntil = 0;
  let devices = new Map<number, number>();
  let devicesBefore = new Map<number, number>();
  /** A number for each kind of browser, 0 for what is none. */
  const agents = new Map<string, number>();
  let agentNo = 0;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  function isRepeat(device: string, now: number): boolean {
    if (now >= saltUntil || now < saltUntil - 86_400_000) {
      saltDay = dayAt(now);
      saltUntil = Date.parse(`${saltDay}T00:00:00+07:00`) + 86_400_000;
      salt = newSalt();
      devices = new Map();
      devicesBefore = new Map();
    }
    const key = saltedHash(salt, device);
    const last = devices.get(key) ?? devicesBefore.get(key);
    if (last !== undefined && now - last < SAME_SCAN_MS) return true;
    if (devices.size >= MOST_DEVICES) {
      devicesBefore = devices;
      devices = new Map();
    }
    devices.set(key, now);
    return false;
  }

  function agentOf(userAgent: string | undefined): number {
    if (userAgent === undefined) return 0;
    let known = agents.get(userAgent);
    if (known === undefined) {
      known = isBrowser(userAgent) ? (agentNo += 1) : 0;
      if (agents.size >= MOST_AGENTS) agents.clear();
      agents.set(userAgent, known);
    }
    return known;
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = [...tallies.values()];
    tallies = new Map();
    if (batch.length === 0) return writing;
    writing = writing.then(async () => {
      try {
        await countScans(db, { batch, actor: SYSTEM });
      } catch (error) {
        options.say(`Scans could not be counted: ${String(error)}`);
      }
    });
    return writing;
  }

  return {
    seen(link, { address, headers }) {
      let userAgent: string | undefined;
      let purpose: string | undefined;
      let destination: string | undefined;
      let refuses: string | undefined;
      let place = '';
      for (let i = 0; i < headers.length; i += 2) {
        const name = headers[i] as string;
        const value = headers[i + 1] as string;
        // Most headers are told apart by their length: every scan passes here.
        switch (name.length) {
          case 10:
            if (name.toLowerCase() === 'user-agent') userAgent = value;
            break;
          case 11:
            if (name.toLowerCase() === 'sec-purpose') purpose = value;
            break;
          case 14:
            if (name.toLowerCase() === 'sec-fetch-dest') destination = value;
            break;
          case 3:
            if (name.toLowerCase() === 'dnt') refuses = refuses === '1' ? '1' : value;
            break;
          case 7: {
            const seven = name.toLowerCase();
            if (seven === 'purpose') purpose = value;
            else if (seven === 'sec-gpc') refuses = refuses === '1' ? '1' : value;
            break;
          }
        }
        // The last one is the proxy's: what a visitor writes stands before it.
        if (name.length === header?.length && name.toLowerCase() === header)
          place = value.slice(0, 6);
      }
      const agent = agentOf(userAgent);
      if (agent === 0) return;
      if (!countsAsScan({ purpose, destination, refuses })) return;
      const now = clock.now();
      if (isRepeat(`${address} ${agent} ${link}`, now)) return;
      const key = `${saltDay} ${place} ${link}`;
      const tally = tallies.get(key);
      if (tally !== undefined) {
        tally.scans += 1;
        tally.lastAt = now;
        return;
      }
      if (tallies.size >= MOST_TALLIES) return;
      tallies.set(key, { link, place, scans: 1, firstAt: now, lastAt: now });
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    flush,
    close: flush,
  };
}

type Salt = readonly [number, number, number, number];

function newSalt(): Salt {
  const part = (): number => randomInt(2 ** 32);
  return [part(), part(), part(), part()];
}

/**
 * 53 bits of a text and a salt of 128, in the time that passing the text to a digest would take: every scan passes here.
 * No digest for anything that is stored or sent; without the salt, which lives for a day in this process, it says nothing.
 */
function saltedHash([a, b, c, d]: Salt, text: string): number {
  let one = a;
  let two = b;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    one = Math.imul(one ^ sign, 0x9e3779b1);
    two = Math.imul(two ^ sign, 0x5f356495);
    one ^= two >>> 15;
    two ^= one >>> 13;
  }
  one = Math.imul(one ^ (one >>> 16) ^ c, 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  two = Math.imul(two ^ (two >>> 16) ^ d, 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (two & 0x1fffff) * 0x100000000 + (one >>> 0);
}
