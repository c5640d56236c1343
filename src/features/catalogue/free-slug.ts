import { slugOf } from '#src/base/fold.ts';

const LONGEST = 80;

/**
 * A name for the address of a page that nobody has yet; it is added to `taken`. Stable for ever once written.
 * @param name what is named; @param tails what tells it from others of the same name, the shortest first
 */
export function freeSlug(taken: Set<string>, name: string, ...tails: readonly string[]): string {
  const base = slugOf(name) || 'san-pham';
  const told = tails.map(slugOf).filter(Boolean);
  const tries = ['', ...told].map((tail) =>
    tail === '' ? cut(base, LONGEST) : `${cut(base, LONGEST - tail.length - 1)}-${tail}`,
  );
  let slug = tries.find((one) => !taken.has(one));
  for (let number = 2; slug === undefined; number++) {
    const numbered = `${cut(tries.at(-1) ?? base, LONGEST)}-${number}`;
    if (!taken.has(numbered)) slug = numbered;
  }
  taken.add(slug);
  return slug;
}

/** At a hyphen, so that no word is broken. */
function cut(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const whole = slug.slice(0, Math.max(length, 8) + 1).replace(/-[^-]*$/, '');
  return whole.slice(0, Math.max(length, 8));
}
