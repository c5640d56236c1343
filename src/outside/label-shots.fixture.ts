import sharp from 'sharp';
import type { Dpi } from '#src/features/trace/labels/qr-size.ts';
import { type LabelFormat, placeOn } from '#src/features/trace/labels/sheet-formats.ts';
import { labelPdf } from './label-pdf.ts';
import {
  byJsqr,
  byZbar,
  byZxing,
  pdfPicture,
  type Picture,
  picture,
} from './label-readers.fixture.ts';
import { LABEL_URLS, sampleLabel } from './label-samples.fixture.ts';
import { labelPng, labelSvg } from './label-svg.ts';

/** As a telephone sees it: pixels to a module. */
const PIXELS = 4;

/** A picture of a label, and what its codes say. */
export interface Shot {
  readonly name: string;
  readonly says: string;
  readonly ean: string | null;
  readonly picture: Picture;
  /** Pixels to a module. */
  readonly module: number;
}

export const MEDIA = ['SVG', 'PNG', 'PDF'] as const;

/** One label as it comes from the desk, as a picture. @param kind of {@link LABEL_URLS} */
export async function labelShot(
  format: LabelFormat,
  kind: string,
  medium: (typeof MEDIA)[number],
  dpi: Dpi,
): Promise<Shot> {
  const says = LABEL_URLS[kind] ?? '';
  const label = sampleLabel(format, says, dpi);
  if (label === null) throw new Error(`${kind} does not fit on ${format.id}`);
  const { plan, content, version } = label;
  const seen = (PIXELS / plan.qr.module) * 25.4;
  const pixels = medium === 'PNG' ? Math.min(plan.qr.dots, 5) : PIXELS;
  const shoot = async (): Promise<Picture> => {
    if (medium === 'PNG') {
      const png = await labelPng(plan, content, version);
      const { width = 0 } = await sharp(png).metadata();
      // As fine as the printer's dots, no camera sees it.
      return picture(sharp(png).resize({ width: Math.round((width * pixels) / plan.qr.dots) }));
    }
    if (medium === 'SVG') {
      const svg = Buffer.from(labelSvg(plan, content, version));
      return picture(sharp(svg, { density: seen }));
    }
    const startAt = 2;
    const pieces = labelPdf(
      {
        ...{ title: 'Nhãn', author: 'Mỗi Xã', now: Date.UTC(2026, 10, 22), format, plan, version },
        ...{ startAt, cropMarks: true },
      },
      [content],
    );
    const corner = placeOn(format, format.sheet === null ? 0 : startAt - 1);
    const cut = { ...corner, width: format.width, height: format.height };
    return pdfPicture(Buffer.concat(await Array.fromAsync(pieces)), seen, cut);
  };
  return {
    name: `${format.id}, ${kind}, ${medium}, ${dpi} dpi`,
    says,
    ean: plan.ean === null ? null : content.ean,
    picture: await shoot(),
    module: pixels,
  };
}

/** Reads every code of every picture with every decoder. @returns what was not read as it should */
export async function readAll(
  shots: readonly Shot[],
  withBars: readonly Shot[],
): Promise<{ missed: string[]; decoders: readonly string[]; bars: number }> {
  const missed: string[] = [];
  const check = (by: string, shot: Shot, want: string | null, said: readonly unknown[]): void => {
    if (!said.includes(want)) missed.push(`${by}: ${shot.name} gave ${said.join() || 'nothing'}`);
  };
  for (const shot of shots) {
    check('jsqr', shot, shot.says, [await byJsqr(shot.picture)]);
    check('zxing', shot, shot.says, await byZxing(shot.picture, 'QRCode'));
  }
  const pictures = (some: readonly Shot[]): Picture[] => some.map((shot) => shot.picture);
  const zbar = await byZbar(pictures(shots), 'qrcode');
  if (zbar !== null) shots.forEach((shot, at) => check('zbar', shot, shot.says, zbar[at] ?? []));

  const barred = withBars.filter(({ ean }) => ean !== null);
  for (const shot of barred) {
    check('zxing EAN-13', shot, shot.ean, await byZxing(shot.picture, 'EAN13'));
  }
  const zbarBars = zbar === null ? null : await byZbar(pictures(barred), 'ean13');
  if (zbarBars !== null) {
    barred.forEach((shot, at) => check('zbar EAN-13', shot, shot.ean, zbarBars[at] ?? []));
  }
  const decoders = ['jsqr', 'zxing', ...(zbar === null ? [] : ['zbar'])];
  return { missed, decoders, bars: barred.length };
}
