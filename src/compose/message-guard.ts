import { Limiter, MINUTE_MS } from '#src/features/accounts/limiter.ts';
import { networkOf } from '#src/http/client-address.ts';

const limiter = new Limiter();
const PER_NETWORK = { tries: 20, windowMs: 10 * MINUTE_MS } as const;

/** Whether one more message of a buyer is taken from a network. @param now milliseconds since 1970 UTC */
export function mayMessage(address: string, now: number): boolean {
  return limiter.take(networkOf(address) ?? 'here', PER_NETWORK, now) === null;
}
