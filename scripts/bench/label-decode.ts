/**
 * Every size of label × every kind of code × SVG, PNG and PDF × every way to spoil them, read by every decoder that is
 * here (zbar alone misses a few codes that are turned by 19° to 20°: no such turn is among them). `node scripts/bench/label-decode.ts [format]`; says what was not read and exits 1.
 */
import { DPIS } from '#src/features/trace/labels/qr-size.ts';
import { LABEL_FORMATS } from '#src/features/trace/labels/sheet-formats.ts';
import { SPOILT } from '#src/outside/label-readers.fixture.ts';
import { LABEL_URLS, sampleLabel } from '#src/outside/label-samples.fixture.ts';
import { labelShot, MEDIA, readAll, type Shot } from '#src/outside/label-shots.fixture.ts';

const only = process.argv[2];
let pictures = 0;
let reads = 0;
let eans = 0;
const missed: string[] = [];
for (const format of LABEL_FORMATS.filter(({ id }) => only === undefined || id === only)) {
  const since = performance.now();
  const shots: Shot[] = [];
  const plain: Shot[] = [];
  for (const [kind, url] of Object.entries(LABEL_URLS)) {
    for (const medium of MEDIA) {
      for (const dpi of DPIS) {
        // Office printers print sheets, thermal ones rolls.
        if ((format.sheet === null) === (dpi === 600) || sampleLabel(format, url, dpi) === null)
          continue;
        const shot = await labelShot(format, kind, medium, dpi);
        plain.push(shot);
        for (const [way, spoil] of Object.entries(SPOILT)) {
          const spoilt = await spoil(shot.picture, shot.module);
          shots.push({ ...shot, name: `${shot.name}, ${way}`, picture: spoilt });
        }
      }
    }
  }
  const found = await readAll(shots, plain);
  pictures += shots.length;
  reads += shots.length * found.decoders.length;
  eans += found.bars;
  missed.push(...found.missed);
  console.log(
    `${format.id}: ${shots.length} pictures × ${found.decoders.join(', ')}, ${found.bars} EAN-13, not read ${found.missed.length} (${((performance.now() - since) / 1000).toFixed(0)} s)`,
  );
}
for (const line of missed) console.log(`not read: ${line}`);
console.log(`${pictures} pictures, ${reads} readings, ${eans} EAN-13, not read: ${missed.length}`);
process.exitCode = missed.length === 0 ? 0 : 1;
