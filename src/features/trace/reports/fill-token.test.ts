import { describe, expect, it } from 'vitest';
import { checkFillToken, fillToken } from './fill-token.ts';
import { reportCode, sameText } from './report-states.ts';

const sign = (text: string): string => `signature-of-${[...text].length}-${text.at(-1)}xxxxxxxx`;
const now = Date.parse('2026-11-22T03:00:00Z');
const token = fillToken({ about: '/q/A', sign, now });

describe('checkFillToken', () => {
  it.each([
    [token, '/q/A', 0, 'too-quick'],
    [token, '/q/A', 3_999, 'too-quick'],
    [token, '/q/A', 4_000, 'fine'],
    [token, '/q/A', 86_400_000, 'fine'],
    [token, '/q/A', 86_400_001, 'too-old'],
    [token, '/q/B', 5_000, 'not-ours'],
    [token.replace(/^./, 'z'), '/q/AB', 5_000, 'not-ours'],
    ['', '/q/A', 5_000, 'not-ours'],
    ['abc', '/q/A', 5_000, 'not-ours'],
  ])('%s about %s after %i ms: %s', (given, about, after, verdict) => {
    expect(checkFillToken(given, { about, sign, now: now + after })).toBe(verdict);
  });
});

it('texts that differ only in spaces, case and punctuation are the same', () => {
  expect(sameText('Hũ bị vỡ!', ' hũ  BỊ VỠ')).toBe(true);
  expect(sameText('Hũ bị vỡ', 'Hũ bị mở')).toBe(false);
});

it('codes hold the year and five digits', () => {
  expect(reportCode(2026, 12)).toBe('BS-2026-00012');
});
