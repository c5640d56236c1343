import PDFDocument from 'pdfkit';
import { fontFiles, type FontName, mm } from './pdf/paper.ts';
import { qrMatrix } from './qr.ts';

/** What stands on the label of one parcel. Empty texts are left out. */
export interface ParcelLabel {
  /** `MX-7K3Q-D9FH-1` */
  readonly code: string;
  /** `Kiện 1/2` */
  readonly part: string;
  /** What the person at the door has to know first: the amount to collect, or that there is none. */
  readonly money: string;
  /** Money is collected: set white on black. */
  readonly collect: boolean;
  readonly from: readonly [label: string, text: string];
  readonly to: { readonly label: string; readonly name: string; readonly phone: string };
  readonly address: string;
  readonly note: string;
  readonly goods: readonly string[];
  readonly carrier: string;
  readonly weight: string;
  /** What the QR code says; null for none. */
  readonly qr: string | null;
  /** Printed across the foot: a trial order. */
  readonly warning: string;
}

export interface LabelLook {
  /** `a6`: a sheet for each label, for thermal printers; `a4`: four to a sheet, with lines to cut by. */
  readonly sheet: 'a6' | 'a4';
  readonly title: string;
  readonly author: string;
  readonly lang: 'vi' | 'en';
  /** Milliseconds since 1970 UTC: the same labels at the same moment are the same file. */
  readonly now: number;
}

/** Millimetres of an A6 label; four of them are an A4 sheet. */
const LABEL = { width: 105, height: 148.5 } as const;
const EDGE = 5;
/** Thermal printers know no other. */
const INK = '#000000';

/** Labels of parcels as a PDF, black only. */
export async function parcelLabelsPdf(
  labels: readonly ParcelLabel[],
  look: LabelLook,
): Promise<Uint8Array<ArrayBuffer>> {
  const a6 = look.sheet === 'a6';
  const made = new Date(look.now);
  const document = new PDFDocument({
    size: a6 ? [mm(LABEL.width), mm(148)] : 'A4',
    ...{ margin: 0, autoFirstPage: false, pdfVersion: '1.7', displayTitle: true },
    lang: look.lang === 'vi' ? 'vi-VN' : 'en-GB',
    info: {
      ...{ Title: look.title, Author: look.author, Creator: look.author, Producer: 'PDFKit' },
      ...{ CreationDate: made, ModDate: made },
    },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  for (const [name, file] of Object.entries(fontFiles())) document.registerFont(name, file);
  for (const [index, label] of labels.entries()) {
    const place = a6 ? 0 : index % 4;
    if (place === 0) {
      document.addPage();
      if (!a6) cutLines(document);
    }
    document.save();
    document.translate(mm((place % 2) * LABEL.width), mm(Math.floor(place / 2) * LABEL.height));
    draw(document, label);
    document.restore();
  }
  document.end();
  await whole;
  return new Uint8Array(Buffer.concat(chunks));
}

type Doc = InstanceType<typeof PDFDocument>;

function cutLines(document: Doc): void {
  document.save().lineWidth(0.4).dash(3, { space: 3 }).strokeColor(INK);
  document.moveTo(mm(105), mm(4)).lineTo(mm(105), mm(293)).stroke();
  document.moveTo(mm(4), mm(148.5)).lineTo(mm(206), mm(148.5)).stroke();
  document.undash().restore();
}

function draw(document: Doc, label: ParcelLabel): void {
  const left = mm(EDGE);
  const width = mm(LABEL.width - 2 * EDGE);
  const floor = mm(LABEL.height - EDGE - 1);
  const qr = label.qr === null ? 0 : mm(24);
  let y = mm(EDGE);
  /** Text in the largest of the sizes that fits the height; what does not fit the smallest is cut with `…`. */
  const put = (
    text: string,
    one: { font: FontName; sizes: readonly number[]; most: number; wide?: number },
  ): void => {
    if (text === '') return;
    const wide = one.wide ?? width;
    document.font(one.font).fillColor(INK);
    const size =
      one.sizes.find((points) => {
        document.fontSize(points);
        return document.heightOfString(text, { width: wide, lineGap: 0 }) <= one.most;
      }) ??
      one.sizes.at(-1) ??
      8;
    document.fontSize(size);
    const height = Math.min(one.most, document.heightOfString(text, { width: wide, lineGap: 0 }));
    document.text(text, left, y, { width: wide, height: height + 1, ellipsis: true, lineGap: 0 });
    y += height + mm(0.8);
  };
  const rule = (): void => {
    document.lineWidth(0.8).strokeColor(INK);
    document
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke();
    y += mm(1.4);
  };
  put(label.code, { font: 'bold', sizes: [17, 15, 13], most: mm(7.5) });
  put([label.part, label.carrier, label.weight].filter(Boolean).join(' · '), {
    ...{ font: 'text', sizes: [9.5, 8.5], most: mm(8.5) },
  });
  const band = mm(11);
  document.lineWidth(1.4).strokeColor(INK).rect(left, y, width, band);
  if (label.collect) document.fillAndStroke(INK, INK);
  else document.stroke();
  document.font('bold').fillColor(label.collect ? '#ffffff' : INK);
  const size = [19, 16, 14, 12, 10].find(
    (points) => document.fontSize(points).widthOfString(label.money) <= width - mm(4),
  );
  document.fontSize(size ?? 9);
  document.text(label.money, left, y + (band - document.currentLineHeight()) / 2, {
    ...{ width, align: 'center', lineBreak: false },
  });
  y += band + mm(2);
  put(`${label.to.label}:`, { font: 'text', sizes: [9], most: mm(5) });
  put(label.to.name, { font: 'bold', sizes: [16, 14, 12], most: mm(13) });
  put(label.to.phone, { font: 'bold', sizes: [16], most: mm(8) });
  put(label.address, { font: 'text', sizes: [13, 12, 11, 10, 9], most: mm(27) });
  rule();
  put(label.note, { font: 'text', sizes: [9, 8], most: mm(9) });
  const from = label.from.filter(Boolean).join(': ');
  const narrow = width - (qr === 0 ? 0 : qr + mm(3));
  const warn = label.warning === '' ? 0 : mm(6);
  if (qr > 0 && label.qr !== null) {
    drawSquares(document, label.qr, left + width - qr, floor - warn - qr, qr);
  }
  put(from, { font: 'text', sizes: [9, 8], most: mm(9), wide: narrow });
  put(label.goods.join('\n'), {
    ...{ font: 'text', sizes: [9, 8, 7.5], wide: narrow },
    most: Math.max(mm(6), floor - warn - y),
  });
  if (label.warning !== '') {
    y = floor - mm(4.5);
    put(label.warning, { font: 'bold', sizes: [11, 9], most: mm(5) });
  }
}

function drawSquares(document: Doc, text: string, x: number, y: number, size: number): void {
  const matrix = qrMatrix(text);
  const step = size / matrix.size;
  for (const [row, from, length] of matrix.runs) {
    document.rect(x + from * step, y + row * step, length * step, step);
  }
  document.fill(INK);
}
