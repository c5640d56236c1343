import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Turns } from './pace.ts';

/** The pace of this process. */
export const TURNS: Turns = { now: () => performance.now(), pause: () => nextTurn() };
