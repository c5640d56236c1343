/**
 * Fifty photographs of twelve megapixels, one after the other, as the library takes them: time, memory, bytes.
 * `node scripts/bench/media.ts [how many]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { localFiles } from '#src/outside/files.ts';
import { faultOfPicture, makePicture } from '#src/outside/picture-variants.ts';

const DIFFERENT = 5;
const many = Number(process.argv[2] ?? 50);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-media-'));
const files = localFiles(folder);

/** Light, shapes and the grain of a small sensor: 4–5 MB, as phones write them. */
async function photograph(seed: number): Promise<Buffer> {
  const shapes = Array.from(
    { length: 40 },
    (_, at) =>
      `<circle cx="${(at * 977 + seed * 613) % 4000}" cy="${(at * 571 + seed * 331) % 3000}" r="${60 + ((at * 37) % 300)}" fill="hsl(${(at * 29 + seed * 71) % 360},45%,50%)" opacity="0.7"/>`,
  ).join('');
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><rect width="4000" height="3000" fill="hsl(${seed * 67},30%,60%)"/>${shapes}</svg>`;
  const grain = await sharp({
    create: {
      ...{ width: 4000, height: 3000, channels: 3, background: '#808080' },
      noise: { type: 'gaussian', mean: 128, sigma: 26 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(Buffer.from(drawn))
    .composite([{ input: grain, blend: 'soft-light' }])
    .removeAlpha()
    .jpeg({ quality: 94 })
    .withExif({ IFD0: { Orientation: '6' } })
    .toBuffer();
}

const photos: Buffer[] = [];
for (let seed = 0; seed < DIFFERENT; seed += 1) photos.push(await photograph(seed));
const sent = photos.reduce((all, one) => all + one.length, 0) / DIFFERENT;
const before = process.memoryUsage.rss();
let peak = before;
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);

const times: number[] = [];
const bytes: Record<string, number> = { avif: 0, webp: 0, jpeg: 0, original: 0 };
const cpu = process.cpuUsage();
const from = performance.now();
for (let turn = 0; turn < many; turn += 1) {
  const photo = photos[turn % DIFFERENT] ?? Buffer.alloc(0);
  const start = performance.now();
  const fault = await faultOfPicture(photo);
  if (fault !== null) throw new Error(fault);
  const made = await makePicture(photo, async (one) => {
    bytes[one.format] = (bytes[one.format] ?? 0) + one.bytes.length;
    await files.put(one.bytes);
  });
  if (made === null) throw new Error('too small');
  bytes['original'] = (bytes['original'] ?? 0) + made.original.bytes.length;
  await files.put(made.original.bytes);
  times.push(performance.now() - start);
}
const all = performance.now() - from;
const used = process.cpuUsage(cpu);
clearInterval(sampling);
rmSync(folder, { recursive: true });
times.sort((a, b) => a - b);
const mb = (count: number): number => Math.round((count / 1024 / 1024) * 10) / 10;
console.log({
  pictures: many,
  megabytesEach: mb(sent),
  seconds: Math.round(all / 100) / 10,
  cpuSeconds: Math.round((used.user + used.system) / 1e5) / 10,
  medianMs: Math.round(times[Math.floor(times.length / 2)] ?? 0),
  slowestMs: Math.round(times.at(-1) ?? 0),
  rssBeforeMB: mb(before),
  rssPeakMB: mb(peak),
  averageKB: Object.fromEntries(
    Object.entries(bytes).map(([format, count]) => [format, Math.round(count / many / 1024)]),
  ),
});
