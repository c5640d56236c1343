import type { DossierState } from '#src/features/assessment/dossier-states.ts';
import { dossierWords } from '../dossiers.ts';

interface Named {
  readonly vi: string;
  readonly en: string;
}

const list = (missing: readonly Named[], lang: 'vi' | 'en'): string =>
  missing.map((one) => one[lang]).join('; ');
const state = (code: DossierState, lang: 'vi' | 'en'): string => dossierWords[lang].states[code];

const KIND = {
  'first-but-certified': {
    vi: 'Sản phẩm đang có giấy chứng nhận còn hiệu lực. Hãy chọn nâng hạng, hoặc đánh giá lại khi đến hạn.',
    en: 'The product holds a certificate in force. Choose an upgrade, or a re-assessment when it is due.',
  },
  'no-valid-certificate': {
    vi: 'Sản phẩm không có giấy chứng nhận chắc chắn còn hiệu lực. Hãy chọn hồ sơ lần đầu.',
    en: 'The product has no certificate that is certainly in force. Choose a first-time dossier.',
  },
  'already-five-stars': {
    vi: 'Sản phẩm đã ở hạng 5 sao, không còn hạng cao hơn. Đến hạn, hãy chọn đánh giá lại.',
    en: 'The product holds five stars; there is no higher rank. When due, choose a re-assessment.',
  },
  'reassess-too-early': {
    vi: 'Chưa đến hạn nộp hồ sơ đánh giá lại',
    en: 'It is too early for a re-assessment',
  },
  'reassess-too-late': {
    vi: 'Đã quá hạn nộp hồ sơ đánh giá lại',
    en: 'It is too late for a re-assessment',
  },
  'held-over': {
    vi: 'Giấy chứng nhận đã hết hạn và chỉ đang được kéo dài tạm thời (QĐ 26/2026 Điều 12). Hãy nộp hồ sơ lần đầu.',
    en: 'The certificate has expired and is only held over for a time (QĐ 26/2026 Điều 12). Lodge a first-time dossier.',
  },
} as const;

const FAULTS = {
  empty: { vi: 'tệp rỗng', en: 'the file is empty' },
  'too-large': { vi: 'lớn hơn 15 MB, hãy giảm dung lượng', en: 'over 15 MB, make it smaller' },
  heic: {
    vi: 'ảnh HEIC hoặc AVIF của điện thoại, hãy đổi sang JPEG (trên iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất)',
    en: 'a HEIC or AVIF picture, change it to JPEG (iPhone: Settings, Camera, Formats, Most Compatible)',
  },
  'unknown-type': {
    vi: 'không phải PDF, JPEG, PNG hay WebP',
    en: 'it is not a PDF, JPEG, PNG or WebP',
  },
  broken: {
    vi: 'tệp hỏng hoặc bị cắt, hãy mở thử và lưu lại',
    en: 'broken or cut off, open it and save it again',
  },
  'too-many-pixels': {
    vi: 'ảnh quá lớn (trên 60 triệu điểm ảnh), hãy thu nhỏ',
    en: 'over 60 million pixels, make the picture smaller',
  },
  'pdf-encrypted': {
    vi: 'PDF đặt mật khẩu, hãy bỏ mật khẩu rồi lưu lại',
    en: 'the PDF has a password, save it without one',
  },
  'pdf-active': {
    vi: 'PDF chứa mã chạy hoặc tệp nhúng, hãy in ra PDF mới',
    en: 'the PDF holds scripts or embedded files, print it to a new PDF',
  },
  'two-in-one': {
    vi: 'trong tệp có lẫn một tệp khác, hãy lưu lại thành tệp mới',
    en: 'another file hides in it, save it as a new file',
  },
} as const;

