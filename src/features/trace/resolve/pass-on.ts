import { percentEncode } from '#src/features/trace/gs1/percent.ts';
import type { ReadPath } from './read-path.ts';

/** What is said to the resolver itself. */
const OURS: ReadonlySet<string> = new Set(['linktype', 'context']);

/** A target with the query of the code behind its own, before its fragment. */
export function passOn(
  href: string,
  { attributes, otherQuery }: Pick<ReadPath, 'attributes' | 'otherQuery'>,
): string {
  const pairs = [
    ...attributes.map(([ai, value]) => `${ai}=${percentEncode(value, 'query')}`),
    ...otherQuery.filter((pair) => !OURS.has(pair.split('=')[0]?.toLowerCase() ?? '')),
  ];
  if (pairs.length === 0) return href;
  const [page = '', ...fragment] = href.split('#');
  const joined = `${page}${page.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  return fragment.length > 0 ? `${joined}#${fragment.join('#')}` : joined;
}
