/** Longest stretch of work between two answers of the event loop, milliseconds. */
const STRETCH_MS = 3;

/** Lets other work of the process go on during a long build. */
export interface Pace {
  /** True when it is time to `await rest()`. */
  readonly due: () => boolean;
  readonly rest: () => Promise<void>;
}

/** A pace that yields to the event loop every few milliseconds. */
export function steady(): Pace {
  let began = performance.now();
  return {
    due: () => performance.now() - began > STRETCH_MS,
    rest: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          began = performance.now();
          resolve();
        });
      }),
  };
}

/** Sorts without holding up the process: short runs, merged in stretches. Stable. */
export async function sortSteadily(
  items: Int32Array<ArrayBuffer>,
  compare: (a: number, b: number) => number,
  pace: Pace,
): Promise<Int32Array<ArrayBuffer>> {
  const RUN = 128;
  let from = items;
  let into = new Int32Array(items.length);
  for (let start = 0; start < from.length; start += RUN) {
    from.subarray(start, start + RUN).sort(compare);
    if (pace.due()) await pace.rest();
  }
  for (let width = RUN; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const takeLeft =
          left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
        into[at] = (takeLeft ? from[left++] : from[right++]) ?? 0;
        if ((at & 255) === 0 && pace.due()) await pace.rest();
      }
    }
    [from, into] = [into, from];
  }
  return from;
}
