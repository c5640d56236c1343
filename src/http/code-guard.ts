import { createHash, randomBytes } from 'node:crypto';

/** How many codes that do not exist may be asked for. */
export const GUESSES = {
  /** By one network in a row, and again every minute. */
  perMinute: 30,
  /** By everybody together, before each network is given `whenCrowded` only. */
  everybody: 3_000,
  whenCrowded: 5,
} as const;
const MINUTE = 60_000;
/** Networks remembered; the ones longest unseen are forgotten first. */
const MOST = 50_000;
/** Codes that were found once are never refused. */
const MOST_KNOWN = 100_000;

/** Keeps guessers of codes away from the store. Networks are known by a hash whose salt lives as long as the process. */
export interface CodeGuard {
  // A network of null is not known: only the allowance of everybody counts.
  /** Seconds to wait before this network may ask for a code nobody has found yet; 0: it may. */
  wait(network: string | null, target: string): number;
  /** What came of it. */
  note(network: string | null, target: string, found: boolean): void;
}

/** @param now monotonic milliseconds */
export function codeGuard(now: () => number = () => performance.now()): CodeGuard {
  const salt = randomBytes(16);
  let recent = new Map<string, Bucket>();
  let older = new Map<string, Bucket>();
  let known = new Set<string>();
  let knownBefore = new Set<string>();
  const all: Bucket = { left: GUESSES.everybody, at: now() };

  const bucketOf = (network: string): Bucket => {
    const key = createHash('sha256').update(salt).update(network).digest('base64');
    let bucket = recent.get(key);
    if (bucket !== undefined) return bucket;
    bucket = older.get(key) ?? { left: GUESSES.perMinute, at: now() };
    if (recent.size >= MOST) {
      older = recent;
      recent = new Map();
    }
    recent.set(key, bucket);
    return bucket;
  };

  return {
    wait(network, target) {
      if (known.has(target) || knownBefore.has(target)) return 0;
      refill(all, GUESSES.everybody, now());
      if (network === null) return all.left >= 1 ? 0 : 1;
      const bucket = bucketOf(network);
      refill(bucket, GUESSES.perMinute, now());
      const spare = all.left >= 1 ? 0 : GUESSES.perMinute - GUESSES.whenCrowded;
      const missing = spare + 1 - bucket.left;
      return missing <= 0 ? 0 : Math.ceil((missing / GUESSES.perMinute) * 60);
    },
    note(network, target, found) {
      if (found) {
        if (known.size >= MOST_KNOWN) {
          knownBefore = known;
          known = new Set();
        }
        known.add(target);
        return;
      }
      if (network !== null) {
        const bucket = bucketOf(network);
        refill(bucket, GUESSES.perMinute, now());
        bucket.left = Math.max(0, bucket.left - 1);
      }
      refill(all, GUESSES.everybody, now());
      all.left = Math.max(0, all.left - 1);
    },
  };
}

interface Bucket {
  left: number;
  at: number;
}

function refill(bucket: Bucket, perMinute: number, now: number): void {
  bucket.left = Math.min(perMinute, bucket.left + ((now - bucket.at) / MINUTE) * perMinute);
  bucket.at = now;
}
