import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { MEDIA_LIMITS } from './media-limits.ts';

/** What is said of a picture, as typed. */
export interface PictureWords {
  readonly altVi: string;
  readonly altEn: string;
  readonly credit: string;
  /** Thousandths from the left and the top. */
  readonly focalX: number;
  readonly focalY: number;
}

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu;
/** A name of a file is no description. */
const FILE_NAME = /^\S+\.(?:jpe?g|png|webp|heic|avif|gif)$/i;

/**
 * What was typed, tidied: one line each, NFC.
 * @throws Refusal `picture-text-long` {field, most, length}, `picture-alt-file-name` {lang}
 */
export function checkedWords({ focalX, focalY, ...texts }: PictureWords): PictureWords {
  const line = (field: 'altVi' | 'altEn' | 'credit', most: number): string => {
    const text = tidy(texts[field].replace(CONTROL, ' '));
    const { length } = [...text];
    if (length > most) throw new Refusal('picture-text-long', { field, most, length });
    return text;
  };
  const alt = {
    altVi: line('altVi', MEDIA_LIMITS.altLength),
    altEn: line('altEn', MEDIA_LIMITS.altLength),
  };
  for (const [lang, text] of [
    ['vi', alt.altVi],
    ['en', alt.altEn],
  ] as const) {
    if (FILE_NAME.test(text)) throw new Refusal('picture-alt-file-name', { lang });
  }
  return {
    ...alt,
    credit: line('credit', MEDIA_LIMITS.creditLength),
    focalX: part(focalX),
    focalY: part(focalY),
  };
}

/** Within 0 and 1,000; the middle for what is no number. */
function part(value: number): number {
  return Number.isFinite(value) ? Math.min(1000, Math.max(0, Math.round(value))) : 500;
}
