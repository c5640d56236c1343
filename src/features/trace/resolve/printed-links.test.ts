import { describe, expect, it } from 'vitest';
import { machinePaths, paths } from '#src/base/paths.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { buildDigitalLink, parseDigitalLink } from '#src/features/trace/gs1/digital-link.ts';
import { readScannedPath } from './read-path.ts';

/** What labels carry stays as it is for as long as a pack may lie on a shelf: nothing here is ever changed. */
const GTIN = '09520123456788';
const numbered = { gtin: GTIN, shortCode: 'M6SC7N75' };
const plain = { gtin: null, shortCode: 'M6SC7N75' };

describe('what is printed', () => {
  it.each([
    [itemLink(numbered), `/01/${GTIN}`],
    [itemLink(numbered, { lot: 'LO2611A' }), `/01/${GTIN}/10/LO2611A`],
    [
      itemLink(numbered, { lot: 'LO/1', serial: '7Q3K9XW2AB' }),
      `/01/${GTIN}/10/LO%2F1/21/7Q3K9XW2AB`,
    ],
    [itemLink(numbered, { serial: '7Q3K9XW2AB' }), `/01/${GTIN}/21/7Q3K9XW2AB`],
    [itemLink(plain), '/q/M6SC7N75'],
    [itemLink(plain, { lot: "A!'()*", serial: 'S' }), '/q/M6SC7N75/10/A%21%27%28%29%2A/21/S'],
    [machinePaths.shortCode('M6SC7N75'), '/q/M6SC7N75'],
    [machinePaths.scan('mat-ong'), '/san-pham/mat-ong'],
    [machinePaths.resolverDescription, '/.well-known/gs1resolver'],
    [paths('vi').certificate('MX-00001'), '/chung-nhan/MX-00001'],
  ])('%s', (written, printed) => expect(written).toBe(printed));

  it('is read again as what was written, by us and by anybody’s parser', () => {
    for (const lot of [
      'LO2611A',
      'LO/1',
      '!"%&\'()*+,-./09:;<=',
      '>?A',
      'Z_az',
      '%2F',
      '+',
      '.',
      '..',
    ]) {
      for (const serial of [null, '7Q3K9XW2AB']) {
        for (const item of [numbered, plain]) {
          const path = itemLink(item, { lot, serial });
          expect(readScannedPath(path), path).toMatchObject({
            ok: true,
            path,
            link: { lot, serial },
          });
        }
        const parsed = parseDigitalLink(
          `https://id.example.vn${itemLink(numbered, { lot, serial })}`,
        );
        if (!parsed.ok) throw new Error(parsed.code);
        expect(buildDigitalLink('', parsed.elements)).toEqual({
          ok: true,
          uri: itemLink(numbered, { lot, serial }),
        });
      }
    }
  });
});
