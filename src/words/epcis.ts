import type { Fault } from '#src/features/trace/epcis/fault.ts';

type Said = { readonly vi: string; readonly en: string };
type Facts = Fault['facts'];

const SENTENCES: Record<Fault['code'], (facts: Facts) => Said> = {
  'not-json': () => ({ vi: 'Tệp không phải JSON.', en: 'The file is not JSON.' }),
  missing: ({ field }) => ({ vi: `Thiếu “${field}”.`, en: `“${field}” is missing.` }),
  'unknown-field': ({ field }) => ({
    vi: `EPCIS không có trường “${field}”. Trường riêng phải có tiền tố, như “ten:${field}”.`,
    en: `EPCIS has no field “${field}”. A field of your own needs a prefix, as in “own:${field}”.`,
  }),
  type: ({ wanted }) => ({
    vi: `Sai kiểu: cần ${wanted}.`,
    en: `Wrong kind of value: ${wanted} wanted.`,
  }),
  'not-a-uri': ({ value }) => ({
    vi: `“${value}” không phải URI.`,
    en: `“${value}” is not a URI.`,
  }),
  'not-a-time': ({ value }) => ({
    vi: `“${value}” không phải thời điểm. Viết như 2026-11-05T14:00:00+07:00.`,
    en: `“${value}” is not an instant. Write it as 2026-11-05T14:00:00+07:00.`,
  }),
  'not-an-offset': ({ value }) => ({
    vi: `“${value}” không phải múi giờ. Viết như +07:00.`,
    en: `“${value}” is not an offset. Write it as +07:00.`,
  }),
  'not-a-word': ({ value }) => ({
    vi: `“${value}” không có trong từ vựng CBV 2.0.`,
    en: `“${value}” is not a word of CBV 2.0.`,
  }),
  pattern: ({ value, example }) => ({
    vi: `“${value}” viết sai. Viết như ${example}.`,
    en: `“${value}” is written wrongly. Write it as ${example}.`,
  }),
  empty: () => ({ vi: 'Danh sách không được trống.', en: 'The list must not be empty.' }),
  twice: ({ value }) => ({ vi: `“${value}” có hai lần.`, en: `“${value}” is there twice.` }),
  'without-things': ({ field }) => ({
    vi: `Sự kiện không nói về lô hay đơn vị nào; hãy thêm “${field}”.`,
    en: `The event is about no lot and no unit; add “${field}”.`,
  }),
  'ilmd-not-at-birth': () => ({
    vi: '“ilmd” chỉ dùng khi action là ADD.',
    en: '“ilmd” belongs only where action is ADD.',
  }),
  deep: () => ({ vi: 'Tệp lồng quá nhiều tầng.', en: 'The file is nested too deeply.' }),
  'too-many-events': ({ most }) => ({
    vi: `Mỗi lần nhập nhiều nhất ${most} sự kiện. Hãy chia tệp.`,
    en: `At most ${most} events at a time. Divide the file.`,
  }),
  'too-long': () => ({
    vi: 'Tệp lớn hơn 5 MB. Hãy chia tệp.',
    en: 'The file is larger than 5 MB. Divide it.',
  }),
  'not-own': ({ value }) => ({
    vi: `“${value}” là mã của chủ thể khác; sự kiện về hàng của họ thì họ khai. Hãy bỏ sự kiện này khỏi tệp.`,
    en: `“${value}” is another producer’s code; events about their goods are theirs to declare. Leave this event out.`,
  }),
  'own-time': ({ value }) => ({
    vi: `“${value}” ở tương lai.`,
    en: `“${value}” lies in the future.`,
  }),
  'other-content': ({ value }) => ({
    vi: `Sự kiện “${value}” đã có với nội dung khác. Sự kiện không sửa được, chỉ báo sai được.`,
    en: `Event “${value}” is here with other content. Events are not edited, only declared wrong.`,
  }),
};

/** What is wrong at a fault's path, in words. */
export function faultSentence({ code, facts }: Fault): Said {
  return SENTENCES[code](facts);
}
