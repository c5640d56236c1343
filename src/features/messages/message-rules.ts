import { Refusal } from '#src/base/refusal.ts';
import { someLines } from '#src/features/orders/placing/buyer-fields.ts';
import type { OrderState } from '#src/features/orders/states/order-states.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

/** Our own limits: `most` signs of a message, buyers' messages of a thread in ten minutes and in a day. */
export const MESSAGE_LIMITS = { most: 1000, inTenMinutes: 5, inADay: 30 } as const;

/** Our own rule: so many days after an order ended its messages can be read, but nothing more is written. */
export const WRITE_DAYS = 180;

/** One letter to the buyer about a thread in so much time, milliseconds, until the buyer has looked. */
export const LETTER_EVERY_MS = 15 * 60_000;

const DAY_MS = 86_400_000;

/** The three who write: `office` is the one of the producer's province. */
export type Side = 'buyer' | 'producer' | 'office';

/** One message. It is only ever shown as text: nothing in it becomes a link. Instants ISO 8601 UTC. */
export interface MessageFacts {
  readonly id: number;
  readonly side: Side;
  readonly text: string;
  readonly asksOffice: boolean;
  readonly at: string;
  readonly readAt: string | null;
}

/**
 * A message as it is kept: NFC, its lines, without signs that are not seen.
 * @throws Refusal `message-empty`, `message-too-long` {most, length}
 */
export function checkedMessage(text: string): string {
  const tidy = someLines(text);
  if (tidy === '') throw new Refusal('message-empty', {});
  if (tidy.length > MESSAGE_LIMITS.most) {
    throw new Refusal('message-too-long', { most: MESSAGE_LIMITS.most, length: tidy.length });
  }
  return tidy;
}

/** Whether anything can still be written about an order. @param now milliseconds since 1970 UTC */
export function mayStillWrite(
  order: {
    readonly completedAt: string | null;
    readonly cancelledAt: string | null;
    readonly forgottenAt: string | null;
  },
  now: number,
): boolean {
  if (order.forgottenAt !== null) return false;
  const ended = order.completedAt ?? order.cancelledAt;
  return ended === null || now - Date.parse(ended) <= WRITE_DAYS * DAY_MS;
}

const GONE_WRONG: ReadonlySet<ParcelState> = new Set(['not-delivered', 'returning', 'returned']);

/**
 * Whether the office of the province may speak: the buyer asked it to, goods are sent back or were not delivered, the
 * order waits for its decision, or nobody is known who could answer.
 */
export function isDispute(one: {
  readonly asked: boolean;
  readonly returns: number;
  readonly parcelState: ParcelState;
  readonly orderState: OrderState;
  readonly producerId: number | null;
}): boolean {
  return (
    one.asked ||
    one.returns > 0 ||
    one.producerId === null ||
    one.orderState === 'parked' ||
    GONE_WRONG.has(one.parcelState)
  );
}

/** How a thread is called: the order's code and the number of the parcel, `MX-7K3Q-D9FH-1`. */
export function threadCode(code: string, no: number): string {
  return `${code}-${no}`;
}

/** The order and the parcel that a thread's code names; null for what cannot be one. */
export function readThreadCode(
  text: string,
): { readonly code: string; readonly no: number } | null {
  const match = /^([A-Za-z0-9-]{3,40})-(\d{1,3})$/.exec(text);
  return match === null ? null : { code: match[1] ?? '', no: Number(match[2]) };
}
