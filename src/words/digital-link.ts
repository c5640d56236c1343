import type { Lang } from '#src/base/lang.ts';
import type { FaultFacts } from '#src/features/trace/gs1/digital-link.ts';
import type { UnreadPath } from '#src/features/trace/resolve/read-path.ts';

type Sentence = Readonly<Record<Lang, string>>;
type Code = UnreadPath['code'];

const CHECKS: Readonly<Record<string, Sentence>> = {
  yymmd0: { vi: 'ngày dạng NNTTNN, ngày 00 khi không rõ', en: 'a date as YYMMDD, day 00 if open' },
  yymmdd: { vi: 'ngày dạng NNTTNN (năm, tháng, ngày)', en: 'a date as YYMMDD' },
  yyyymmdd: { vi: 'ngày dạng NNNNTTNN', en: 'a date as YYYYMMDD' },
  hhmi: { vi: 'giờ và phút, 0000–2359', en: 'hours and minutes, 0000–2359' },
  gcppos1: {
    vi: 'mã doanh nghiệp GS1 ở đầu, ít nhất bốn chữ số',
    en: 'a GS1 company prefix in front, four digits or more',
  },
  iso3166: { vi: 'mã nước ba chữ số, Việt Nam là 704', en: 'a country’s three digits (ISO 3166)' },
  iso4217: { vi: 'mã tiền tệ ba chữ số, đồng là 704', en: 'a currency’s three digits (ISO 4217)' },
};

