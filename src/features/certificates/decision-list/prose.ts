import { splitProducer } from './address.ts';
import { cleaned, unpunctuated } from './clean.ts';
import { paragraphs } from './paragraphs.ts';
import { looksLikePlace, looksLikeProducer } from './guess.ts';
import { scoreIn } from './score.ts';
import { starsIn } from './stars.ts';

export interface ProseItem {
  number: string;
  name: string;
  producer: string;
  address: string;
  stars: string;
  score: string;
}

const MARK = /^\s*(?:\(\s*(\d{1,4})\s*\)|(\d{1,4})\s*[.)/](?!\d)|([-–—•+*▪►●○]|\p{Ll}\)))\s*/u;
const TAIL = /^(.*?\S)\s*\(((?:[^()]|\([^()]*\))*)\)$/su;
const RESULT =
  /[\s,;–-]*\(?\s*(?:(?:được|đã|kết quả|xếp|phân|đạt|hạng|OCOP|công nhận|chứng nhận|là|với|tổng|số)\s*:?\s*)*(?:(?:\d|ba|bốn|năm)\s*sao|★{3,5}|⭐{3,5}|\d{1,3}(?:[.,]\d+)?\s*(?:\/\s*100|điểm)(?:\s*\/\s*100)?)\s*\)?(?:\s*(?:OCOP|cấp (?:huyện|tỉnh|xã)))?\s*$/iu;
const NOT_ITEMS =
  /^(?:Điều\s*\d|Căn cứ|Theo |Xét |Nơi nhận|Quyết định|QUYẾT ĐỊNH|Giao |Sở |Chánh |Giám đốc|Chủ tịch|Kèm theo|\(Kèm)/u;

/** Items of one line of prose: several where the line numbers them, none where it is no list item. */
export function proseItems(line: string, inStarSection: boolean): ProseItem[] {
  const text = cleaned(line);
  const told = paragraphs(text);
  if (told.length > 0) {
    return told.flatMap(({ stars, items }) =>
      items.flatMap((one) => {
        const item = itemOf(one, true);
        return item ? [{ ...item, stars: item.stars || `${stars} sao` }] : [];
      }),
    );
  }
  if (text === '' || text.length > 4000 || NOT_ITEMS.test(text)) return [];
  const parts = text.split(/[;.]\s*(?=\(\d{1,4}\)\s*\S)|;\s*(?=\d{1,4}[.)]\s+\S)/u);
  return parts.flatMap((part) => {
    const item = itemOf(part, inStarSection);
    return item ? [item] : [];
  });
}

/** Whether a line begins as a list item does: `(1)`, `2.`, `-`. */
export function isMarked(line: string): boolean {
  return MARK.test(cleaned(line));
}

function itemOf(part: string, inStarSection: boolean): ProseItem | null {
  const mark = MARK.exec(part);
  const number = mark?.[1] ?? mark?.[2] ?? '';
  let body = unpunctuated(part.slice(mark?.[0].length ?? 0));
  let stars = '';
  let score = '';
  for (let turn = 0; turn < 3; turn++) {
    const found = RESULT.exec(body);
    if (!found || found.index === 0) break;
    const rank = starsIn(found[0]);
    const points = scoreIn(found[0]);
    if (rank !== null && stars === '') stars = `${rank} sao`;
    if (points !== null && score === '') score = String(points);
    body = unpunctuated(body.slice(0, found.index));
  }
  const split = splitItem(body);
  if (split === null) {
    const counted = mark !== null && (inStarSection || stars !== '' || score !== '');
    const plainName = body.length >= 2 && body.length <= 160 && !/:$/.test(body);
    if (!counted || !plainName) return null;
    return { number, name: body, producer: '', address: '', stars, score };
  }
  const { producer, address } = splitProducer(split.producer, split.address);
  return {
    number,
    name: unpunctuated(split.name).replace(/^Sản phẩm:?\s+(?=\p{Lu})/u, ''),
    producer,
    address,
    stars,
    score,
  };
}

function splitItem(body: string): { name: string; producer: string; address: string } | null {
  let rest = body;
  let address = '';
  const tail = TAIL.exec(rest);
  if (tail?.[1] && tail[2] !== undefined) {
    const inside = unpunctuated(tail[2]);
    if (looksLikeProducer(inside)) return { name: tail[1], producer: inside, address: '' };
    if (looksLikePlace(inside)) {
      rest = tail[1];
      address = inside.replace(/^(?:địa chỉ|đ\/c|đc)\s*:\s*/iu, '');
    }
  }
  const dashes = [...rest.matchAll(/\s+[-–—]+\s+|\s*[–—]\s*(?=\p{Lu})/gu)];
  const made = dashes.find((dash) => looksLikeProducer(rest.slice(dash.index + dash[0].length)));
  const cut =
    made ??
    (address === ''
      ? undefined
      : (dashes.filter((d) => d[0].includes('–')).at(-1) ?? dashes.at(-1)));
  if (cut)
    return {
      name: rest.slice(0, cut.index),
      producer: rest.slice(cut.index + cut[0].length),
      address,
    };
  const by = /^(.*?\S)\s*(?:,?\s+(?:của|do|thuộc)\s+|\s*[,;:]\s*)(?=\S)/u;
  for (let from = 0; from < rest.length;) {
    const match = by.exec(rest.slice(from));
    if (!match) break;
    const after = from + match[0].length;
    if (looksLikeProducer(rest.slice(after))) {
      const producer = rest.slice(after).replace(/\s+(?:sản xuất|làm chủ thể)$/u, '');
      return { name: rest.slice(0, from + (match[1]?.length ?? 0)), producer, address };
    }
    from = after;
  }
  if (dashes.length === 1 && dashes[0] && /–|—/.test(dashes[0][0]) && address !== '') {
    return {
      name: rest.slice(0, dashes[0].index),
      producer: rest.slice(dashes[0].index + dashes[0][0].length),
      address,
    };
  }
  return address === '' ? null : { name: rest, producer: '', address };
}
