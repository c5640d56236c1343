/** A form filled in faster was filled in by no person. Milliseconds. */
export const SHORTEST_FILL_MS = 4_000;
/** Older forms are shown again: nobody keeps one open that long, but collections of forms are kept. */
export const LONGEST_FILL_MS = 24 * 3_600_000;

export type FillVerdict = 'fine' | 'too-quick' | 'too-old' | 'not-ours';

/**
 * Whether a form was shown by us, for this code, and a while ago.
 * @param token `{milliseconds in base 36}.{signature}`; @param sign signs a text; @param now milliseconds UTC
 */
export function checkFillToken(
  token: string,
  { about, sign, now }: { about: string; sign: (text: string) => string; now: number },
): FillVerdict {
  const match = /^([0-9a-z]{1,11})\.([\w-]{16,64})$/.exec(token);
  if (match === null) return 'not-ours';
  const [, shown = '', signature] = match;
  if (sign(`${shown} ${about}`) !== signature) return 'not-ours';
  const age = now - Number.parseInt(shown, 36);
  if (age < SHORTEST_FILL_MS) return 'too-quick';
  return age > LONGEST_FILL_MS ? 'too-old' : 'fine';
}

/** The token of a form shown now. */
export function fillToken({
  about,
  sign,
  now,
}: {
  about: string;
  sign: (text: string) => string;
  now: number;
}): string {
  const shown = now.toString(36);
  return `${shown}.${sign(`${shown} ${about}`)}`;
}
