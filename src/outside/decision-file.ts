import type { DecisionFile } from '#src/features/certificates/decision-list/list.ts';
import { gridsOfText } from '#src/features/certificates/decision-list/text-table.ts';
import { readDocx } from './decision-file/docx.ts';
import { decodeText } from './decision-file/encoding.ts';
import { readHtml } from './decision-file/html.ts';
import { fileProblem, Unreadable } from './decision-file/problems.ts';
import { readXlsx } from './decision-file/xlsx.ts';
import { openZip } from './decision-file/zip.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_HTML = 5 * 1024 * 1024;

/**
 * Reads a list of recognised products, as an office sends it, into cells: XLSX, DOCX, CSV, TSV, text, pasted text, web
 * page. The content decides, not the name. Never throws: what cannot be read has a problem that says what to do.
 */
export async function readDecisionFile(bytes: Uint8Array, fileName: string): Promise<DecisionFile> {
  try {
    if (bytes.length === 0) throw new Unreadable('file-empty');
    if (bytes.length > MOST_BYTES)
      throw new Unreadable('file-too-large', `${Math.ceil(bytes.length / 1_048_576)} MB`);
    refuse(bytes);
    if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return await readPacked(bytes);
    return readText(bytes, fileName);
  } catch (error) {
    const code = error instanceof Unreadable ? error.code : 'unreadable';
    const value = error instanceof Unreadable ? error.value : '';
    return {
      kind: 'text',
      encoding: '',
      grids: [],
      problems: [fileProblem(code, fileName, value)],
    };
  }
}

async function readPacked(bytes: Uint8Array): Promise<DecisionFile> {
  const zip = openZip(bytes);
  const has = (name: string): boolean => zip.names.includes(name);
  if (has('xl/workbook.xml')) return { kind: 'xlsx', encoding: 'xlsx', ...(await readXlsx(zip)) };
  if (has('word/document.xml'))
    return { kind: 'text', encoding: 'docx', grids: [await readDocx(zip)], problems: [] };
  if (has('xl/workbook.bin')) throw new Unreadable('binary-excel');
  if (has('content.xml') && has('mimetype')) throw new Unreadable('open-document');
  throw new Unreadable('unknown-archive');
}

function readText(bytes: Uint8Array, fileName: string): DecisionFile {
  const { text, encoding, problems } = decodeText(bytes);
  if (text.trim() === '') throw new Unreadable('file-empty');
  const head = text.slice(0, 4_000);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && !/<html/i.test(head))
    throw new Unreadable('xml-excel');
  if (
    /<(?:!doctype\s+html|html|table|tbody|tr|td|body|head|meta|div|p)\b[^>]*>/i.test(head) &&
    /<\/?\w+[^>]*>\s*</.test(head)
  ) {
    if (bytes.length > MOST_HTML) throw new Unreadable('html-too-large');
    return { kind: 'html', encoding, grids: [readHtml(text)], text, problems };
  }
  const read = gridsOfText(text, fileName);
  if (read.unclosed) problems.push(fileProblem('unclosed-quote', fileName));
  return { kind: read.kind, encoding, grids: read.grids, text, problems };
}

/** Files that are known by their first bytes and cannot be read. @throws Unreadable */
function refuse(bytes: Uint8Array): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const wide = new TextDecoder('utf-16le').decode(
      bytes.subarray(0, bytes.length - (bytes.length % 2)),
    );
    throw new Unreadable(wide.includes('EncryptedPackage') ? 'encrypted' : 'old-excel');
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new Unreadable('pdf');
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw new Unreadable('rtf');
  if (
    startsWith(bytes, [0x1f, 0x8b]) ||
    startsWith(bytes, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(bytes, [0x37, 0x7a, 0xbc])
  ) {
    throw new Unreadable('unknown-archive');
  }
  const pictures = [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
  ];
  if (pictures.some((magic) => startsWith(bytes, magic))) throw new Unreadable('picture');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
