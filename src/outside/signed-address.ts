import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where signed addresses lead; see `src/pages/anh/tep.ts`. */
const PLACE = '/anh/tep';
const LONGEST_SECONDS = 86_400;

export interface SignedFile {
  readonly hash: string;
  readonly media: string;
  readonly name: string;
}

/**
 * An address of ours that hands out one private file until a moment: `/anh/tep?h=…&m=…&t=…&het=…&ky=…`. Everything in
 * it is signed; it needs no session, so it is given only to those who may see the file.
 * @param now milliseconds since 1970 UTC
 */
export function signedAddress(
  secret: string,
  { hash, media, name, now, seconds }: SignedFile & { now: number; seconds: number },
): string {
  if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) throw new RangeError(`${seconds} seconds`);
  const until = Math.floor(now / 1000) + Math.floor(seconds);
  const query = new URLSearchParams({ h: hash, m: media, t: name, het: String(until) });
  query.set('ky', signatureOf(secret, { hash, media, name, until }));
  return `${PLACE}?${query}`;
}

/**
 * The file that a signed address names.
 * @param now milliseconds since 1970 UTC
 * @returns null when it is not ours, was changed or is over
 */
export function openSigned(secret: string, query: URLSearchParams, now: number): SignedFile | null {
  const [hash, media, name, said] = ['h', 'm', 't', 'het'].map((key) => query.get(key) ?? '');
  if (!hash || !media || name === undefined || !/^\d{1,12}$/.test(said ?? '')) return null;
  const until = Number(said);
  const right = Buffer.from(signatureOf(secret, { hash, media, name, until }));
  const given = Buffer.from(query.get('ky') ?? '');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return now / 1000 < until ? { hash, media, name } : null;
}

function signatureOf(
  secret: string,
  { hash, media, name, until }: SignedFile & { until: number },
): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['file-link', hash, media, name, until]))
    .digest('base64url');
}
