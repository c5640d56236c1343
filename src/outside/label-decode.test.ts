import { afterAll, describe, expect, it } from 'vitest';
import { LABEL_FORMATS } from '#src/features/trace/labels/sheet-formats.ts';
import { SPOILT } from './label-readers.fixture.ts';
import { LABEL_URLS } from './label-samples.fixture.ts';
import { labelShot, MEDIA, readAll, type Shot } from './label-shots.fixture.ts';

const WAYS = Object.entries(SPOILT).filter(([way]) => way !== 'as it is');
const read = { pictures: 0, bars: 0, by: new Set<string>() };

/** Each size comes in all three forms with every kind of code; all of all: scripts/bench/label-decode.ts. */
describe('labels of every size, with every kind of code', () => {
  it.each(LABEL_FORMATS.map((format, at) => ({ id: format.id, format, at })))(
    '$id: read by every decoder, as they are and spoilt; EAN-13 too',
    async ({ format, at }) => {
      const plain: Shot[] = [];
      const spoilt: Shot[] = [];
      for (const [index, kind] of Object.keys(LABEL_URLS).entries()) {
        const medium = MEDIA[(at + index) % MEDIA.length] ?? 'SVG';
        const dpi = format.sheet === null && index % 2 === 0 ? 203 : 300;
        const shot = await labelShot(format, kind, medium, dpi);
        plain.push(shot);
        const [way, spoil] = WAYS[(at * 2 + index) % WAYS.length] ?? [''];
        if (spoil === undefined || index % 2 === 1) continue;
        const picture = await spoil(shot.picture, shot.module);
        spoilt.push({ ...shot, name: `${shot.name}, ${way}`, picture });
      }
      const found = await readAll([...plain, ...spoilt], plain.slice(0, 1));
      expect(found.missed).toEqual([]);
      read.pictures += plain.length + spoilt.length;
      read.bars += found.bars;
      for (const decoder of found.decoders) read.by.add(decoder);
    },
    60_000,
  );

  afterAll(() => {
    const decoders = [...read.by].join(', ');
    console.info(`Labels: ${read.pictures} pictures read by ${decoders}; ${read.bars} EAN-13.`);
  });
});
