import { aiRule } from './ai-rules.ts';

/**
 * Whether these qualifiers may follow a key, in this order; `anyOrder`: whether they could in some order.
 * @returns true, or the orders that are allowed: `22, 10, 21 | 235`
 */
export function placeOf(
  key: string,
  qualifiers: readonly string[],
  anyOrder = false,
): true | string {
  if (qualifiers.length === 0) return true;
  const allowed = aiRule(key)?.qualifiers ?? [];
  const found = allowed.some((order) => {
    const places = qualifiers.map((ai) => order.indexOf(ai));
    if (places.includes(-1) || new Set(places).size !== places.length) return false;
    return anyOrder || places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1));
  });
  return found || allowed.map((order) => order.join(', ')).join(' | ');
}
