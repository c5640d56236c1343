import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

/** Answers that are written over and over: chosen, filled in, changed, sent. */
export const QUICK_REPLIES = [
  'ready',
  'sent',
  'late',
  'call',
  'sold-out',
  'damaged',
  'thanks',
] as const;
export type QuickReply = (typeof QUICK_REPLIES)[number];

const BEFORE: readonly QuickReply[] = ['ready', 'late', 'sold-out'];
const ON_THE_WAY: readonly QuickReply[] = ['sent', 'late', 'call'];
const AFTER: readonly QuickReply[] = ['thanks', 'damaged'];

const OF: Readonly<Record<ParcelState, readonly QuickReply[]>> = {
  waiting: BEFORE,
  'to-pack': BEFORE,
  packed: ['ready', 'late'],
  'handed-over': ON_THE_WAY,
  'not-delivered': ['call', 'late'],
  returning: ['call'],
  delivered: AFTER,
  returned: ['damaged'],
  cancelled: ['sold-out'],
};

/** Those that fit where the parcel is. */
export function quickRepliesFor(state: ParcelState): readonly QuickReply[] {
  return OF[state];
}

export function isQuickReply(name: string): name is QuickReply {
  return (QUICK_REPLIES as readonly string[]).includes(name);
}
