import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, isScanPage, mayBeScan, scanLang, scanTarget } from './scan-target.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const PAGE = '/01/09521234543213';

describe('the page of a scanned code', () => {
  it.each([
    [PAGE, BROWSER, '', `/quet/vi${PAGE}`],
    [`${PAGE}/10/ABC%2F1/21/7K`, BROWSER, 'ko-KR,ko;q=0.9', `/quet/ko${PAGE}/10/ABC%2F1/21/7K`],
    [`${PAGE}/`, 'text/html', 'en', `/quet/en${PAGE}`],
    [`${PAGE}?17=281105&utm_source=x`, BROWSER, 'fr', `/quet/fr${PAGE}`],
    [`${PAGE}#x`, BROWSER, 'fr', `/quet/fr${PAGE}`],
    ['/q/K7QM4T2X/10/LO1', BROWSER, 'zh-TW', '/quet/zh/q/K7QM4T2X/10/LO1'],
    ['/Q/K7QM4T2X', BROWSER, 'vi', '/quet/vi/Q/K7QM4T2X'],
    ['/414/9521234543213', 'text/html;q=0.5', 'ja', '/quet/ja/414/9521234543213'],
    ['/8006/095212345432130102', 'text/html', 'de', '/quet/en/8006/095212345432130102'],
    // The resolver sends here, whatever is accepted.
    [`/quet${PAGE}?x=1`, '*/*', 'ko', `/quet/ko${PAGE}`],
  ])('%s (%s, %s): %s', (target, accept, lang, page) => {
    expect(scanTarget(target, accept, lang)).toBe(page);
    expect(mayBeScan(target)).toBe(true);
    expect(isScanPage(page)).toBe(true);
    expect(codeOf(page)).toBe(page.slice('/quet/xx'.length));
  });

  it.each([
    [PAGE, '*/*'],
    [PAGE, ''],
    [PAGE, 'application/linkset+json'],
    [PAGE, 'application/linkset+json, text/html;q=0.5'],
    [PAGE, 'application/json, text/html'],
    [PAGE, 'text/html;q=0'],
    [`${PAGE}?linkType=linkset`, BROWSER],
    [`${PAGE}?17=281105&linktype=all`, BROWSER],
    ['/01/', BROWSER],
    ['/q/', BROWSER],
    ['/404', BROWSER],
    ['/10/ABC', BROWSER],
    ['/01/../ban', BROWSER],
    ['/01/x/%2e%2E/%2e./ban', BROWSER],
    ['/01/x\\..\\..\\ban', BROWSER],
    ['/quet/vi/01/1', BROWSER],
    ['/san-pham/x', BROWSER],
  ])('%s with %s is left to whoever answers it', (target, accept) => {
    expect(scanTarget(target, accept, 'vi')).toBeNull();
  });

  it('names the code of every address that says whether it exists', () => {
    expect(codeOf(`${PAGE}?linkType=all`)).toBe(PAGE);
    expect(codeOf(`/quet${PAGE}`)).toBe(PAGE);
    expect(codeOf(`/bao-sai/ko${PAGE}`)).toBe(PAGE);
    for (const other of ['/', '/ban/lo', '/quet-ma', '/bo-san-pham/x', '/api/v1/search']) {
      expect(codeOf(other)).toBeNull();
    }
  });

  it.each([
    ['', 'vi'],
    ['*', 'vi'],
    ['de-DE,de;q=0.9', 'en'],
    ['de,fr;q=0.4,en;q=0.7', 'en'],
    ['zh-Hant-TW, en;q=0.8', 'zh'],
    ['en;q=0, ja;q=0.1', 'ja'],
    ['KO', 'ko'],
    ['vie', 'en'],
  ])('%s reads %s', (header, lang) => {
    expect(scanLang(header)).toBe(lang);
  });

  it('never throws and never leads out of its place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii' }),
        fc.string({ unit: 'binary-ascii' }),
        (rest, header) => {
          const page = scanTarget(`/01/${rest}`, 'text/html', header);
          if (page === null) return;
          expect(new URL(page, 'http://x').pathname).toMatch(/^\/quet\/[a-z]{2}\/01\//);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
