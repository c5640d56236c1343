/** How often something may be tried. */
export interface Limit {
  readonly tries: number;
  readonly windowMs: number;
}

export const MINUTE_MS = 60_000;
/** Keys kept at once; the one that was used longest ago is forgotten first. */
const MAX_KEYS = 20_000;

/** Counts tries per key within a sliding window. Held in memory: each process counts for itself. */
export class Limiter {
  readonly #tries = new Map<string, number[]>();

  /**
   * Counts one try.
   * @param now milliseconds since 1970 UTC
   * @returns null when it may be made, else the seconds to wait
   */
  take(key: string, { tries, windowMs }: Limit, now: number): number | null {
    const recent = (this.#tries.get(key) ?? []).filter((at) => at > now - windowMs && at <= now);
    this.#tries.delete(key);
    const first = recent[0];
    if (recent.length >= tries && first !== undefined) {
      this.#tries.set(key, recent);
      return Math.max(1, Math.ceil((first + windowMs - now) / 1000));
    }
    recent.push(now);
    this.#tries.set(key, recent);
    if (this.#tries.size > MAX_KEYS) {
      const [oldest] = this.#tries.keys();
      if (oldest !== undefined) this.#tries.delete(oldest);
    }
    return null;
  }

  /** It went well: what was tried before counts no longer. */
  clear(key: string): void {
    this.#tries.delete(key);
  }
}

export const LIMITS = {
  signInAccount: { tries: 10, windowMs: 15 * MINUTE_MS },
  signInAddress: { tries: 60, windowMs: 15 * MINUTE_MS },
  code: { tries: 10, windowMs: 15 * MINUTE_MS },
  resetAccount: { tries: 3, windowMs: 60 * MINUTE_MS },
  resetAddress: { tries: 20, windowMs: 60 * MINUTE_MS },
  link: { tries: 30, windowMs: 15 * MINUTE_MS },
  signUp: { tries: 10, windowMs: 60 * MINUTE_MS },
  invite: { tries: 100, windowMs: 60 * MINUTE_MS },
  password: { tries: 10, windowMs: 15 * MINUTE_MS },
} as const satisfies Record<string, Limit>;
