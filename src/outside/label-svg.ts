import sharp from 'sharp';
import type { LabelPlan } from '#src/features/trace/labels/layout.ts';
import { dotOf, type Dpi } from '#src/features/trace/labels/qr-size.ts';
import { inkOf, type LabelContent } from './label-ink.ts';
import { textPath } from './text-path.ts';

const number = (value: number): string => String(Number(value.toFixed(4)));

/**
 * One label as a drawing in its real size. Letters are outlines: it looks the same wherever it is opened.
 * @param version of the QR code that the plan was made for
 */
export function labelSvg(plan: LabelPlan, content: LabelContent, version: number): string {
  return drawing(plan, content, version, 1, `${number(plan.width)}mm`, `${number(plan.height)}mm`);
}

/** One label as a picture at the plan's printer: every module is whole pixels, the resolution is written in it. */
export async function labelPng(
  plan: LabelPlan,
  content: LabelContent,
  version: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const dot = dotOf(plan.dpi);
  const wide = String(Math.round(plan.width / dot));
  const high = String(Math.round(plan.height / dot));
  const svg = drawing(plan, content, version, 1 / dot, wide, high);
  return pictureOf(svg, plan.dpi);
}

function drawing(
  plan: LabelPlan,
  content: LabelContent,
  version: number,
  scale: number,
  width: string,
  height: string,
): string {
  const ink = inkOf(plan, content, version);
  const at = (value: number): string => number(value * scale);
  const { qr } = ink;
  const squares = ink.matrix.runs
    .map(([row, from, length]) => `M${from} ${row}h${length}v1h-${length}z`)
    .join('');
  const bars = ink.bars
    .map(
      (bar) => `M${at(bar.x)} ${at(bar.y)}h${at(bar.width)}v${at(bar.height)}h-${at(bar.width)}z`,
    )
    .join('');
  const texts = ink.texts.map(({ text, bold, ...where }) =>
    textPath(text, {
      x: where.x * scale,
      y: where.y * scale,
      size: where.size * scale,
      face: bold ? 'bold' : 'text',
      fill: '#000',
    }),
  );
  const box = `0 0 ${scale === 1 ? `${number(plan.width)} ${number(plan.height)}` : `${width} ${height}`}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}">`,
    '<path fill="#fff" d="M0 0h10000v10000H0z"/>',
    `<path shape-rendering="crispEdges" transform="translate(${at(qr.x)} ${at(qr.y)}) scale(${at(qr.module)})" d="${squares}"/>`,
    bars === '' ? '' : `<path shape-rendering="crispEdges" d="${bars}"/>`,
    ...texts,
    '</svg>',
  ].join('');
}

async function pictureOf(svg: string, dpi: Dpi): Promise<Uint8Array<ArrayBuffer>> {
  const png = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .greyscale()
    .withMetadata({ density: dpi })
    .png()
    .toBuffer();
  return new Uint8Array(png);
}
