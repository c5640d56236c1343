import { cleaned, lines, plain } from './clean.ts';
import { decisionsIn } from './dates.ts';
import { countOf, producersOf } from './lines.ts';
import type { ListFacts } from './list.ts';

/** The provinces and cities before and after 1 July 2025, as decisions name them. */
const PROVINCES =
  'An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Huế|Tiền Giang|Hồ Chí Minh|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái'.split(
    '|',
  );
const FOLDED = PROVINCES.map((name) => ({ name, plain: plain(name) }));
const TITLE = /^(?:danh sach|danh muc|ket qua|tong hop|bang|phu luc|quyet dinh|list|bieu)\b/;
const REVOKE =
  /\b(?:thu hoi|huy bo|huy quyet dinh|huy ket qua|bai bo|cham dut hieu luc|revo(?:ke|cation)|withdraw)/;
const ISSUER =
  /(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Chủ tịch UBND)\s+(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|TX\.?|xã|phường|đặc khu)\s+[\p{L}\s.-]{2,40}?(?=[\s]*(?:[,;:()\d]|$|về|ngày|ban hành|V\/v))/iu;

/** What the words above and below the list say about it. `cells`: decision cells of rows, for their numbers. */
export function factsOf(
  titles: readonly string[],
  totals: readonly string[],
  cells: readonly string[],
): ListFacts {
  const texts = titles.map(cleaned).filter((text) => text !== '');
  const numbers = new Map<string, string | null>();
  for (const text of [texts.join('\n'), ...cells]) {
    for (const one of decisionsIn(text)) {
      if (!numbers.get(one.number)) numbers.set(one.number, one.decidedOn);
    }
  }
  const all = texts.join(' ');
  const title = texts.find((text) => TITLE.test(plain(text))) ?? texts[0] ?? '';
  return {
    title: title.slice(0, 400),
    numbers: [...numbers].map(([number, decidedOn]) => ({ number, decidedOn })),
    issuer: issuerIn(texts),
    province: provinceIn(texts),
    declaredProducts:
      firstOf(totals, countOf) ??
      firstOf(
        texts.filter((t) => !/^\s*(?:[a-zđ]\)|[IVX]+\.)/u.test(t)),
        countOf,
      ),
    declaredProducers: firstOf(totals, producersOf) ?? firstOf(texts, producersOf),
    kind: REVOKE.test(plain(all)) ? 'revoke' : 'recognise',
  };
}

function firstOf(texts: readonly string[], read: (text: string) => number | null): number | null {
  for (const text of texts) {
    const value = read(text);
    if (value !== null) return value;
  }
  return null;
}

function issuerIn(texts: readonly string[]): string {
  for (const text of texts) {
    const match = ISSUER.exec(text);
    if (match) return cleaned(match[0]);
  }
  return '';
}

/** The province a text names after `tỉnh` or `TP.`; without such a word only if one name stands there. */
export function provinceIn(texts: readonly string[]): string {
  for (const text of texts.flatMap((one) => lines(one))) {
    const folded = ` ${plain(text)} `;
    const named = FOLDED.find((one) =>
      new RegExp(` (?:tinh|tp|thanh pho|province|city) ${one.plain} `).test(folded),
    );
    if (named) return named.name;
  }
  const alone = new Set<string>();
  for (const text of texts) {
    const folded = ` ${plain(text)} `;
    if (!/\bocop\b|\bubnd\b|uy ban nhan dan/.test(folded)) continue;
    for (const one of FOLDED) if (folded.includes(` ${one.plain} `)) alone.add(one.name);
  }
  const [only] = alone;
  return alone.size === 1 && only !== undefined ? only : '';
}
