import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableLines, tableSource } from '#scripts/make-ai-table.ts';
import { aiRule, aiRules } from './ai-rules.ts';
import { checkPair, hasCheckPair } from './check-pair.ts';
import { checkValue } from './check-value.ts';
import { CONTENT_CHECKS } from './content-checks.ts';
import {
  buildDigitalLink,
  type Element,
  isBatchCode,
  parseDigitalLink,
  strangerToCset82,
} from './digital-link.ts';
import { percentDecode, percentEncode, type Where } from './percent.ts';

const STANDARDS = new URL('../../../../../shared/standards/', import.meta.url);
const there = existsSync(STANDARDS);
const read = (name: string): string => readFileSync(new URL(name, STANDARDS), 'utf8');

interface Vector {
  uri: string;
  valid?: boolean;
  engineValid?: boolean;
  elements?: Element[];
  ignoredQueryParams?: string[];
  canonical?: string;
  engineOptions?: object;
}
interface Vectors {
  parse: Vector[];
  digitalLinkJs: Vector[];
  projectVectors: Vector[];
  generate: { stem: string | null; elementString: string; ok: boolean; uri: string | null }[];
  percentEncoding: { kind: string; input: string; path: string; query: string }[];
  keyQualifierSequences: { valid: string[][] };
  compression: { compressed: string; uncompressed: string }[];
}

/** `(01)…(10)…` */
function elementsOf(text: string): Element[] {
  return [...text.matchAll(/\((\d{2,4})\)((?:(?!\(\d{2,4}\)).)*)/g)].map(
    ([, ai = '', value = '']) => [ai, value],
  );
}

describe.skipIf(!there)('GS1’s vectors', () => {
  const all = there ? (JSON.parse(read('gs1-digital-link-vectors.json')) as Vectors) : null;
  const parse = [
    ...(all?.parse ?? []),
    ...(all?.digitalLinkJs ?? []),
    ...(all?.projectVectors ?? []),
  ].map((one) => ({ ...one, verdict: one.valid ?? one.engineValid ?? false }));

  it('are all here', () => {
    expect([all?.parse, all?.digitalLinkJs, all?.projectVectors].map((one) => one?.length)).toEqual(
      [110, 30, 33],
    );
    expect(all?.generate).toHaveLength(20);
    expect(all?.percentEncoding).toHaveLength(30);
    expect(all?.keyQualifierSequences.valid).toHaveLength(37);
  });

  it.each(parse)('reads "$uri"', ({ uri, verdict, engineOptions, ...expected }) => {
    const link = parseDigitalLink(uri);
    if (!verdict || engineOptions) return expect(link.ok).toBe(false);
    expect(link).toMatchObject({
      ok: true,
      elements: expected.elements,
      otherQuery: expected.ignoredQueryParams,
      canonical: expected.canonical,
    });
  });

  it.each(all?.generate ?? [])('writes $elementString', ({ stem, elementString, ok, uri }) => {
    const built = buildDigitalLink(stem, elementsOf(elementString));
    expect(built.ok).toBe(ok);
    if (built.ok) expect(built.uri).toBe(uri);
  });

  it.each(all?.percentEncoding ?? [])('$kind "$input"', ({ kind, input, ...expected }) => {
    const turn = kind === 'percentDecode' ? percentDecode : percentEncode;
    for (const where of ['path', 'query'] as Where[]) {
      expect(turn(input, where)).toBe(expected[where]);
    }
  });

  it('allows exactly the listed sequences of keys and qualifiers', () => {
    const allowed = [...aiRules()].flatMap(({ ai, qualifiers, needs }) =>
      // 415 is a key only together with 8020.
      qualifiers === null || needs.length > 0
        ? []
        : [[], ...qualifiers.flatMap(subsequences)].map((order) => [ai, ...order].join(' ')),
    );
    const listed = all?.keyQualifierSequences.valid.map((one) => one.join(' ')) ?? [];
    expect(allowed.toSorted()).toEqual(listed.toSorted());
  });

  it('refuses compressed links with a reason of their own', () => {
    for (const { compressed, uncompressed } of all?.compression ?? []) {
      expect(parseDigitalLink(compressed)).toMatchObject({ ok: false, code: 'compressed' });
      expect(parseDigitalLink(uncompressed).ok).toBe(true);
    }
  });
});

describe.skipIf(!there)('the table of application identifiers', () => {
  const dictionary = there ? read('gs1-syntax-dictionary.txt') : '';

  it('is what the dictionary says today', async () => {
    const { AI_TABLE } = await import('./ai-table.ts');
    expect(tableSource(dictionary)).toContain(AI_TABLE);
    expect(tableLines(dictionary).length).toBe(AI_TABLE.trim().split('\n').length);
  });
});

