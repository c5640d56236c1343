/** Why an order ended before its goods were on their way; the sentences are in the words. */
export const CANCEL_REASONS = [
  'buyer',
  'unpaid',
  'sold-out',
  'unreachable',
  'no-delivery',
  'recalled',
  'seller',
  'demo-ended',
] as const;
export type CancelWhy = (typeof CANCEL_REASONS)[number];

export function isCancelWhy(text: string): text is CancelWhy {
  return (CANCEL_REASONS as readonly string[]).includes(text);
}
