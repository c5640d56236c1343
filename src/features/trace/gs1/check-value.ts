import type { AiRule, CharSet, ValuePart } from './ai-rules.ts';
import { checkDigit } from './check-digit.ts';
import { CONTENT_CHECKS } from './content-checks.ts';
import { fault, type LinkFault } from './faults.ts';

const STRANGERS: Readonly<Record<CharSet, RegExp>> = {
  N: /[^0-9]/u,
  X: /[^!"%-?A-Z_a-z]/u,
  Y: /[^#\-/0-9A-Z]/u,
  Z: /[^A-Za-z0-9_=-]/u,
};

/** @returns null when the value is what GS1 asks of this AI: length, characters, check digits, dates, code lists */
export function checkValue(rule: AiRule, value: string): LinkFault | null {
  const { ai, parts } = rule;
  const length = lengthOf(parts);
  if (value.includes('\0')) return fault('null-character', { ai });
  if (value === '') return fault('empty-value', { ai, length });
  let at = 0;
  for (const part of parts) {
    if (part.optional && at >= value.length) continue;
    const text = value.slice(at, at + part.max);
    const char = STRANGERS[part.set].exec(text)?.[0];
    if (text.length < part.min) return fault('too-short', { ai, value, length });
    if (char !== undefined) return fault('wrong-character', { ai, value, char, check: part.set });
    const wrong = part.checks.find((check) => CONTENT_CHECKS[check]?.(text) === false);
    // A value that is too long is not said to have a wrong check digit where it was cut.
    if (wrong !== undefined) {
      if (value.length > longest(parts)) return fault('too-long', { ai, value, length });
      return contentFault(ai, value, wrong, text);
    }
    at += part.max;
  }
  return at < value.length ? fault('too-long', { ai, value, length }) : null;
}

function contentFault(ai: string, value: string, check: string, part: string): LinkFault {
  if (check !== 'csum') return fault('wrong-content', { ai, value, check });
  const expected = String(checkDigit(part.slice(0, -1)));
  return fault('wrong-check-digit', { ai, value, expected });
}

function longest(parts: readonly ValuePart[]): number {
  return parts.reduce((sum, part) => sum + part.max, 0);
}

function lengthOf(parts: readonly ValuePart[]): string {
  const least = parts.reduce((sum, part) => sum + (part.optional ? 0 : part.min), 0);
  const most = longest(parts);
  return least === most ? String(least) : `${least}–${most}`;
}
