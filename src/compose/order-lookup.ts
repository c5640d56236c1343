import { Limiter, MINUTE_MS } from '#src/features/accounts/limiter.ts';
import { readOrderCode } from '#src/features/orders/placing/read-order-code.ts';
import { networkOf } from '#src/http/client-address.ts';

const limiter = new Limiter();
const PER_NETWORK = { tries: 20, windowMs: 15 * MINUTE_MS } as const;
/** Somebody who tries telephone numbers for one code, from wherever. */
const PER_CODE = { tries: 10, windowMs: 60 * MINUTE_MS } as const;

/**
 * Whether an order may be looked up once more.
 * @param now milliseconds since 1970 UTC
 * @returns null when it may; else the minutes to wait
 */
export function mayLookUp(one: {
  readonly code: string;
  readonly address: string;
  readonly now: number;
}): number | null {
  const network = networkOf(one.address) ?? 'here';
  const code = readOrderCode(one.code) ?? '';
  const wait =
    limiter.take(`network ${network}`, PER_NETWORK, one.now) ??
    (code === '' ? null : limiter.take(`code ${code}`, PER_CODE, one.now));
  return wait === null ? null : Math.ceil(wait / 60);
}
