import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortCodeFor } from '#src/features/trace/codes/short-code.ts';
import { passOn } from './pass-on.ts';
import { readScannedPath } from './read-path.ts';

const GTIN = '09520123456788';
const CODE = shortCodeFor('a1b2c3d4e');
const none = { variant: null, lot: null, serial: null, extension: null };

describe('a scanned path', () => {
  it.each([
    [`/01/${GTIN}`, { key: 'gtin', value: GTIN }, `/01/${GTIN}`],
    [`/01/${GTIN}/`, { key: 'gtin', value: GTIN }, `/01/${GTIN}`],
    [`/01/${GTIN}/10/LO%2F2026%2f11`, { lot: 'LO/2026/11' }, `/01/${GTIN}/10/LO%2F2026%2F11`],
    [`/01/${GTIN}/10/A+B`, { lot: 'A+B' }, `/01/${GTIN}/10/A%2BB`],
    [`/01/${GTIN}/22/V/10/L/21/S`, { variant: 'V', lot: 'L', serial: 'S' }, null],
    [`/414/9520123456788/254/32a%2Fb`, { key: 'gln', extension: '32a/b' }, null],
    ['/417/9520123456788', { key: 'party', value: '9520123456788' }, null],
    ['/00/095201234567891235', { key: 'sscc' }, null],
    [`/q/${CODE}`, { key: 'short', value: CODE }, `/q/${CODE}`],
    [`/Q/${CODE.toLowerCase()}`, { key: 'short', value: CODE }, `/q/${CODE}`],
    [`/q/${CODE}/10/LO1/21/7Q3K9XW2`, { lot: 'LO1', serial: '7Q3K9XW2' }, null],
    [`/q/${CODE}/10/LO1/`, { lot: 'LO1' }, `/q/${CODE}/10/LO1`],
  ])('%s', (target, link, path) => {
    const read = readScannedPath(target);
    expect(read).toMatchObject({ ok: true, link: { ...none, ...link } });
    if (read.ok && path !== null) expect(read.path).toBe(path);
    // The one spelling is read as what it says.
    if (read.ok) expect(readScannedPath(read.path)).toMatchObject({ link: read.link });
  });

  it.each([
    [`/01/${GTIN}/foo`, 400, 'no-key'],
    [`/01/${GTIN}//`, 400, 'no-key'],
    ['/01/9520123456788', 400, 'too-short'],
    ['/01/09520123456789', 400, 'wrong-check-digit'],
    [`/x/01/${GTIN}`, 400, 'stem-not-ours'],
    [`/01/${GTIN}/21/S/10/L`, 400, 'wrong-order'],
    [`/01/${GTIN}?10=L`, 400, 'belongs-in-path'],
    [`/01/${GTIN}?17=261332`, 400, 'wrong-content'],
    [`/q/${CODE.slice(0, 7)}`, 400, 'wrong-short-code'],
    ['/q/', 400, 'no-key'],
    [`/q/${CODE}/22/V`, 400, 'wrong-order'],
    [`/q/${CODE}/414/9520123456788`, 400, 'wrong-order'],
    [`/q/${CODE}/10/L%C3%94`, 400, 'wrong-character'],
    ['/8004/9520614141234567', 404, 'key-not-ours'],
    ['/8006/095201234567880102', 404, 'key-not-ours'],
    ['/01/HxHKVAdpQhCTxbrOF_yEFcx_4a2GeAh1mFOZkChg6Z8', 400, 'wrong-character'],
    [`/q/${CODE}/21/S/10/L`, 400, 'wrong-order'],
    [`/q/${CODE}/foo`, 400, 'no-key'],
    [`/q/${CODE}?17=261332`, 400, 'wrong-content'],
    ['/01', 400, 'no-key'],
    ['', 400, 'not-a-link'],
  ])('%s: %d %s', (target, status, code) => {
    const read = readScannedPath(target);
    expect(read).toMatchObject({ ok: false, status, code });
    // The number that a short code was read as is nobody's business.
    if (!target.includes(GTIN)) expect(JSON.stringify(read)).not.toContain(GTIN);
  });

  it('keeps what is not GS1’s, so that it may stand in an address', () => {
    const read = readScannedPath(`/01/${GTIN}?17=281105&a={b}|é&linkType=gs1:pip&c&d=%zz%20`);
    expect(read).toMatchObject({
      attributes: [['17', '281105']],
      otherQuery: ['a=%7Bb%7D%7C%C3%A9', 'linkType=gs1:pip', 'c', 'd=%zz%20'],
    });
    if (!read.ok) throw new Error(read.code);
    expect(passOn('/x', read)).toBe('/x?17=281105&a=%7Bb%7D%7C%C3%A9&c&d=%zz%20');
    expect(passOn('/x?y=1#z', { attributes: [], otherQuery: ['c'] })).toBe('/x?y=1&c#z');
    expect(passOn('/x', { attributes: [], otherQuery: ['context=a'] })).toBe('/x');
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('/01/', GTIN, '/q/', CODE, '/10/', '?', '&', '%', '%2F', '/', '#', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const read = readScannedPath(pieces.join(''));
        if (read.ok) expect(passOn('https://a/b', read)).toMatch(/^[\x21-\x7e]+$/);
        else expect([400, 404]).toContain(read.status);
      }),
      { numRuns: 3_000 },
    );
  });
});
