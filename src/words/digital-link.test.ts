import { describe, expect, it } from 'vitest';
import { readScannedPath } from '#src/features/trace/resolve/read-path.ts';
import { digitalLinkSentence } from './digital-link.ts';

const ITEM = '/01/09520123456788';

describe('why a code cannot be read', () => {
  it.each([
    ['x', 'https://'],
    [`${ITEM}/foo`, '/01/{GTIN}'],
    ['/01/9520123456788', '14'],
    ['/01/09520123456789', '8'],
    [`${ITEM}/10/LÔ`, 'Ô'],
    [`${ITEM}/10/L%20O`, '“ ”'],
    [`${ITEM}/10/`, '(01'],
    [`${ITEM}/21/A/10/B`, '22, 10, 21 | 235'],
    [`${ITEM}?10=A`, '(10)'],
    [`${ITEM}?999=A`, '(999)'],
    [`${ITEM}?21=A`, '(21)'],
    [`${ITEM}?17=280101&17=280101`, '(17)'],
    [`${ITEM}?17=281332`, 'YYMMDD'],
    [`${ITEM}?422=000`, '704'],
    [`${ITEM}?37=5`, '(37)'],
    [`${ITEM}?3920=1`, '01 + 30'],
    [`${ITEM}/10/${'A'.repeat(21)}`, '1–20'],
    [`${ITEM}?99=`, '(99)'],
    [`${ITEM}?99=%00`, '%00'],
    ['/q/K7QM4T2', 'K7QM4T2'],
    ['/abcdefghABCDEFGH1234', '/01/{GTIN}'],
    ['/8004/9520614141234567', '(8004)'],
    [`/a/b${ITEM}`, '“/a/b”'],
    [`/01/${'9'.repeat(5_000)}`, '4'],
  ])('%s', (target, part) => {
    const read = readScannedPath(target);
    if (read.ok) throw new Error('it can be read');
    const [vi, en] = [digitalLinkSentence(read, 'vi'), digitalLinkSentence(read, 'en')];
    expect(`${vi} ${en}`).not.toMatch(/undefined|null\b(?! character)/);
    expect(vi).not.toBe(en);
    // A trailing slash is taken away before.
    if (target !== `${ITEM}/10/`) expect(`${vi} ${en}`).toContain(part);
  });
});
