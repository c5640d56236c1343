import { cleaned, lines, plain, unpunctuated } from './clean.ts';
import { looksLikeProducer } from './guess.ts';

const PLACE_WORD =
  /^(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|ấp|khóm|bản|buôn|làng|xóm|khu phố|khu vực|tổ dân phố|tổ|đường|quốc lộ|số nhà|số|lô|km|đặc khu|tiểu khu|TX\.?|TP\.?|TT\.?|TDP|KP\.?|QL|H\.|P\.|X\.|Q\.|T\.)\s*[\p{Lu}\d]/iu;
const TAGGED = /[\s,;.–-]*\(?\s*(?:địa chỉ|đ\/c|đc|address)\s*[:.]\s*/iu;
const TAIL = /^(.*\S)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[;,.]?$/su;

/** Commune, district and province in columns of their own, put behind what the address cell says, each only once. */
export function joinAddress(parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) {
    const text = unpunctuated(cleaned(part));
    if (text === '' || has(joined, text)) continue;
    joined = joined === '' ? text : `${joined}, ${text}`;
  }
  return joined;
}

function has(joined: string, part: string): boolean {
  const wanted = plain(part);
  const bare = wanted.replace(
    /^(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|tp|tx|tt) /,
    '',
  );
  return joined.split(',').some((one) => {
    const there = plain(one);
    return there === wanted || there.replace(/^\S+ (?:xa |pho |tran )?/, '') === bare;
  });
}

/** With the kind of place in front where the column is for one kind and the cell leaves it out: `Vĩnh Hậu` in `Huyện`. */
export function placeName(kind: 'province' | 'other', text: string): string {
  const place = unpunctuated(cleaned(text));
  if (kind === 'other' || place === '' || /^(?:tỉnh|thành phố|TP)/iu.test(place)) return place;
  return place;
}

/**
 * A producer cell without the address it repeats: `HTX Tân Qui, xã An Phú Tân` beside `Xã An Phú Tân`.
 * Where the address cell is empty, what was cut off is the address.
 */
export function splitProducer(
  cell: string,
  address: string,
): { producer: string; address: string } {
  const text = lines(cell).join('\n');
  if (text === '') return { producer: '', address };
  const tagged = TAGGED.exec(text);
  if (tagged && tagged.index > 0) {
    const rest = cleaned(text.slice(tagged.index + tagged[0].length)).replace(/\)$/, '');
    return {
      producer: unpunctuated(cleaned(text.slice(0, tagged.index))),
      address: address || unpunctuated(rest),
    };
  }
  const tail = TAIL.exec(text);
  if (tail?.[2] !== undefined && PLACE_WORD.test(cleaned(tail[2])) && !looksLikeProducer(tail[2])) {
    return {
      producer: unpunctuated(cleaned(tail[1] ?? '')),
      address: address || unpunctuated(cleaned(tail[2])),
    };
  }
  const [first = '', ...more] = text.split('\n');
  if (more.length > 0 && PLACE_WORD.test(more[0] ?? '')) {
    return { producer: unpunctuated(first), address: address || unpunctuated(more.join(' ')) };
  }
  const whole = unpunctuated(cleaned(text));
  const parts = whole.split(/\s*,\s*|\s+[-–]\s+(?=(?:xã|phường|thị trấn|huyện|thôn|ấp|khóm)\s)/iu);
  const known = new Set(address.split(',').map(plain));
  let keep = parts.length;
  while (keep > 1) {
    const part = parts[keep - 1] ?? '';
    const repeats = known.has(plain(part));
    if (
      !repeats &&
      !(PLACE_WORD.test(part) && (address === '' || keep < parts.length || isPartOf(part, address)))
    )
      break;
    keep--;
  }
  if (keep === parts.length) return { producer: whole, address };
  const cut = whole.slice(parts.slice(0, keep).join('').length);
  const producer = unpunctuated(
    whole.slice(0, whole.length - lengthOfTail(whole, parts.slice(keep))),
  );
  return { producer, address: address || unpunctuated(parts.slice(keep).join(', ') || cut) };
}

function isPartOf(part: string, address: string): boolean {
  return ` ${plain(address)} `.includes(` ${plain(part)} `);
}

function lengthOfTail(whole: string, tail: readonly string[]): number {
  const first = tail[0] ?? '';
  const at = whole.lastIndexOf(first, whole.length - tail.join('').length);
  return at < 0 ? 0 : whole.length - at;
}

/** `Name⏎(Producer)`, `Name (Producer)`, `Name – Producer` of one cell for both. */
export function splitNameAndProducer(cell: string): { name: string; producer: string } {
  const rows = lines(cell);
  const last = rows.at(-1) ?? '';
  if (rows.length > 1) {
    const bracketed = /^\((.*)\)[;,.]?$/su.exec(last);
    if (bracketed) return { name: rows.slice(0, -1).join(' '), producer: bracketed[1] ?? '' };
    const from = rows.findIndex(
      (row, i) => i > 0 && (looksLikeProducer(row.replace(/^[(–-]\s*/, '')) || row.startsWith('(')),
    );
    const at = from > 0 ? from : rows.length - 1;
    const producer = rows
      .slice(at)
      .join(' ')
      .replace(/^[–-]\s*/, '');
    return { name: rows.slice(0, at).join(' '), producer: unbracketed(producer) };
  }
  const tail = TAIL.exec(last);
  if (tail?.[2] !== undefined && tail[1]) return { name: tail[1], producer: tail[2] };
  const parts = last.split(/\s+[-–—]\s+|\s*[/;]\s*/u);
  const from = parts.findIndex((part, i) => i > 0 && looksLikeProducer(part));
  if (from > 0) {
    const at = last.indexOf(parts[from] ?? '');
    return { name: last.slice(0, at).replace(/\s*[-–—/;]\s*$/u, ''), producer: last.slice(at) };
  }
  const comma = /^(.*?),\s*(.*)$/su.exec(last);
  if (comma?.[2] && looksLikeProducer(comma[2]))
    return { name: comma[1] ?? '', producer: comma[2] };
  return { name: last, producer: '' };
}

function unbracketed(text: string): string {
  return /^\(.*\)$/su.test(text) ? text.slice(1, -1) : text;
}
