import sharp from 'sharp';
import { makePdf } from '#src/outside/pdf.ts';

/** A file as a browser's file field takes it. */
export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A real PDF of one page that says what it is. */
export async function pdfOf(title: string, fileName: string): Promise<Upload> {
  const now = Date.parse('2026-10-01T02:00:00Z');
  const bytes = await makePdf({ title, author: 'Chủ thể thử', lang: 'vi', now }, (paper) => {
    paper.title(title);
    paper.paragraph('Bản thử của hành trình chứng nhận.');
  });
  return { name: fileName, mimeType: 'application/pdf', buffer: Buffer.from(bytes) };
}

/** A real picture, as a telephone would take it. */
export async function photo(fileName: string): Promise<Upload> {
  const create = { width: 320, height: 240, channels: 3, background: '#8a5a2b' } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  return { name: fileName, mimeType: 'image/jpeg', buffer };
}
