import sharp from 'sharp';

export type PictureMedia = 'image/jpeg' | 'image/png' | 'image/webp';
/** Why bytes are not taken as a picture. */
export type PictureFault = 'broken' | 'too-many-pixels' | 'two-in-one' | 'moving';

/** What a file is by how it begins; its name is not asked. Null: none of them. */
export function pictureMediaOf(data: Buffer): PictureMedia | 'heic' | null {
  const starts = (hex: string): boolean => data.subarray(0, hex.length / 2).toString('hex') === hex;
  if (starts('ffd8ff')) return 'image/jpeg';
  if (starts('89504e470d0a1a0a')) return 'image/png';
  const tag = (from: number): string => data.subarray(from, from + 4).toString('latin1');
  if (tag(0) === 'RIFF' && tag(8) === 'WEBP') return 'image/webp';
  if (tag(4) === 'ftyp' && /^(?:hei[cxms]|hev[cx]|mif1|msf1|avif|avis)$/.test(tag(8))) {
    return 'heic';
  }
  return null;
}

const FORMAT = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;

/**
 * Looks at a picture from its head to its last pixel: whole, decodable, nothing hidden behind it. How many pixels it
 * has is read from the head, before any of them is decoded.
 * @param pixels width × height at most
 * @param moving whether pictures that move are taken
 * @returns null when all is well
 */
export async function checkPicture(
  data: Buffer,
  media: PictureMedia,
  { pixels, moving }: { readonly pixels: number; readonly moving: boolean },
): Promise<PictureFault | null> {
  const end = endOfPicture(data, media);
  if (end === null) return 'broken';
  if (carriesMore(data.subarray(end))) return 'two-in-one';
  if (!moving && moves(data, media)) return 'moving';
  try {
    const limits = { limitInputPixels: pixels, failOn: 'error' } as const;
    const { width, height, format } = await sharp(data, limits).metadata();
    if (format !== FORMAT[media]) return 'broken';
    if (width * height > pixels) return 'too-many-pixels';
    // Every pixel is read once: a picture that is cut or made up fails here.
    await sharp(data, limits).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    return null;
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'broken';
  }
}

/** Where the picture ends by its own structure; null when it does not end. */
function endOfPicture(data: Buffer, media: PictureMedia): number | null {
  if (media === 'image/webp') {
    const end = data.readUInt32LE(4) + 8;
    return end <= data.length ? end : null;
  }
  return media === 'image/png' ? endOfPng(data) : endOfJpeg(data);
}

function endOfPng(data: Buffer): number | null {
  for (let at = 8; at + 12 <= data.length;) {
    const length = data.readUInt32BE(at);
    const type = data.subarray(at + 4, at + 8).toString('latin1');
    at += length + 12;
    if (type === 'IEND') return at <= data.length ? at : null;
  }
  return null;
}

/** Segment by segment: what stands behind the first picture's own end is not taken for a part of it. */
function endOfJpeg(data: Buffer): number | null {
  let at = 2;
  while (at + 1 < data.length) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1] ?? 0;
    at += marker === 0xff ? 1 : 2;
    if (marker === 0xd9) return at;
    const alone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (alone) continue;
    if (at + 2 > data.length) return null;
    at += data.readUInt16BE(at);
    // After the head of a scan come its bytes, in which 0xff is followed by 0x00 or a restart.
    if (marker === 0xda) at = endOfScan(data, at);
  }
  return null;
}

function endOfScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at !== -1; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return data.length;
}

/** What a browser or a program would take for a file of its own, wherever it stands. */
const ANYWHERE = /%pdf-|<\?php|<script|<html|<svg[\s>]|<!doctype|rar!\u001a\u0007/;
/** Programs: only at the beginning, a few bytes stand anywhere by chance. */
const AT_ONCE = /^[\0\s]*(?:mz\u0090|\u007felf|#!)/;

/**
 * Whether what stands behind a picture is another file. Cameras and phones leave padding, a second picture or a short film
 * there; pages, programs and archives are refused.
 */
export function carriesMore(rest: Buffer): boolean {
  if (rest.length === 0) return false;
  const text = rest.toString('latin1').toLowerCase();
  if (AT_ONCE.test(text.slice(0, 64)) || ANYWHERE.test(text)) return true;
  // An archive is read from its end: its directory, and a head somewhere before it.
  return text.includes('pk\u0003\u0004') && (text.includes('pk\u0005\u0006') || rest.length < 4096);
}

/** Pictures that move: more than one frame, by the file's own structure. */
function moves(data: Buffer, media: PictureMedia): boolean {
  if (media === 'image/jpeg') return false;
  if (media === 'image/webp') {
    return data.subarray(12, 16).toString('latin1') === 'VP8X' && ((data[20] ?? 0) & 0x02) !== 0;
  }
  for (let at = 8; at + 12 <= data.length; at += data.readUInt32BE(at) + 12) {
    const type = data.subarray(at + 4, at + 8).toString('latin1');
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}
