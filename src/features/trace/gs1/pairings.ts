import { aiRule, fits } from './ai-rules.ts';
import { type Element, fault, type LinkFault } from './faults.ts';

/** Which AIs may not stand together, and which need another one, on one and the same thing. */
export function checkPairings(elements: readonly Element[]): LinkFault | null {
  const there = elements.map(([ai]) => ai);
  for (const ai of there) {
    const rule = aiRule(ai);
    if (rule === undefined) continue;
    for (const other of there) {
      if (other !== ai && rule.bars.some((pattern) => fits(other, pattern))) {
        return fault('does-not-go-with', { ai, other });
      }
    }
    for (const groups of rule.needs) {
      const met = groups.some((group) =>
        group.every((pattern) => there.some((other) => fits(other, pattern))),
      );
      if (!met) {
        const expected = groups.map((group) => group.join(' + ')).join(', ');
        return fault('needs-company', { ai, expected });
      }
    }
  }
  return null;
}
