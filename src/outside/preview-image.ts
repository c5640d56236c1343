import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { projectFile } from './project-file.ts';
import { shorten, textPath, textWidth, wrapText } from './text-path.ts';

/** What a shared page shows of itself in Zalo or Facebook: words ready to be drawn. */
export interface Preview {
  readonly title: string;
  /** A small line above the title; may be empty. */
  readonly kicker: string;
  /** Stars a badge may show today; 0 draws none. */
  readonly stars: 0 | 3 | 4 | 5;
  /** Beside the stars, in bold; may be empty. */
  readonly starLine: string;
  /** What is true today, or what the page says of itself; may be empty. */
  readonly stateLine: string;
  readonly tone: 'valid' | 'lapsed' | 'plain';
  /** Who and where. */
  readonly feet: readonly string[];
  /** Id of a region (features/places/regions.ts). */
  readonly region: string;
  /** Address of a drawing: `/tranh/08-a.svg`. */
  readonly picture: string;
  /** A photograph instead: the bytes of a JPEG. */
  readonly photo?: Uint8Array | undefined;
  readonly siteName: string;
  readonly tagline: string;
}

/** To be raised when the drawing changes, so that nothing kept is used. */
const VERSION = 5;
const WIDTH = 1200;
const HEIGHT = 630;
/** The woven bands of public/dai are 56 by 14: four times as large. */
const BAND = 56;
const BAND_TILE = 224;
const INK = '#1f1b16';
const INK_2 = '#574c40';
const PAPER = '#fbf7ef';
const GOLD = '#dda022';
const TONES = { valid: '#24602f', lapsed: '#6e5335', plain: INK_2 } as const;
const MAX_KEPT = 5_000;
const PRUNE_EVERY = 200;

/** The paper under a drawing, by region: the tints of ui/bands.css. */
const TINTS: Readonly<Record<string, string>> = {
  tdmnpb: '#e6e4ea',
  dbsh: '#f1e7d0',
  btb: '#deeae8',
  nttn: '#f1dfd2',
  dnb: '#e7ebd6',
  dbscl: '#dfeaea',
};

/** The whole picture as one drawing without fonts: every letter is an outline. */
export function previewSvg(preview: Preview): string {
  const region = Object.hasOwn(TINTS, preview.region) ? preview.region : 'dbsh';
  const left = 556;
  const width = WIDTH - left - 56;
  const parts: string[] = [];

  // The sheet with the print: the region's tint, an ink line, the plate a little off.
  parts.push(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    '<clipPath id="to"><rect x="48" y="56" width="456" height="456" rx="16"/></clipPath>',
    `<g clip-path="url(#to)"><rect x="48" y="56" width="456" height="456" fill="${TINTS[region]}"/>`,
    preview.photo ? photograph(preview.photo) : drawing(preview.picture, 48, 56, 456, 456),
    '</g>',
    `<rect x="48" y="56" width="456" height="456" rx="16" fill="none" stroke="${INK}" stroke-width="4"/>`,
  );

  // Who speaks.
  const name = left + 70;
  parts.push(drawing('/logo.svg', left, 50, 54, 54));
  parts.push(
    textPath(preview.siteName, { x: name, y: 92, face: 'serif', size: 40, fill: '#96261a' }),
  );
  const nameEnd = name + textWidth(preview.siteName, 'serif', 40);
  const size = [22, 20, 18].find(
    (one) => nameEnd + 18 + textWidth(preview.tagline, 'text', one) <= left + width,
  );
  if (size !== undefined) {
    parts.push(
      textPath(preview.tagline, { x: nameEnd + 18, y: 90, face: 'text', size, fill: INK_2 }),
    );
  }

  // What stands below the title is measured first: the title takes the room that is left.
  const state = preview.stateLine ? sentence(preview.stateLine, 27, width) : [];
  const feet = preview.feet.filter(Boolean).slice(0, 2);
  const starsHeight = preview.stars > 0 || preview.starLine ? 62 : 0;
  const gap = starsHeight === 0 && state.length > 0 ? 18 : 0;
  const below =
    starsHeight + gap + state.length * 38 + (feet.length > 0 ? 22 + feet.length * 36 : 0);
  const top = 124;
  const bottom = 528;
  const room = bottom - top - below - (preview.kicker ? 40 : 0);
  const title = fitTitle(preview.title, width, room);
  const lineHeight = title.size * 1.26;
  const used = below + title.lines.length * lineHeight + (preview.kicker ? 40 : 0);
  let y = top + Math.max(0, (bottom - top - used) / 2);

  if (preview.kicker) {
    y += 30;
    const kicker = shorten(preview.kicker, 'bold', 24, width);
    parts.push(textPath(kicker, { x: left, y, face: 'bold', size: 24, fill: INK_2 }));
    y += 10;
  }
  for (const line of title.lines) {
    y += lineHeight;
    const size = title.size;
    parts.push(textPath(line, { x: left, y: y - size * 0.24, face: 'serif', size, fill: INK }));
  }
  if (starsHeight > 0) {
    y += starsHeight;
    const step = 46;
    for (let index = 0; index < preview.stars; index += 1) {
      parts.push(star(left + 21 + index * step, y - 20, 21));
    }
    const x = left + (preview.stars > 0 ? preview.stars * step + 14 : 0);
    parts.push(textPath(preview.starLine, { x, y: y - 8, face: 'bold', size: 34, fill: INK }));
  }
  y += gap;
  for (const line of state) {
    y += 38;
    const fill = TONES[preview.tone];
    parts.push(textPath(line, { x: left, y: y - 4, face: 'text', size: 27, fill }));
  }
  if (feet.length > 0) y += 22;
  feet.forEach((foot, index) => {
    y += 36;
    const face = index === 0 ? 'bold' : 'text';
    const size = [25, 23, 21].find((one) => textWidth(foot, face, one) <= width) ?? 21;
    const line = shorten(foot, face, size, width);
    const fill = index === 0 ? INK : INK_2;
    parts.push(textPath(line, { x: left, y: y - 8, face, size, fill }));
  });

  // The region's cloth along the foot.
  for (let x = 0; x < WIDTH; x += BAND_TILE) {
    parts.push(drawing(`/dai/${region}.svg`, x, HEIGHT - BAND, BAND_TILE, BAND));
  }
  parts.push(`<path d="M0 ${HEIGHT - BAND}h${WIDTH}" stroke="${INK}" stroke-width="4"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${parts.join('')}</svg>`;
}

/** One or two lines, broken after a comma or semicolon where both parts fit. */
function sentence(text: string, size: number, width: number): readonly string[] {
  if (textWidth(text, 'text', size) <= width) return [text];
  for (const { index } of [...text.matchAll(/[,;] /g)].reverse()) {
    const halves = [text.slice(0, index + 1), text.slice(index + 2)];
    if (halves.every((half) => textWidth(half, 'text', size) <= width)) return halves;
  }
  return wrapText(text, 'text', size, width, 2).lines;
}

/** As large as the room allows, in at most three lines. */
function fitTitle(text: string, width: number, room: number) {
  let last = { lines: [text] as readonly string[], size: 44 };
  for (const size of [76, 68, 60, 54, 48, 44]) {
    const { lines, whole } = wrapText(text, 'serif', size, width, 3);
    last = { lines, size };
    if (whole && lines.length * size * 1.26 <= room) return last;
  }
  const most = Math.max(1, Math.min(3, Math.floor(room / (44 * 1.26))));
  return { ...last, lines: wrapText(text, 'serif', 44, width, most).lines };
}

/** Our own star: ink line, the gold plate a little off. */
function star(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const r = index % 2 === 0 ? radius : radius * 0.46;
    const angle = -Math.PI / 2 + (index * Math.PI) / 5;
    return `${(x + r * Math.cos(angle)).toFixed(1)} ${(y + r * Math.sin(angle)).toFixed(1)}`;
  });
  const d = `M${points.join('L')}Z`;
  return (
    `<path d="${d}" transform="translate(2.5 2.5)" fill="${GOLD}"/>` +
    `<path d="${d}" fill="none" stroke="${INK}" stroke-width="3" stroke-linejoin="round"/>`
  );
}

