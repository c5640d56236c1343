/** What a producer may send as a picture. */
export const MEDIA_LIMITS = {
  fileBytes: 25 * 1024 * 1024,
  /** Width × height: phones of 48 megapixels and more; larger ones are bombs or posters. */
  pixels: 60_000_000,
  /** Shorter sides than this show nothing on a large screen. */
  shortestSide: 320,
  /** Longer sides are made smaller before the picture is kept. */
  longestSide: 4_096,
  /** Pictures of one form without scripts, and of one choice with them. */
  picturesAtOnce: 60,
  /** Characters. */
  altLength: 200,
  creditLength: 80,
  nameLength: 120,
} as const;

/** Widths that variants are made in, as far as the original reaches. */
export const VARIANT_WIDTHS = [320, 640, 960, 1440] as const;

/** An unfinished upload is forgotten after this time, a removed picture after that. */
export const FORGET_UPLOAD_HOURS = 24;
export const FORGET_REMOVED_DAYS = 30;

/** Widths of the variants of a picture: those it reaches, and its own when it is narrower than the widest. */
export function variantWidths(width: number): readonly number[] {
  const fitting = VARIANT_WIDTHS.filter((one) => one <= width);
  const widest = VARIANT_WIDTHS.at(-1) ?? width;
  const own = Math.min(width, widest);
  return fitting.includes(own as never) ? fitting : [...fitting, own];
}
