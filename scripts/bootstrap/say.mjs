import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever it is started from. */
export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..');

export const say = (line) => console.log(`[mỗi xã] ${line}`);

/** Says what is being done and, when it is done, how long it took. */
export async function timed(what, work) {
  const started = performance.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  return result;
}

/** A sentence for the person at the keyboard; no stack. */
export class Trouble extends Error {}

/** Ends the process with the sentence of a Trouble, or the stack of anything else. */
export function giveUp(error) {
  console.error(error instanceof Trouble ? `[mỗi xã] ${error.message}` : error);
  process.exit(1);
}
