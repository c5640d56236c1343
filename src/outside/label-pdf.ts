import PDFDocument from 'pdfkit';
import type { LabelPlan } from '#src/features/trace/labels/layout.ts';
import {
  A4,
  type LabelFormat,
  perSheet,
  placeOn,
} from '#src/features/trace/labels/sheet-formats.ts';
import { inkOf, type LabelContent, type LabelInk } from './label-ink.ts';
import { fontFiles, mm } from './pdf/paper.ts';

export interface LabelSheets {
  readonly title: string;
  readonly author: string;
  /** Milliseconds since 1970 UTC: the same labels made at the same moment are the same file. */
  readonly now: number;
  readonly format: LabelFormat;
  readonly plan: LabelPlan;
  /** Of the QR codes. */
  readonly version: number;
  /** The first label goes here on the first sheet, from 1: the labels before it are used already. */
  readonly startAt: number;
  /** Thin marks around the labels of a sheet, to cut plain paper by. */
  readonly cropMarks: boolean;
}

/**
 * Labels as a PDF: squares and bars are shapes, no pictures. Its pieces are given as they are made, so that neither the
 * labels nor the file have to be held whole; after `pause` labels others get a turn.
 */
export async function* labelPdf(
  sheets: LabelSheets,
  labels: Iterable<LabelContent>,
  pause = 8,
): AsyncGenerator<Uint8Array> {
  const { format } = sheets;
  const document = new PDFDocument({
    size:
      format.sheet === null ? [mm(format.width), mm(format.height)] : [mm(A4.width), mm(A4.height)],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: sheets.title,
      Author: sheets.author,
      Creator: sheets.author,
      Producer: 'PDFKit',
      CreationDate: new Date(sheets.now),
      ModDate: new Date(sheets.now),
    },
  });
  printAtFullSize(document);
  const files = fontFiles();
  document.registerFont('text', files.text);
  document.registerFont('bold', files.bold);
  const made: Uint8Array[] = [];
  let failed: unknown = null;
  const ended = new Promise<void>((resolve) => {
    document.on('data', (piece: Uint8Array) => made.push(piece));
    document.on('end', resolve);
    document.on('error', (error: unknown) => {
      failed = error;
      resolve();
    });
  });
  let page = -1;
  let count = 0;
  // Labels that are all the same are worked out once.
  let last: { label: LabelContent | null; ink: LabelInk | null } = { label: null, ink: null };
  const first = format.sheet === null ? 0 : (sheets.startAt - 1) % perSheet(format);
  for (const label of labels) {
    const at = placeOn(format, first + count);
    if (at.page > page) {
      page = at.page;
      document.addPage();
      if (sheets.cropMarks) cropMarks(document, format);
    }
    document.save().translate(mm(at.x), mm(at.y)).scale(mm(1));
    if (label !== last.label) last = { label, ink: inkOf(sheets.plan, label, sheets.version) };
    if (last.ink !== null) draw(document, last.ink);
    document.restore();
    count += 1;
    if (count % pause === 0) {
      yield* made.splice(0);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  document.end();
  await ended;
  if (failed !== null) throw failed;
  yield* made.splice(0);
}

/** Viewers that heed it do not fit the sheet to the printer: a scaled code may no longer scan. */
function printAtFullSize(document: PDFKit.PDFDocument): void {
  const { _root: root } = document as unknown as {
    _root: { data: { ViewerPreferences: { data: Record<string, unknown> } } };
  };
  root.data.ViewerPreferences.data['PrintScaling'] = 'None';
}

/** In millimetres: the page is scaled already. */
function draw(document: PDFKit.PDFDocument, ink: LabelInk): void {
  document.save().translate(ink.qr.x, ink.qr.y).scale(ink.qr.module);
  for (const [row, from, length] of ink.matrix.runs) document.rect(from, row, length, 1);
  document.fill('#000000').restore();
  for (const bar of ink.bars) document.rect(bar.x, bar.y, bar.width, bar.height);
  if (ink.bars.length > 0) document.fill('#000000');
  for (const { text, bold, size, x, y } of ink.texts) {
    document.font(bold ? 'bold' : 'text', size).fillColor('#000000');
    document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }
}

/** Outside the labels only: nothing is left on one that is cut a little off. */
function cropMarks(document: PDFKit.PDFDocument, { sheet, width, height }: LabelFormat): void {
  if (sheet === null) return;
  const xs = Array.from({ length: sheet.columns }, (_, at) => sheet.left + at * sheet.stepX);
  const ys = Array.from({ length: sheet.rows }, (_, at) => sheet.top + at * sheet.stepY);
  const length = 3;
  const [top, left] = [sheet.top - 1, sheet.left - 1];
  const bottom = (ys.at(-1) ?? 0) + height + 1;
  const right = (xs.at(-1) ?? 0) + width + 1;
  document.lineWidth(0.25).strokeColor('#808080');
  for (const x of xs.flatMap((one) => [one, one + width])) {
    document.moveTo(mm(x), mm(top - length)).lineTo(mm(x), mm(top));
    document.moveTo(mm(x), mm(bottom)).lineTo(mm(x), mm(bottom + length));
  }
  for (const y of ys.flatMap((one) => [one, one + height])) {
    document.moveTo(mm(left - length), mm(y)).lineTo(mm(left), mm(y));
    document.moveTo(mm(right), mm(y)).lineTo(mm(right + length), mm(y));
  }
  document.stroke();
}
