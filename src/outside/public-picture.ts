import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import sharp from 'sharp';

const WIDEST = 1200;
const PIXELS = 60_000_000;

/**
 * A picture as everybody may have it: WebP, upright, at most 1200 pixels on a side, without what a camera notes in it
 * (place, time, owner). Made once and kept on disk.
 * @param hash SHA-256 of the original, hex: names the copy
 */
export async function publicPicture(
  folder: string,
  hash: string,
  original: () => Promise<Uint8Array | null>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const place = path.join(folder, `${hash}-${WIDEST}.webp`);
  const kept = await readFile(place).catch(() => null);
  if (kept !== null) return new Uint8Array(kept);
  const bytes = await original();
  if (bytes === null) return null;
  const made = await sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' })
    .rotate()
    .resize(WIDEST, WIDEST, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer();
  await mkdir(folder, { recursive: true });
  const half = `${place}.${randomUUID()}.part`;
  await writeFile(half, made);
  await rename(half, place);
  return new Uint8Array(made);
}
