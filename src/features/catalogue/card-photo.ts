import { machinePaths } from '#src/base/paths.ts';

/** As much of a product's first picture as a card needs. */
export interface CardPhoto {
  readonly key: string;
  /** Pixels of its variants up to 640, narrowest first. */
  readonly widths: readonly number[];
  /** Classes that keep its focal point in sight; empty for the middle. */
  readonly focal: string;
}

const SIZES = '(width < 45rem) 46vw, 300px';

/** The picture of a card as HTML: two formats, since the smallest of the third is hardly larger. */
export function cardPhotoHtml({ key, widths, focal }: CardPhoto, loading: string): string {
  const set = (format: 'avif' | 'jpeg'): string =>
    widths
      .map((width) => `${machinePaths.picture(`${key}-${width}`, format)} ${width}w`)
      .join(', ');
  const least = machinePaths.picture(`${key}-${widths[0] ?? 320}`, 'jpeg');
  return `<picture><source type="image/avif" srcset="${set('avif')}" sizes="${SIZES}"><img class="chup${focal === '' ? '' : ` ${focal}`}" src="${least}" srcset="${set('jpeg')}" sizes="${SIZES}" alt="" width="320" height="300" ${loading}></picture>`;
}