/** What is wrong with a code, where, and how to mend it. */
const SENTENCES: Readonly<Record<Code, (f: FaultFacts) => Sentence>> = {
  'not-a-link': () => ({
    vi: 'Đây không phải địa chỉ web. Mã GS1 Digital Link bắt đầu bằng https:// hoặc http://.',
    en: 'This is no web address. A GS1 Digital Link begins with https:// or http://.',
  }),
  'too-long-a-link': () => ({
    vi: 'Địa chỉ quá dài. Mã in trên bao bì không bao giờ dài quá 4.096 ký tự; hãy quét lại.',
    en: 'The address is too long. No code on a pack has more than 4,096 characters; scan it again.',
  }),
  'illegal-character': ({ char }) => ({
    vi: `Địa chỉ có ký tự không được phép: “${char}”. Hãy mã hóa nó theo phần trăm.`,
    en: `The address holds a character that is not allowed: “${char}”. Percent-encode it.`,
  }),
  'illegal-host': ({ value }) => ({
    vi: `Tên miền “${value}” có ký tự không được phép. Chỉ dùng chữ, số, dấu chấm và gạch nối.`,
    en: `The host “${value}” holds characters that are not allowed. Use letters, digits, dots and hyphens.`,
  }),
  'no-path': () => ({
    vi: 'Địa chỉ thiếu phần sau tên miền. Thêm khóa, ví dụ /01/ và 14 chữ số của GTIN.',
    en: 'Nothing follows the host. Add a key, such as /01/ and the 14 digits of the GTIN.',
  }),
  'no-key': () => ({
    vi: 'Không thấy khóa GS1 ở cuối đường dẫn. Đường dẫn phải gồm từng cặp mã – giá trị, bắt đầu bằng khóa như /01/{GTIN} và không có gì thêm ở sau.',
    en: 'No GS1 key ends the path. It has to be pairs of identifier and value, beginning with a key such as /01/{GTIN}, with nothing after them.',
  }),
  compressed: () => ({
    vi: 'Đây là GS1 Digital Link dạng nén; chúng tôi không đọc dạng này. Hãy dùng dạng đầy đủ /01/{GTIN}/10/{lô}.',
    en: 'This is a compressed GS1 Digital Link, which we do not read. Use the full form /01/{GTIN}/10/{lot}.',
  }),
  'empty-value': ({ ai, length }) => ({
    vi: `Mã (${ai}) không có giá trị. Cần ${length} ký tự.`,
    en: `(${ai}) has no value. It takes ${length} characters.`,
  }),
  'null-character': ({ ai }) => ({
    vi: `Giá trị của (${ai}) chứa ký tự rỗng %00. Hãy bỏ nó.`,
    en: `The value of (${ai}) holds the null character %00. Take it out.`,
  }),
  'wrong-order': ({ ai, expected }) => ({
    vi: `Các mã sau (${ai}) không đúng loại hoặc sai thứ tự. Được phép, theo thứ tự: ${expected || 'không có'}.`,
    en: `What follows (${ai}) does not belong there or is in the wrong order. Allowed, in this order: ${expected || 'nothing'}.`,
  }),
  'belongs-in-path': ({ ai }) => ({
    vi: `(${ai}) phải nằm trong đường dẫn, không nằm sau dấu “?”.`,
    en: `(${ai}) belongs in the path, not behind the “?”.`,
  }),
  'unknown-ai': ({ ai }) => ({
    vi: `GS1 không có mã (${ai}). Tên tham số riêng phải có ít nhất một chữ cái.`,
    en: `GS1 has no identifier (${ai}). A parameter of your own needs a letter in its name.`,
  }),
  'not-an-attribute': ({ ai }) => ({
    vi: `(${ai}) không được đứng sau dấu “?”.`,
    en: `(${ai}) may not stand behind the “?”.`,
  }),
  twice: ({ ai }) => ({
    vi: `(${ai}) xuất hiện hai lần. Chỉ giữ một.`,
    en: `(${ai}) is there twice. Keep one of them.`,
  }),
  'too-short': ({ ai, value, length }) => ({
    vi: `Giá trị “${value}” của (${ai}) quá ngắn: cần ${length} ký tự.${ai === '01' ? ' GTIN trong địa chỉ luôn có 14 chữ số: thêm số 0 ở đầu.' : ''}`,
    en: `The value “${value}” of (${ai}) is too short: it takes ${length} characters.${ai === '01' ? ' A GTIN in an address always has 14 digits: put zeros before it.' : ''}`,
  }),
  'too-long': ({ ai, value, length }) => ({
    vi: `Giá trị “${value}” của (${ai}) quá dài: chỉ được ${length} ký tự.`,
    en: `The value “${value}” of (${ai}) is too long: it takes ${length} characters.`,
  }),
  'wrong-character': ({ ai, char, check }) => ({
    vi: `(${ai}) có ký tự “${char}” không được phép: ${check === 'N' ? 'chỉ dùng chữ số' : 'chỉ dùng chữ không dấu, số và dấu câu thường, không có khoảng trắng'}.`,
    en: `(${ai}) holds “${char}”, which is not allowed: ${check === 'N' ? 'digits only' : 'unaccented letters, digits and common punctuation only, no space'}.`,
  }),
  'wrong-check-digit': ({ ai, value, expected }) => ({
    vi: `Số kiểm tra của (${ai}) ${value} không đúng: phải là ${expected}. Hãy so lại từng chữ số với bao bì.`,
    en: `The check digit of (${ai}) ${value} is wrong: it should be ${expected}. Compare the digits with the pack.`,
  }),
  'wrong-content': ({ ai, value, check = '' }) => ({
    vi: `Giá trị “${value}” của (${ai}) không hợp lệ${CHECKS[check] ? `: cần ${CHECKS[check].vi}` : ` (kiểm tra ${check})`}.`,
    en: `The value “${value}” of (${ai}) is not valid${CHECKS[check] ? `: it takes ${CHECKS[check].en}` : ` (check ${check})`}.`,
  }),
  'does-not-go-with': ({ ai, other }) => ({
    vi: `(${ai}) không đi cùng (${other}). Bỏ một trong hai.`,
    en: `(${ai}) does not go with (${other}). Take one of them out.`,
  }),
  'needs-company': ({ ai, expected }) => ({
    vi: `(${ai}) chỉ dùng cùng với: ${expected}. Thêm mã còn thiếu hoặc bỏ (${ai}).`,
    en: `(${ai}) is used only together with: ${expected}. Add what is missing or take (${ai}) out.`,
  }),
  'wrong-short-code': ({ value }) => ({
    vi: `“${value}” không phải mã ngắn của trang này: mã có 8 ký tự, ký tự cuối dùng để kiểm tra. Hãy so lại với nhãn.`,
    en: `“${value}” is no short code of this site: it has eight characters, the last one checks the others. Compare it with the label.`,
  }),
  'key-not-ours': ({ ai }) => ({
    vi: `Mã hợp lệ, nhưng trang này không quản lý khóa (${ai}); chỉ có 01, 414, 417 và 00.`,
    en: `The code is valid, but this site keeps nothing under the key (${ai}); only 01, 414, 417 and 00.`,
  }),
  'stem-not-ours': ({ value }) => ({
    vi: `Đường dẫn có phần thừa trước khóa: “${value}”. Trên trang này khóa đứng ngay sau tên miền.`,
    en: `Something stands before the key in the path: “${value}”. On this site the key follows the host.`,
  }),
};

/** Why a code cannot be read, as a sentence: what, where, how to mend it. */
export function digitalLinkSentence(
  { code, facts }: Pick<UnreadPath, 'code' | 'facts'>,
  lang: Lang,
): string {
  return SENTENCES[code](facts)[lang];
}
