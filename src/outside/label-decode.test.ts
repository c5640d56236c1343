import { describe, expect, it } from 'vitest';
import { LABEL_FORMATS } from '#src/features/trace/labels/sheet-formats.ts';
import { SPOILT } from './label-readers.fixture.ts';
import { LABEL_URLS } from './label-samples.fixture.ts';
import { labelShot, MEDIA, readAll, type Shot } from './label-shots.fixture.ts';

const WAYS = Object.entries(SPOILT).filter(([way]) => way !== 'as it is');

describe('labels of every size, with every kind of code', () => {
  it('are read by every decoder, as they are and spoilt; EAN-13 too', async () => {
    const plain: Shot[] = [];
    const spoilt: Shot[] = [];
    // Each size comes in all three forms, each kind of code too, and each way to spoil them; all of all: scripts/bench/label-decode.ts.
    for (const [at, format] of LABEL_FORMATS.entries()) {
      for (const [index, kind] of Object.keys(LABEL_URLS).entries()) {
        const medium = MEDIA[(at + index) % MEDIA.length] ?? 'SVG';
        const dpi = format.sheet === null && index % 2 === 0 ? 203 : 300;
        const shot = await labelShot(format, kind, medium, dpi);
        plain.push(shot);
        const [way, spoil] = WAYS[(at * 5 + index) % WAYS.length] ?? ['', async () => shot.picture];
        if (index % 2 === 0) {
          spoilt.push({
            ...shot,
            name: `${shot.name}, ${way}`,
            picture: await spoil(shot.picture, shot.module),
          });
        }
      }
    }
    const all = [...plain, ...spoilt];
    const { missed, decoders, bars } = await readAll(
      all,
      plain.filter((_, at) => at % 3 === 0),
    );
    console.info(
      `Labels: ${all.length} pictures × ${decoders.join(', ')}; ${bars} EAN-13; not read: ${missed.length}`,
    );
    expect(missed).toEqual([]);
    expect(bars).toBeGreaterThan(8);
  }, 60_000);
});
