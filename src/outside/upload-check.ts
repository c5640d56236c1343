import { inflateSync } from 'node:zlib';
import {
  UPLOAD_LIMITS,
  type UploadMedia,
} from '#src/features/assessment/dossiers/upload-limits.ts';
import { carriesMore, checkPicture, pictureMediaOf } from './picture-check.ts';

/** Why a file is not taken. */
export type UploadFault =
  | 'empty'
  | 'too-large'
  | 'heic'
  | 'unknown-type'
  | 'broken'
  | 'too-many-pixels'
  | 'pdf-encrypted'
  | 'pdf-active'
  | 'two-in-one';

export type UploadVerdict =
  | { readonly ok: true; readonly media: UploadMedia }
  | { readonly ok: false; readonly fault: UploadFault };

const no = (fault: UploadFault): UploadVerdict => ({ ok: false, fault });

/**
 * Looks at what a file holds, never at its name: PDF, JPEG, PNG or WebP, whole, decodable, and nothing else beside it.
 * The bytes themselves stay as they are.
 */
export async function checkUpload(bytes: Uint8Array): Promise<UploadVerdict> {
  if (bytes.length === 0) return no('empty');
  if (bytes.length > UPLOAD_LIMITS.fileBytes) return no('too-large');
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const media = mediaOf(data);
  if (media === 'heic') return no('heic');
  if (media === null) return no('unknown-type');
  if (media === 'application/pdf') return checkPdf(data);
  const fault = await checkPicture(data, media, { pixels: UPLOAD_LIMITS.pixels, moving: true });
  if (fault === null) return { ok: true, media };
  return no(fault === 'moving' ? 'unknown-type' : fault);
}

function mediaOf(data: Buffer): UploadMedia | 'heic' | null {
  if (data.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  return pictureMediaOf(data);
}

/** Names in a PDF that run something, or carry another file. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])/;
const INFLATED_LIMIT = 64 * 1024 * 1024;

function checkPdf(data: Buffer): UploadVerdict {
  const text = data.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1 || !text.includes('startxref') || !/\/Pages\b|\/ObjStm\b/.test(text)) {
    return no('broken');
  }
  const behind = text.slice(end + 5);
  if (behind.length > 1024 || carriesMore(Buffer.from(behind, 'latin1'))) return no('two-in-one');
  // An archive's directory at the end, with its head somewhere before: a PDF that is a ZIP too.
  if (text.includes('PK\u0005\u0006') && text.includes('PK\u0003\u0004')) return no('two-in-one');
  const structure = [withoutStreams(text)];
  let inflated = 0;
  for (const part of packedObjects(text, data)) {
    inflated += part.length;
    if (inflated > INFLATED_LIMIT) return no('broken');
    structure.push(part);
  }
  const names = structure.map(unescaped);
  if (names.some((part) => /\/Encrypt(?![A-Za-z0-9])/.test(part))) return no('pdf-encrypted');
  if (names.some((part) => ACTIVE.test(part))) return no('pdf-active');
  return { ok: true, media: 'application/pdf' };
}

/** The structure alone: what pictures and pages are drawn with may hold any bytes. */
function withoutStreams(text: string): string {
  return text.replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, ' stream endstream ');
}

/** Objects packed into streams (PDF 1.5 and later), unpacked. */
function* packedObjects(text: string, data: Buffer): Generator<string> {
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b[^]{0,400}?\bstream\r?\n/g)) {
    const from = match.index + match[0].length;
    const until = text.indexOf('endstream', from);
    if (until === -1) continue;
    try {
      yield inflateSync(data.subarray(from, until), {
        maxOutputLength: INFLATED_LIMIT,
        finishFlush: 2,
      }).toString('latin1');
    } catch {
      yield text.slice(from, until);
    }
  }
}

/** `/J#61vaScript` is `/JavaScript` to a reader. */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
