import sharp from 'sharp';
import { UPLOAD_LIMITS } from '#src/features/assessment/dossiers/upload-limits.ts';

const LONGEST_SIDE = 2_000;

/**
 * A photo as it is kept when a stranger sends it: turned upright, at most 2,000 pixels long, and without what phones
 * write beside the picture (place, time, device).
 * @throws Error when it is no picture; look first with `checkUpload`
 */
export async function plainPhoto(bytes: Uint8Array): Promise<Uint8Array> {
  const size = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' } as const;
  return sharp(bytes, { limitInputPixels: UPLOAD_LIMITS.pixels })
    .rotate()
    .resize({ ...size, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer();
}