describe('the table', () => {
  it('names only checks there are', () => {
    const named = new Set([...aiRules()].flatMap(({ parts }) => parts.flatMap((p) => p.checks)));
    expect([...named].filter((name) => CONTENT_CHECKS[name] === undefined)).toEqual([]);
  });

  it.each([
    ['17', '240229', null],
    ['17', '230229', 'wrong-content'],
    ['17', '281100', null],
    ['7003', '2811002359', 'wrong-content'],
    ['7003', '2811052359', null],
    ['7003', '2811052460', 'wrong-content'],
    ['422', '704', null],
    ['422', '705', null],
    ['422', '000', 'wrong-content'],
    ['423', '704156', null],
    ['423', '70415', 'too-short'],
    ['3103', '000500', null],
    ['3103', '500', 'too-short'],
    ['10', 'LÔ-1', 'wrong-character'],
    ['10', 'A'.repeat(21), 'too-long'],
    ['01', '09520123456789', 'wrong-check-digit'],
    ['01', '0952012345678X', 'wrong-character'],
    ['8011', '0', null],
    ['8011', '01', 'wrong-content'],
    ['8013', '1987654Ad4X4bL5ttr2310c2K', null],
    ['8013', '1987654Ad4X4bL5ttr2310c2L', 'wrong-content'],
    ['8007', 'GB82WEST12345698765432', null],
    ['8007', 'GB82WEST12345698765433', 'wrong-content'],
    ['8006', '095201234567880102', null],
    ['8006', '095201234567880302', 'wrong-content'],
    ['4309', '02790858483015297971', null],
    ['7040', '1ABC', null],
    ['8001', '00010000000110', 'wrong-content'],
    ['3932', '7040299', null],
    ['3932', '0000299', 'wrong-content'],
    ['7258', '2/1', 'wrong-content'],
  ])('(%s) %s: %s', (ai, value, code) => {
    const rule = aiRule(ai);
    expect(rule && (checkValue(rule, value)?.code ?? null)).toBe(code);
  });

  it('knows the pair of check characters', () => {
    expect(checkPair('1987654Ad4X4bL5ttr2310c')).toBe('2K');
    expect(hasCheckPair('K')).toBe(false);
    expect(checkPair('é')).toBeNull();
  });
});

function subsequences(order: readonly string[]): string[][] {
  return order
    .reduce<string[][]>((found, ai) => [...found, ...found.map((one) => [...one, ai])], [[]])
    .filter((one) => one.length > 0);
}

describe('any text at all', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('/01/', '09520123456788', '/10/', '/21/', '?17=', '281105', '&', '%', '%00'),
    fc.constantFrom('%2F', '#', '/414/', '/foo', 'https://', 'a', '//', '+', '\ud800', '9'),
  );

  it('is read or refused with a known reason, and never throws', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const link = parseDigitalLink(pieces.join(''));
        if (!link.ok) {
          expect(link.code).toMatch(/^[a-z-]+$/);
          return;
        }
        expect(parseDigitalLink(link.canonical)).toMatchObject({ canonical: link.canonical });
      }),
      { numRuns: 3_000 },
    );
  });

  it('that is written as a link is read as what it says', () => {
    const set82 = [...'!"%&\'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz'];
    const code = fc.string({ unit: fc.constantFrom(...set82), minLength: 1, maxLength: 20 });
    const maybe = fc.option(code, { nil: undefined });
    fc.assert(
      fc.property(maybe, maybe, maybe, maybe, (variant, lot, serial, own) => {
        const given: Element[] = [['01', '09520123456788']];
        if (variant !== undefined) given.push(['22', variant]);
        if (lot !== undefined) given.push(['10', lot]);
        if (serial !== undefined) given.push(['21', serial]);
        if (own !== undefined) given.push(['99', own]);
        for (const stem of ['https://id.example.vn', '', 'https://a/b/']) {
          const built = buildDigitalLink(stem, given.toReversed(), ['utm_source=tem']);
          if (!built.ok) throw new Error(built.code);
          const link = parseDigitalLink(built.uri);
          expect(link).toMatchObject({ elements: given, otherQuery: ['utm_source=tem'] });
        }
      }),
    );
  });

  it('is read fast enough for a crowd', () => {
    const from = performance.now();
    for (let i = 0; i < 20_000; i++) {
      parseDigitalLink(`/01/09520123456788/10/LO${i}/21/7Q3K9XW2?17=281105&utm=1`);
    }
    expect(performance.now() - from).toBeLessThan(2_000);
  });

  it.each(['/01/09520123456788/', '/01/09520123456788/foo', `/01/${'9'.repeat(5_000)}`])(
    'refuses %s',
    (path) => expect(parseDigitalLink(path).ok).toBe(false),
  );

  it.each([
    ['LO2611A', true],
    ['!"%&\'()*+,-./09:;<', true],
    ['', false],
    ['A'.repeat(21), false],
    ['LÔ', false],
    ['A B', false],
    ['.', false],
    ['..', false],
    ['...', true],
  ])('knows that "%s" may be a lot: %s', (text, may) => {
    expect(isBatchCode(text)).toBe(may);
    expect(strangerToCset82('LÔ 1')).toBe('Ô');
  });

  it('does not build from what is wrong', () => {
    const gtin: Element = ['01', '09520123456788'];
    expect(buildDigitalLink('javascript:', [gtin])).toMatchObject({ code: 'not-a-link' });
    expect(buildDigitalLink('', [gtin, ['10', 'A'], ['10', 'B']])).toMatchObject({ code: 'twice' });
    expect(buildDigitalLink('', [gtin, ['10', 'LÔ']])).toMatchObject({ code: 'wrong-character' });
    expect(buildDigitalLink('', [gtin, ['37', '5']])).toMatchObject({ code: 'does-not-go-with' });
    expect(buildDigitalLink('', [gtin, ['04', '5']])).toMatchObject({ code: 'unknown-ai' });
  });
});
