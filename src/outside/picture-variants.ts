import sharp, { type Sharp } from 'sharp';
import { MEDIA_LIMITS, variantWidths } from '#src/features/media/media-limits.ts';
import type { MediaFault } from '#src/features/media/media-fault.ts';
import { checkPicture, pictureMediaOf } from './picture-check.ts';

// Nothing that was decoded is kept, and one picture takes one core: the rest is for the pages.
sharp.cache(false);
sharp.concurrency(1);

/** A picture that was looked at, or why it is not taken. */
export async function faultOfPicture(bytes: Uint8Array): Promise<MediaFault | null> {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MEDIA_LIMITS.fileBytes) return 'too-large';
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const media = pictureMediaOf(data);
  if (media === 'heic') return 'heic';
  if (media === null) {
    const head = data.subarray(0, 4096).toString('utf8');
    if (/^GIF8[79]a/.test(head)) return 'moving';
    return /<svg[\s>]/i.test(head) ? 'drawing' : 'unknown-type';
  }
  return checkPicture(data, media, { pixels: MEDIA_LIMITS.pixels, moving: false });
}

export interface MadeFile {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}
export interface MadeVariant extends MadeFile {
  readonly format: 'avif' | 'webp' | 'jpeg';
}

/** What is kept of a picture, besides its variants. */
export interface MadePicture {
  /** Upright, sRGB, at most 4,096 pixels long, with nothing beside the picture: JPEG, or WebP where it is see-through. */
  readonly original: MadeFile & { readonly media: 'image/jpeg' | 'image/webp' };
  /** `data:` picture of at most 300 characters. */
  readonly blur: string;
}

/**
 * Makes of a picture what is kept: turned upright, without place, time, device and owner, and its variants, handed over
 * one by one so that only one is in memory at a time.
 * @param bytes looked at with {@link faultOfPicture} before
 * @param keep is waited for before the next variant is made
 * @returns null when its shorter side is less than 320 pixels
 */
export async function makePicture(
  bytes: Uint8Array,
  keep: (variant: MadeVariant) => Promise<void>,
): Promise<MadePicture | null> {
  const made = await upright(bytes);
  if (Math.min(made.width, made.height) < MEDIA_LIMITS.shortestSide) return null;
  const widths = variantWidths(made.width);
  const widest = widths.at(-1) ?? made.width;
  // Decoded once; every variant is drawn from these pixels, not from one that lost something before.
  const base = await sharp(made.bytes)
    .resize({ width: widest })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = base.info;
  const drawn = (): Sharp => sharp(base.data, { raw: { width, height, channels } });
  for (const own of widths) {
    const sized = (): Sharp => (own === width ? drawn() : drawn().resize({ width: own }));
    for (const format of ['avif', 'webp', 'jpeg'] as const) {
      const one = await encoded(sized(), format).toBuffer({ resolveWithObject: true });
      await keep({ format, bytes: one.data, width: one.info.width, height: one.info.height });
    }
  }
  return { original: made, blur: await blurOf(drawn()) };
}

async function upright(bytes: Uint8Array): Promise<MadePicture['original']> {
  const { longestSide } = MEDIA_LIMITS;
  const read = sharp(bytes, { limitInputPixels: MEDIA_LIMITS.pixels, failOn: 'error' });
  const { hasAlpha } = await read.metadata();
  const turned = read
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await (
    hasAlpha ? turned.webp({ quality: 92 }) : turned.jpeg({ quality: 90 })
  ).toBuffer({ resolveWithObject: true });
  const media = hasAlpha ? 'image/webp' : 'image/jpeg';
  return { bytes: data, width: info.width, height: info.height, media };
}

function encoded(picture: Sharp, format: MadeVariant['format']): Sharp {
  if (format === 'avif') return picture.avif({ quality: 52, effort: 1 });
  if (format === 'webp') return picture.webp({ quality: 76, effort: 2 });
  return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 78, progressive: true });
}

const LONGEST_BLUR = 300;

/** So small that it says only where it is light and dark: shown until the picture is there. */
async function blurOf(picture: Sharp): Promise<string> {
  const raw = await picture.resize({ width: 16, height: 16, fit: 'inside' }).png().toBuffer();
  for (const [side, quality] of [
    [16, 30],
    [12, 20],
    [8, 10],
    [4, 1],
  ] as const) {
    const tiny = await sharp(raw)
      .resize({ width: side, height: side, fit: 'inside' })
      .flatten({ background: '#ffffff' })
      .webp({ quality, effort: 6, smartSubsample: false })
      .toBuffer();
    const address = `data:image/webp;base64,${tiny.toString('base64')}`;
    if (address.length <= LONGEST_BLUR) return address;
  }
  return '';
}