const drawings = new Map<string, string>();

/** A drawing of public/ that fills a box, standing on its lower edge. An unknown one leaves the box empty. */
function drawing(src: string, x: number, y: number, width: number, height: number): string {
  let text = drawings.get(src);
  if (text === undefined) {
    text = /^\/(?:[a-z]+\/)?[a-z0-9-]+\.svg$/.test(src) ? readDrawing(src) : '';
    drawings.set(src, text);
  }
  const place = `<svg x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMax slice"`;
  return text.replace(
    /<svg\b[^>]*?(\sviewBox="[^"]*")[^>]*>/,
    (_, box: string) => `${place}${box}>`,
  );
}

function photograph(jpeg: Uint8Array): string {
  const address = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  return `<image x="48" y="56" width="456" height="456" preserveAspectRatio="xMidYMid slice" href="${address}"/>`;
}

function readDrawing(src: string): string {
  try {
    const text = projectFile(`public${src}`).toString('utf8');
    return text.slice(text.indexOf('<svg'));
  } catch {
    return '';
  }
}

export function renderPreview(preview: Preview): Promise<Buffer> {
  return sharp(Buffer.from(previewSvg(preview)))
    .png({ palette: true, colours: 192, dither: 0.5, effort: 4 })
    .toBuffer();
}

/** What is being drawn, and what waits: one at a time, so that a flood of shares leaves a core for the pages. */
const waiting = new Map<string, Promise<Buffer>>();
let turn: Promise<unknown> = Promise.resolve();
let written = 0;

/** The picture as PNG, from the folder of kept ones when the same was drawn before. */
export async function previewPng(preview: Preview, folder: string): Promise<Buffer> {
  const key = createHash('sha256')
    .update(JSON.stringify([VERSION, { ...preview, photo: undefined }]))
    .update(preview.photo ?? '')
    .digest('hex')
    .slice(0, 40);
  const file = path.join(folder, `${key}.png`);
  const kept = await readFile(file).catch(() => null);
  if (kept !== null) return kept;
  const under = waiting.get(key);
  if (under !== undefined) return under;
  const work = turn.then(() => renderPreview(preview));
  turn = work.catch(() => undefined);
  waiting.set(key, work);
  try {
    const png = await work;
    await keep(folder, file, png);
    return png;
  } finally {
    waiting.delete(key);
  }
}

/** A folder that cannot be written to costs time, nothing else. */
async function keep(folder: string, file: string, png: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, png);
    await rename(draft, file);
    written += 1;
    if (written % PRUNE_EVERY === 0) await prune(folder);
  } catch {
    await unlink(draft).catch(() => undefined);
  }
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  if (names.length <= MAX_KEPT) return;
  const aged = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, at: (await stat(file)).mtimeMs };
    }),
  );
  aged.sort((a, b) => a.at - b.at);
  for (const { file } of aged.slice(0, names.length - MAX_KEPT)) await unlink(file);
}
