import PDFDocument from 'pdfkit';
import { fontFiles, MARGINS, WIDE_MARGINS } from './pdf/paper.ts';
import { Paper } from './pdf/writer.ts';
import type { PdfMeta, PdfPage } from './pdf/shape.ts';

export type * from './pdf/shape.ts';

/**
 * A document on A4 sheets with our own fonts: what `write` puts down from top to bottom, page numbers at the foot, tags
 * for people who listen to it. The same content at the same `meta.now` gives the same bytes.
 */
export async function makePdf(
  meta: PdfMeta,
  write: (page: PdfPage) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = new Date(meta.now);
  const document = new PDFDocument({
    size: 'A4',
    layout: meta.wide ? 'landscape' : 'portrait',
    margins: meta.wide ? { ...WIDE_MARGINS } : { ...MARGINS },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: meta.lang === 'vi' ? 'vi-VN' : 'en-GB',
    info: {
      Title: meta.title,
      Author: meta.author,
      Subject: meta.subject ?? meta.title,
      Creator: meta.author,
      Producer: 'PDFKit',
      CreationDate: made,
      ModDate: made,
    },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const files = fontFiles();
  for (const [name, file] of Object.entries(files)) document.registerFont(name, file);
  const paper = new Paper(document, meta);
  write(paper);
  paper.finish();
  document.end();
  await whole;
  return new Uint8Array(Buffer.concat(chunks));
}
