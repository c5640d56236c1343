import type { Sentence } from '#src/words/refusals.ts';

const mm = (value: number, lang: 'vi' | 'en'): string => {
  const text = (Math.ceil(value * 10 - 1e-6) / 10).toFixed(1).replace(/\.0$/, '');
  return `${lang === 'vi' ? text.replace('.', ',') : text} mm`;
};

interface TooSmall {
  readonly needs: number;
  readonly room: number;
  readonly label: number;
  readonly dpi: number;
}

export const labelRefusals: Readonly<Record<string, Sentence>> = {
  'label-format-unknown': () => ({
    vi: 'Khổ nhãn này không có trong danh sách. Hãy chọn lại khổ nhãn.',
    en: 'There is no such label size. Choose one from the list.',
  }),
  'label-own-size-wrong': ({ least, most }: { least: number; most: number }) => ({
    vi: `Khổ riêng: ghi bề rộng và bề cao của nhãn bằng mi-li-mét, mỗi bề từ ${least} đến ${most}.`,
    en: `Own size: give width and height of the label in millimetres, each from ${least} to ${most}.`,
  }),
  'label-side-wrong': ({ least, most }: { least: number; most: number }) => ({
    vi: `Cạnh mã QR: ghi số mi-li-mét từ ${least} đến ${most}, hoặc để trống để tự chọn.`,
    en: `Side of the QR code: a number of millimetres from ${least} to ${most}, or empty to leave it to us.`,
  }),
  'label-count-wrong': ({ most }: { most: number }) => ({
    vi: `Số nhãn: ghi một số nguyên từ 1 đến ${most.toLocaleString('vi')}.`,
    en: `Number of labels: a whole number from 1 to ${most.toLocaleString('en')}.`,
  }),
  'label-start-wrong': ({ most }: { most: number }) => ({
    vi: `Vị trí bắt đầu: ghi một số từ 1 đến ${most}, là số ô của một tờ.`,
    en: `First place: a number from 1 to ${most}, the labels of one sheet.`,
  }),
  'label-run-unknown': () => ({
    vi: 'Hãy chọn một đợt số sê-ri của lô này, hoặc chọn tạo số mới.',
    en: 'Choose a run of serials of this lot, or have new ones made.',
  }),
  'label-run-empty': () => ({
    vi: 'Mọi số của đợt này đã bị hủy nên không còn gì để in. Hãy chọn đợt khác hoặc tạo số mới.',
    en: 'Every serial of this run is void: nothing is left to print. Choose another run or make new serials.',
  }),
  'label-jobs-full': ({ most }: { most: number }) => ({
    vi: `Bạn đang có ${most} tệp nhãn chưa làm xong. Hãy đợi một tệp xong rồi làm tiếp.`,
    en: `${most} files of labels are still being made for you. Wait for one of them.`,
  }),
  'label-lot-recalled': ({ recall }: { recall: string }) => ({
    vi: `Lô này đang bị thu hồi (${recall}) nên không in nhãn. Khi lệnh thu hồi được gỡ, nhãn lại in được.`,
    en: `This lot is under recall (${recall}): no labels are printed until it is lifted.`,
  }),
  'label-too-small-for-qr': ({ needs, room, label, dpi }: TooSmall) => ({
    vi: `Nhãn này quá nhỏ để mã QR quét được: với máy in ${dpi} điểm/inch mã cần ô vuông ${mm(needs, 'vi')}, nhãn chỉ còn ${mm(room, 'vi')}. Hãy chọn nhãn có cạnh ngắn từ ${mm(label, 'vi')} trở lên, hoặc máy in nét hơn.`,
    en: `The label is too small for a code that scans: at ${dpi} dpi it takes a square of ${mm(needs, 'en')}, and ${mm(room, 'en')} are free. Choose a label whose shorter side is ${mm(label, 'en')} or more, or a finer printer.`,
  }),
  'label-side-too-small': ({ needs, room, dpi }: TooSmall) => ({
    vi: `Mã QR cạnh ${mm(room, 'vi')} sẽ không quét được: mỗi ô của mã phải từ 0,396 mm. Nhỏ nhất với máy in ${dpi} điểm/inch là ${mm(needs, 'vi')}, tính cả viền trắng.`,
    en: `A code ${mm(room, 'en')} wide would not scan: each square has to be 0.396 mm or more. The smallest at ${dpi} dpi is ${mm(needs, 'en')}, its white edge included.`,
  }),
};
