import type { Lang } from '#src/base/lang.ts';
import { machinePaths, paths } from '#src/base/paths.ts';

export type PictureFormat = 'avif' | 'webp' | 'jpeg';

/** One size of a picture in one format. */
export interface PictureVariant {
  readonly format: PictureFormat;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A picture as pages show it. */
export interface PictureFacts {
  readonly id: number;
  /** 16 letters and digits: its name in addresses (`/anh/{key}-640.avif`, `/ban/anh/{key}`) and in texts (`anh:KEY`). */
  readonly key: string;
  readonly producerId: number;
  /** Pixels of the kept original, upright. */
  readonly width: number;
  readonly height: number;
  /** A very small `data:` picture to show until the real one is there. */
  readonly blur: string;
  /** The part that must stay in sight when it is cut, in thousandths from the left and the top. */
  readonly focal: { readonly x: number; readonly y: number };
  /** Empty where nobody has written it yet. */
  readonly alt: { readonly vi: string; readonly en: string };
  /** Who took it; empty when not said. */
  readonly credit: string;
  /** Shown to the public somewhere. */
  readonly open: boolean;
  /** Of the demonstration: shows no real product. */
  readonly illustrative: boolean;
  readonly removed: boolean;
  /** Narrowest first within each format. */
  readonly variants: readonly PictureVariant[];
}

/** Both languages say what is to be seen: only then may it be shown to the public. */
export function isDescribed({ alt }: Pick<PictureFacts, 'alt'>): boolean {
  return alt.vi.trim() !== '' && alt.en.trim() !== '';
}

/** What it shows, in the reader's language or else in the other one. */
export function altOf({ alt }: Pick<PictureFacts, 'alt'>, lang: Lang): string {
  return alt[lang] || alt[lang === 'vi' ? 'en' : 'vi'];
}

/** Address of a variant: the public one, which answers only while the picture is open, or the desk's. */
export function pictureAddress(
  key: string,
  width: number,
  format: PictureFormat,
  desk = false,
): string {
  return desk
    ? `${paths('vi').deskMediaOne(key)}/${width}.${format}`
    : machinePaths.picture(`${key}-${width}`, format);
}

/** `/anh/k-320.avif 320w, /anh/k-640.avif 640w`; empty when there is none in the format. */
export function srcset(
  { key, variants }: Pick<PictureFacts, 'key' | 'variants'>,
  format: PictureFormat,
  { desk = false, widest = Infinity }: { readonly desk?: boolean; readonly widest?: number } = {},
): string {
  const own = variants.filter((one) => one.format === format);
  const fitting = own.filter(({ width }) => width <= widest);
  return (fitting.length > 0 ? fitting : own.slice(0, 1))
    .map(({ width }) => `${pictureAddress(key, width, format, desk)} ${width}w`)
    .join(', ');
}

/** The variant that fills so many pixels with the least waste; null when the format is not there. */
export function variantFor(
  { variants }: Pick<PictureFacts, 'variants'>,
  format: PictureFormat,
  pixels: number,
): PictureVariant | null {
  const own = variants.filter((one) => one.format === format);
  return own.find(({ width }) => width >= pixels) ?? own.at(-1) ?? null;
}

/** Classes of `picture.css` that keep the focal point in sight: `nx7 ny3`; none for the middle. */
export function focalClass({ focal }: Pick<PictureFacts, 'focal'>): string {
  const step = (value: number): number => Math.round(value / 100);
  const x = step(focal.x);
  const y = step(focal.y);
  return [x === 5 ? '' : `nx${x}`, y === 5 ? '' : `ny${y}`].filter(Boolean).join(' ');
}
