import { aiRule } from './ai-rules.ts';
import { checkValue } from './check-value.ts';
import { type Element, fault, type LinkFault } from './faults.ts';
import { checkPairings } from './pairings.ts';
import { percentEncode } from './percent.ts';

/** Where canonical links stand. */
export const CANONICAL_STEM = 'https://id.gs1.org';
const STEM =
  /^(?:(?:https?|HTTPS?):\/\/[A-Za-z0-9._[\]:-]+)?(?:\/[A-Za-z0-9\-._~%!$&'()*+,;=:@]+)*\/?$/;

/**
 * Writes a GS1 Digital Link. The first primary key among the elements is the link's; its qualifiers follow in GS1's
 * order, everything else goes into the query, values of known length first. The same element twice counts once.
 * @param stem `https://id.example.vn`, a path, or `` for the path alone; null: GS1's own
 * @param otherQuery pairs that are not GS1's, as they shall be written
 */
export function buildDigitalLink(
  stem: string | null,
  elements: readonly Element[],
  otherQuery: readonly string[] = [],
): { readonly ok: true; readonly uri: string } | LinkFault {
  const base = stem ?? CANONICAL_STEM;
  if (!STEM.test(base)) return fault('not-a-link', { value: base });
  const once: Element[] = [];
  for (const [ai, value] of elements) {
    const before = once.find(([one]) => one === ai);
    if (before === undefined) once.push([ai, value]);
    else if (before[1] !== value) return fault('twice', { ai });
  }
  const key = once.find(([ai]) => aiRule(ai)?.qualifiers);
  if (key === undefined) return fault('no-key');
  const alternatives = aiRule(key[0])?.qualifiers ?? [];
  const order = alternatives.find((one) => once.some(([ai]) => one.includes(ai))) ?? [];
  const path = [key, ...order.flatMap((ai) => once.filter(([one]) => one === ai))];
  const query = once.filter((one) => !path.includes(one));
  for (const [ai, value] of once) {
    const rule = aiRule(ai);
    const wrong = rule === undefined ? fault('unknown-ai', { ai }) : checkValue(rule, value);
    if (wrong !== null) return wrong;
  }
  for (const [ai] of query) {
    if (alternatives.some((one) => one.includes(ai))) {
      return fault('wrong-order', { ai: key[0], expected: order.join(', '), other: ai });
    }
    if (aiRule(ai)?.attribute !== true) return fault('not-an-attribute', { ai });
  }
  const apart = checkPairings(once);
  if (apart !== null) return apart;
  return { ok: true, uri: writeLink(base, path, query, otherQuery) };
}

/** Writes elements that are known to be right. */
export function writeLink(
  stem: string,
  path: readonly Element[],
  query: readonly Element[],
  otherQuery: readonly string[] = [],
): string {
  const inPath = path.map(([ai, value]) => `/${ai}/${percentEncode(value, 'path')}`);
  const fixed = query.filter(([ai]) => aiRule(ai)?.fixed === true);
  const pairs = [
    ...[...fixed, ...query.filter((one) => !fixed.includes(one))].map(
      ([ai, value]) => `${ai}=${percentEncode(value, 'query')}`,
    ),
    ...otherQuery,
  ];
  return (
    stem.replace(/\/$/, '') + inPath.join('') + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
  );
}
