import { fromFontText, worth } from '#src/features/certificates/decision-list/legacy-text.ts';
import type { FileProblem } from '#src/features/certificates/decision-list/list.ts';
import { fileProblem, Unreadable } from './problems.ts';

export interface Decoded {
  text: string;
  encoding: string;
  problems: FileProblem[];
}

/** Text of bytes: by its mark, by its zero bytes, as UTF-8, or as one of the old Vietnamese encodings. @throws Unreadable */
export function decodeText(bytes: Uint8Array): Decoded {
  const plain = (encoding: string, from = 0): Decoded => {
    const text = new TextDecoder(encoding).decode(bytes.subarray(from));
    return checked({ text, encoding, problems: [] });
  };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return plain('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return plain('utf-16be', 2);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return plain('utf-8', 3);
  const wide = wideEncoding(bytes);
  if (wide !== null) return plain(wide);
  const head = bytes.subarray(0, 4_096);
  if (head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length > head.length * 0.02 + 2)
    throw new Unreadable('not-text');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const font = fromFontText(text);
    if (font === null) return { text, encoding: 'utf-8', problems: [] };
    return {
      text: font.text,
      encoding: font.encoding,
      problems: [fileProblem('font-encoding', '', font.encoding)],
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  const lost = loose.match(/\ufffd/g)?.length ?? 0;
  const letters = loose.match(/[\u00c0-\u1ef9]/g)?.length ?? 0;
  if (lost < letters * 0.2) return checked({ text: loose, encoding: 'utf-8', problems: [] });
  const font = fromFontText(
    new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, ' '),
  );
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (font !== null && worth(font.text.slice(0, 20_000)) > worth(text.slice(0, 20_000))) {
    const problems = [fileProblem('font-encoding', '', font.encoding)];
    return { text: font.text, encoding: font.encoding, problems };
  }
  return checked({ text, encoding: 'windows-1258', problems: [fileProblem('windows-1258')] });
}

function checked(decoded: Decoded): Decoded {
  if (decoded.text.includes('\ufffd'))
    decoded.problems.push(fileProblem('letters-lost', '', decoded.encoding));
  return decoded;
}

/** UTF-16 without a mark: every other byte of ordinary text is small. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4_000);
  if (head.length < 8) return null;
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.2 && even < odd / 10) return 'utf-16le';
  if (even > head.length * 0.2 && odd < even / 10) return 'utf-16be';
  return null;
}
