import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { localFiles } from '#src/outside/files.ts';
import { MAKER_HERE, makerApart } from '#src/outside/picture-maker.ts';

/**
 * Fifty photographs of twelve megapixels, one after the other, as the library takes them: time, memory, bytes.
 * The photographs are drawn in a process of their own, so that their pixels are not counted. The server's memory and that
 * of the process that makes the pictures are measured apart. Linux only (reads /proc).
 *
 *     node scripts/bench/media.ts [how many] [megapixels] [here]
 *
 * `here` makes them in the same process, for comparison.
 */
const DIFFERENT = 3;
const HERE = fileURLToPath(import.meta.url);
const [many = 50, megapixels = 12] = process.argv.slice(2, 4).map(Number);
const apart = process.argv[4] !== 'here';
const width = Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3));
const height = Math.round((width * 3) / 4);

if (process.send === undefined) await measure();
else await draw(process.argv[5] ?? '');

/** Light, shapes and the grain of a small sensor: 4–5 MB for 12 megapixels, as phones write them. */
async function draw(folder: string): Promise<void> {
  for (let seed = 0; seed < DIFFERENT; seed += 1) {
    const shapes = Array.from(
      { length: 40 },
      (_, at) =>
        `<circle cx="${(at * 977 + seed * 613) % width}" cy="${(at * 571 + seed * 331) % height}" r="${60 + ((at * 37) % 300)}" fill="hsl(${(at * 29 + seed * 71) % 360},45%,50%)" opacity="0.7"/>`,
    ).join('');
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${seed * 67},30%,60%)"/>${shapes}</svg>`;
    const noise = { type: 'gaussian', mean: 128, sigma: 26 } as const;
    const grain = await sharp({
      create: { width, height, channels: 3, background: '#808080', noise },
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const photo = await sharp(Buffer.from(drawn))
      .composite([{ input: grain, blend: 'soft-light' }])
      .removeAlpha()
      .jpeg({ quality: 94 })
      .withExif({ IFD0: { Orientation: '6' } })
      .toBuffer();
    writeFileSync(path.join(folder, `${seed}.jpg`), photo);
  }
  process.disconnect?.();
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-media-'));
  const size = [String(many), String(megapixels), apart ? 'apart' : 'here', folder];
  await new Promise((resolve) => fork(HERE, size).once('exit', resolve));
  const files = localFiles(path.join(folder, 'files'));
  const maker = apart ? makerApart() : MAKER_HERE;
  const before = memoryOf(process.pid);
  let here = before;
  let there = 0;
  const sampling = setInterval(() => {
    here = Math.max(here, memoryOf(process.pid));
    there = Math.max(there, ...childrenOf(process.pid).map(memoryOf));
  }, 50);
  const times: number[] = [];
  const bytes: Record<string, number> = { avif: 0, webp: 0, jpeg: 0, original: 0 };
  let sent = 0;
  const note = (format: string, count: number): void => {
    bytes[format] = (bytes[format] ?? 0) + count;
  };
  for (let turn = 0; turn < many; turn += 1) {
    const photo = readFileSync(path.join(folder, `${turn % DIFFERENT}.jpg`));
    sent += photo.length;
    const start = performance.now();
    const made = await maker.make(photo, async (one) => {
      note(one.format, one.bytes.length);
      await files.put(one.bytes);
    });
    if ('fault' in made) throw new Error(made.fault);
    note('original', made.original.bytes.length);
    await files.put(made.original.bytes);
    times.push(performance.now() - start);
    if ((turn + 1) % 10 === 0) {
      const after = Math.round(memoryOf(process.pid));
      console.log(`${turn + 1}: server ${after} MB, most of the other ${Math.round(there)} MB`);
    }
  }
  clearInterval(sampling);
  maker.close();
  rmSync(folder, { recursive: true });
  const all = times.reduce((sum, one) => sum + one, 0);
  times.sort((a, b) => a - b);
  console.log({
    ...{ pictures: many, pixels: `${width} × ${height}`, megabytesEach: sent / many / 1e6 },
    ...{ seconds: Math.round(all / 100) / 10, medianMs: Math.round(times[many >> 1] ?? 0) },
    slowestMs: Math.round(times.at(-1) ?? 0),
    serverMB: { before: Math.round(before), most: Math.round(here) },
    picturesProcessMostMB: Math.round(there),
    heapMB: Math.round(process.memoryUsage().heapUsed / 1e6),
    averageKB: Object.fromEntries(
      Object.entries(bytes).map(([format, count]) => [format, Math.round(count / many / 1000)]),
    ),
  });
}

/** Resident memory, megabytes; 0 when the process is gone. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task/${pid}/children`;
  return readFileSync(tasks, 'utf8').split(' ').filter(Boolean).map(Number);
}
