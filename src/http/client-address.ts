const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * The address at the other end. Behind a proxy on this machine it is the last one the proxy wrote; nobody else's word
 * is taken for it.
 * @param forwardedFor the X-Forwarded-For header, or what finds it
 */
export function clientAddress(
  direct: string,
  forwardedFor: string | null | undefined | (() => string | undefined),
): string {
  if (!forwardedFor || !LOOPBACK.test(direct)) return direct;
  const named = typeof forwardedFor === 'function' ? forwardedFor() : forwardedFor;
  return lastOf(named ?? '') || direct;
}

function lastOf(list: string): string {
  return list.slice(list.lastIndexOf(',') + 1).trim();
}

/** A header as it came, last of its name; `req.headers` would read all of them. @param flat name, value, name … */
export function rawHeader(flat: readonly string[], name: string): string | undefined {
  let found: string | undefined;
  for (let i = 0; i < flat.length; i += 2) {
    const one = flat[i] as string;
    if (one.length === name.length && one.toLowerCase() === name) found = flat[i + 1];
  }
  return found;
}

/**
 * What one household or shop shares: an IPv4 address, or the first 64 bits of an IPv6 one. Null for this machine: either
 * its keeper, or a proxy that does not say for whom it asks, which may be everybody.
 */
export function networkOf(address: string): string | null {
  if (address === '' || LOOPBACK.test(address)) return null;
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