/** Refusals about dossiers. */
export const dossierRefusals = {
  'no-such-dossier': ({ code }: { code: string }) => ({
    vi: `Không có hồ sơ “${code}” trong phạm vi của bạn.`,
    en: `There is no dossier “${code}” within your reach.`,
  }),
  'no-such-file': () => ({
    vi: 'Không có tệp này trong phạm vi của bạn.',
    en: 'There is no such file within your reach.',
  }),
  'no-such-item': () => ({
    vi: 'Không rõ tệp này minh chứng cho mục nào. Hãy tải lại trang và chọn lại mục.',
    en: 'It is not known what this file proves. Load the page again and choose the item.',
  }),
  'dossier-changed': ({ state: now }: { code: string; state: DossierState }) => ({
    vi: `Trong lúc bạn xem, hồ sơ đã đổi (nay: ${state(now, 'vi')}). Hãy xem lại rồi làm lại.`,
    en: `The dossier changed while you looked at it (now: ${state(now, 'en')}). Look again and repeat.`,
  }),
  'dossier-cannot-move': ({ from, to }: { from: DossierState; to: DossierState }) => ({
    vi: `Hồ sơ đang ở bước “${state(from, 'vi')}” nên không thể chuyển sang “${state(to, 'vi')}”.`,
    en: `The dossier is “${state(from, 'en')}” and cannot become “${state(to, 'en')}”.`,
  }),
  'dossier-not-ready': ({ to, missing }: { to: DossierState; missing: readonly string[] }) => {
    const named = (lang: 'vi' | 'en'): string =>
      missing
        .map((guard) => (dossierWords[lang].guards as Record<string, string>)[guard] ?? guard)
        .join('; ');
    return {
      vi: `Chưa thể chuyển sang “${state(to, 'vi')}”, còn thiếu: ${named('vi')}.`,
      en: `It cannot become “${state(to, 'en')}” yet; missing: ${named('en')}.`,
    };
  },
  'dossier-not-editable': ({ state: now }: { state: DossierState }) => ({
    vi: `Hồ sơ đang ở bước “${state(now, 'vi')}”, lúc này không sửa được. Muốn sửa, cơ quan đang giữ hồ sơ phải trả lại để bổ sung.`,
    en: `The dossier is “${state(now, 'en')}” and cannot be written in. To change it, the office that holds it has to return it.`,
  }),
  'dossier-incomplete': ({ missing }: { missing: readonly (Named & { item: string })[] }) => {
    const scores = missing.filter(({ item }) => item.startsWith('m02:score:')).length;
    const others = [
      ...missing.filter(({ item }) => item.startsWith('paper:')),
      ...missing.filter(({ item }) => /^m0[12]:(?!score:)/.test(item)),
    ];
    return {
      vi: `Chưa nộp được, còn thiếu ${missing.length} mục bắt buộc: ${[list(others, 'vi'), scores > 0 ? `${scores} tiêu chí chưa tự chấm` : ''].filter(Boolean).join('; ')}.`,
      en: `Not lodged: ${missing.length} required entries are missing: ${[list(others, 'en'), scores > 0 ? `${scores} criteria without your own score` : ''].filter(Boolean).join('; ')}.`,
    };
  },
  'commune-report-incomplete': ({ missing }: { missing: readonly Named[] }) => ({
    vi: `Chưa chuyển được, Mẫu 03 còn thiếu: ${list(missing, 'vi')}.`,
    en: `Not sent on: Mẫu 03 lacks ${list(missing, 'en')}.`,
  }),
  'centre-papers-missing': ({ missing }: { missing: readonly Named[] }) => ({
    vi: `Chưa chuyển lên trung ương được, còn thiếu: ${list(missing, 'vi')}.`,
    en: `Not forwarded to the centre: ${list(missing, 'en')} missing.`,
  }),
  'lodging-not-confirmed': () => ({
    vi: 'Hãy đánh dấu cam đoan nội dung là đúng sự thật rồi nộp.',
    en: 'Tick the declaration that everything is true, then lodge.',
  }),
  'dossier-kind': ({
    why,
    window,
  }: {
    why: keyof typeof KIND;
    window: { from: string; to: string } | null;
  }) => {
    const text = KIND[why];
    if (window === null) return text;
    const left =
      why === 'reassess-too-late'
        ? {
            vi: ' Sau hạn này còn cách nộp hồ sơ lần đầu; giấy cấp trước 22/5/2026 có thể được kéo dài tối đa 180 ngày nếu cơ quan cấp quyết định (QĐ 26/2026 Điều 11, 12).',
            en: ' What remains is a first-time dossier; a certificate of before 22 May 2026 may be held over up to 180 days if its authority decides so (QĐ 26/2026 Điều 11, 12).',
          }
        : {
            vi: ' Trong khi chờ, bạn vẫn có thể nộp hồ sơ nâng hạng.',
            en: ' Until then an upgrade can be lodged at any time.',
          };
    return {
      vi: `${text.vi}: chỉ nhận từ ${window.from} đến hết ${window.to} (180 đến 120 ngày trước ngày hết hạn, QĐ 26/2026 Điều 7).${left.vi}`,
      en: `${text.en}: it is taken from ${window.from} to ${window.to} (180 to 120 days before expiry, QĐ 26/2026 Điều 7; days as dd/mm/yyyy).${left.en}`,
    };
  },
  'dossier-already-open': ({ code }: { code: string }) => ({
    vi: `Sản phẩm này đã có hồ sơ ${code} chưa kết thúc. Hãy làm tiếp hồ sơ đó, hoặc rút nó trước.`,
    en: `Dossier ${code} of this product is still open. Go on with it, or withdraw it first.`,
  }),
  'no-such-product-of-producer': () => ({
    vi: 'Sản phẩm này không thuộc chủ thể đã chọn. Hãy chọn lại sản phẩm.',
    en: 'This product does not belong to the producer. Choose again.',
  }),
  'product-name-missing': () => ({
    vi: 'Hãy chọn một sản phẩm đã có, hoặc ghi tên sản phẩm mới (đến 200 chữ; chỉ với hồ sơ lần đầu).',
    en: 'Choose a product, or write the name of a new one (up to 200 characters; first-time dossiers only).',
  }),
  'product-known': ({ name }: { name: string }) => ({
    vi: `Chủ thể đã có sản phẩm “${name}”. Hãy chọn nó trong danh sách thay vì ghi tên mới.`,
    en: `The producer already has “${name}”. Choose it from the list.`,
  }),
  'commune-missing': () => ({
    vi: 'Hãy chọn xã nơi làm ra sản phẩm.',
    en: 'Choose the commune where the product is made.',
  }),
  'answer-too-long': ({ length, most }: { key: string; length: number; most: number }) => ({
    vi: `Một câu trả lời dài ${length} ký tự, tối đa ${most}. Hãy rút gọn hoặc đính kèm tệp.`,
    en: `One answer has ${length} characters, at most ${most}. Shorten it or attach a file.`,
  }),
  'form-changed': ({ by }: { by: string }) => ({
    vi: `Chưa lưu: ${by} vừa sửa cùng biểu mẫu này ở nơi khác. Dưới mỗi ô khác nhau có ghi nội dung của họ; lưu lần nữa là giữ bản của bạn.`,
    en: `Not saved: ${by} changed the same form elsewhere. Their text stands under each field that differs; saving again keeps yours.`,
  }),
  'no-file-chosen': () => ({
    vi: 'Hãy chọn ít nhất một tệp.',
    en: 'Choose at least one file.',
  }),
  'file-refused': ({
    files,
  }: {
    files: readonly { name: string; fault: keyof typeof FAULTS }[];
  }) => ({
    vi: `Chưa tệp nào được lưu. ${files.map(({ name, fault }) => `“${name}”: ${FAULTS[fault].vi}`).join('; ')}.`,
    en: `No file was kept. ${files.map(({ name, fault }) => `“${name}”: ${FAULTS[fault].en}`).join('; ')}.`,
  }),
  'too-many-files': ({ mostFiles }: { mostFiles: number }) => ({
    vi: `Một hồ sơ giữ tối đa ${mostFiles} tệp, tổng cộng 150 MB. Hãy gộp hoặc giảm dung lượng.`,
    en: `A dossier holds up to ${mostFiles} files, 150 MB in all. Join them or make them smaller.`,
  }),
  'file-lodged': ({ name }: { name: string }) => ({
    vi: `“${name}” đã nằm trong hồ sơ đã nộp nên không bỏ được. Khi hồ sơ được trả lại, hãy tải bản mới thay cho nó.`,
    en: `“${name}” has been lodged and stays. After a return, upload a new version in its place.`,
  }),
  'reason-missing': ({ what }: { what: 'return' | 'withdraw' | 'close' }) =>
    what === 'return'
      ? {
          vi: 'Hãy ghi lý do chung hoặc ít nhất một mục cần bổ sung.',
          en: 'Give a reason, or at least one entry to be completed.',
        }
      : what === 'close'
        ? { vi: 'Hãy ghi lý do không công nhận.', en: 'Say why the product is not recognised.' }
        : { vi: 'Hãy ghi lý do rút hồ sơ.', en: 'Say why the dossier is withdrawn.' },
  'result-brings-stars': ({ stars }: { stars: number }) => ({
    vi: `Kết quả là ${stars} sao nên hồ sơ được kết thúc bằng quyết định công nhận, không đóng ở đây.`,
    en: `The result is ${stars} stars: it ends with a decision of recognition, not here.`,
  }),
  'samples-not-asked': () => ({
    vi: 'Dịch vụ du lịch không nộp sản phẩm mẫu.',
    en: 'Tourism services give no samples.',
  }),
  'samples-wrong': ({ needed }: { needed: number }) => ({
    vi: `Hãy ghi số mẫu (từ 0 đến 99, cần đủ ${needed}) và ngày nhận không sau hôm nay.`,
    en: `Write the number of samples (0 to 99; ${needed} are needed) and a day not after today.`,
  }),
  'samples-missing': ({ needed, there }: { needed: number; there: number }) => ({
    vi: `Chưa nhận đủ sản phẩm mẫu: cần ${needed}, đã nhận ${there}. Hãy ghi nhận mẫu trước.`,
    en: `Samples are missing: ${needed} needed, ${there} received. Write them down first.`,
  }),
};
