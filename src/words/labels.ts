import { KIND_VALUES } from '#src/features/trace/labels/label-options.ts';
import type { LineId } from '#src/features/trace/labels/label-lines.ts';
import type { LabelFormat } from '#src/features/trace/labels/sheet-formats.ts';
import { perSheet } from '#src/features/trace/labels/sheet-formats.ts';

const num = (value: number, lang: 'vi' | 'en', digits = 1): string =>
  value.toLocaleString(lang, { maximumFractionDigits: digits });

const vi = {
  title: 'In nhãn',
  heading: (code: string) => `In nhãn lô ${code}`,
  lead: 'Mỗi nhãn có mã QR dẫn tới trang của lô này; ai quét cũng đọc được mà không cần cài gì.',
  size: 'Khổ nhãn',
  sheets: 'Tờ A4, máy in văn phòng',
  rolls: 'Cuộn, máy in tem nhiệt',
  own: 'Cuộn khổ khác (ghi ở “Chỉnh thêm”)',
  format: (f: LabelFormat) =>
    f.sheet === null
      ? `${num(f.width, 'vi')} × ${num(f.height, 'vi')} mm`
      : `${num(f.width, 'vi')} × ${num(f.height, 'vi')} mm, ${perSheet(f)} nhãn một tờ (${f.sheet.columns} × ${f.sheet.rows})`,
  width: 'Bề rộng (mm)',
  height: 'Bề cao (mm)',
  more: 'Chỉnh thêm: tờ dán dở, cỡ mã, khổ riêng, máy in',
  ownHint: 'Chỉ dùng với “cuộn khổ khác”.',
  dpi: 'Độ nét máy in',
  dpis: {
    auto: 'Tự chọn: 600 cho tờ, 203 cho cuộn',
    203: '203 điểm/inch (máy in tem thường gặp)',
    300: '300 điểm/inch',
    600: '600 điểm/inch (máy in laser)',
  },
  side: 'Cạnh mã QR (mm)',
  sideHint: 'Để trống: chọn cỡ hợp với nhãn. Tính cả viền trắng.',
  what: 'In những gì',
  ean: 'Mã vạch EAN-13 cạnh mã QR',
  eanNone: 'Mặt hàng này chưa có GTIN nên không có mã vạch EAN-13.',
  star: (stars: number) => `Dòng “OCOP ${stars} sao” và ngày hết hiệu lực`,
  starNone: 'Hôm nay sản phẩm không có sao còn hiệu lực, nên nhãn không in dòng sao.',
  crop: 'Dấu cắt quanh tờ (khi in lên giấy thường)',
  kind: 'Mã trên nhãn',
  kinds: {
    same: 'Mọi nhãn như nhau: mã của lô',
    new: 'Mỗi nhãn một số riêng: tạo số mới',
    run: 'Mỗi nhãn một số riêng: in lại đợt đã tạo',
  },
  kindHints: {
    same: 'Nhanh nhất; đủ để khách đọc hành trình của lô.',
    new: 'Mỗi hũ, mỗi gói có số riêng, đoán không ra; mã bị sao chép nhiều sẽ lộ.',
    run: 'Tờ in hỏng, cuộn bị kẹt: in lại đúng các số ấy.',
  },
  count: 'Số nhãn',
  countHint:
    'Để trống: đủ một tờ. Mã như nhau: tối đa 5.000 một tệp; số riêng: tối đa 20.000 một đợt.',
  run: 'Đợt số đã tạo',
  runLine: (r: { id: number; count: number; when: string; by: string }) =>
    `Đợt ${r.id}: ${num(r.count, 'vi')} số, ${r.when}, ${r.by}`,
  noRuns: 'Lô này chưa có đợt số nào.',
  choose: 'Chọn',
  startAt: 'Bắt đầu từ ô thứ',
  startHint: 'Tờ đã dùng dở: đếm từ trái sang phải, từ trên xuống.',
  preview: 'Xem nhãn',
  print: 'Làm tệp in (PDF)',
  sample: 'Nhãn sẽ như thế này',
  sampleAlt: (code: string) => `Nhãn mẫu của lô ${code} với mã QR`,
  facts: {
    qr: 'Mã QR',
    qrSays: (side: number, module: number, dots: number, dpi: number) =>
      `${num(side, 'vi')} mm tính cả viền trắng; mỗi ô ${num(module, 'vi', 3)} mm = ${dots} điểm của máy ${dpi} điểm/inch`,
    ean: 'Mã vạch',
    eanSays: (percent: number, bars: number) =>
      `EAN-13 cỡ ${percent} %, vạch cao ${num(bars, 'vi')} mm`,
    eanShort: 'Vạch thấp hơn cỡ chuẩn cho vừa nhãn: máy quét ở quầy có thể phải đưa qua lần nữa.',
    small:
      'Mã QR nhỏ hơn cỡ nên dùng (0,495 mm một ô) nhưng vẫn trong chuẩn; hãy in thử và quét trước khi in nhiều.',
    leftOut: 'Không đủ chỗ nên bỏ',
    whole: 'Nhãn đủ chỗ cho mọi dòng.',
    sheets: (sheets: number, labels: number) =>
      `${num(labels, 'vi')} nhãn trên ${num(sheets, 'vi')} tờ`,
    rolls: (labels: number) => `${num(labels, 'vi')} nhãn`,
    amount: 'Số lượng',
    content: 'Mã dẫn tới',
  },
  parts: {
    product: 'tên đầy đủ của sản phẩm',
    lot: 'số lô',
    made: 'ngày sản xuất',
    expires: 'hạn sử dụng',
    serial: 'số riêng bằng chữ',
    star: 'dòng sao OCOP',
    producer: 'tên chủ thể',
    address: 'địa chỉ trang bằng chữ',
    gtin: 'dãy số GTIN',
    ean: 'mã vạch EAN-13',
  } satisfies Record<LineId | 'ean', string>,
  advice:
    'In ở tỉ lệ 100 % (“cỡ thật”, không “vừa trang”), quét thử một nhãn bằng điện thoại rồi mới in hết. Giấy mờ, nền trắng; đừng dán qua cạnh hoặc chỗ cong gắt. Phần bắt buộc khác của nhãn hàng hóa (thành phần, khối lượng, địa chỉ…) in trên bao bì của bạn.',
  single: 'Tệp lẻ',
  singles: {
    labelSvg: 'Nhãn này (SVG)',
    labelPng: 'Nhãn này (PNG)',
    qrSvg: 'Riêng mã QR của lô (SVG)',
    qrPng: 'Riêng mã QR của lô (PNG)',
  },
  csv: 'Danh sách cho nhà in',
  csvHint: 'Mỗi dòng một số và địa chỉ của nó, để nhà in tự đặt mã lên bao bì.',
  csvOf: (run: number) => `Đợt ${run} (CSV)`,
  csvHead: ['Thứ tự', 'Số', 'Địa chỉ trong mã QR'],
  jobs: 'Tệp nhãn của bạn',
  jobsHint: 'Rời trang này cũng được: tệp vẫn được làm, quay lại đây để tải.',
  job: {
    title: (run: number) => `Nhãn của đợt ${run}`,
    states: {
      waiting: 'Đang chờ tới lượt',
      working: 'Đang làm',
      done: 'Đã xong',
      failed: 'Không làm được',
    },
    progress: (done: number, total: number) => `${num(done, 'vi')} / ${num(total, 'vi')} nhãn`,
    wait: 'Trang tự cập nhật. Bạn có thể đi nơi khác; khi quay lại, tệp ở mục “Tệp nhãn của bạn” của lô này.',
    download: (mb: number) => `Tải tệp PDF (${num(mb, 'vi')} MB)`,
    failed: 'Có lỗi khi làm tệp; các số đã tạo vẫn còn. Hãy chọn “in lại đợt đã tạo” để làm lại.',
    back: 'Về trang in nhãn',
    open: 'Xem',
  },
  noAddress: (url: string) =>
    `Trang này chưa được đặt địa chỉ chính thức (SITE_URL), nên mã đang dẫn tới ${url}. Chỉ in thử, đừng dán lên hàng.`,
  illustrative: 'Đây là lô minh hoạ của chế độ trình diễn. Chỉ in thử, đừng dán lên hàng.',
  recalled: (code: string) =>
    `Lô này đang bị thu hồi (${code}). Không in thêm nhãn cho tới khi lệnh thu hồi được gỡ.`,
};

const en: typeof vi = {
  title: 'Print labels',
  heading: (code) => `Print labels of lot ${code}`,
  lead: 'Each label carries a QR code that opens this lot’s page; anyone can read it, no app needed. Labels are in Vietnamese, as the law asks of goods sold in Việt Nam.',
  size: 'Label size',
  sheets: 'A4 sheets, office printer',
  rolls: 'Rolls, thermal printer',
  own: 'Roll of another size (see “More settings”)',
  format: (f) =>
    f.sheet === null
      ? `${num(f.width, 'en')} × ${num(f.height, 'en')} mm`
      : `${num(f.width, 'en')} × ${num(f.height, 'en')} mm, ${perSheet(f)} to a sheet (${f.sheet.columns} × ${f.sheet.rows})`,
  width: 'Width (mm)',
  height: 'Height (mm)',
  more: 'More settings: part-used sheet, code size, own size, printer',
  ownHint: 'Only with “roll of another size”.',
  dpi: 'Printer',
  dpis: {
    auto: 'Choose for me: 600 for sheets, 203 for rolls',
    203: '203 dpi (most label printers)',
    300: '300 dpi',
    600: '600 dpi (laser printers)',
  },
  side: 'Side of the QR code (mm)',
  sideHint: 'Empty: the size that suits the label. Its white edge included.',
  what: 'What to print',
  ean: 'EAN-13 bars beside the QR code',
  eanNone: 'This item has no GTIN yet, so there are no EAN-13 bars.',
  star: (stars) => `The line “OCOP ${stars} sao” and until when it holds`,
  starNone: 'The product has no star that holds today, so none is printed.',
  crop: 'Crop marks around the sheet (for plain paper)',
  kind: 'Codes on the labels',
  kinds: {
    same: 'All the same: the code of the lot',
    new: 'A serial on each: make new ones',
    run: 'A serial on each: print a run again',
  },
  kindHints: {
    same: 'Quickest; enough for buyers to read the lot’s journey.',
    new: 'Every jar or pack has its own number that cannot be guessed; codes copied many times show.',
    run: 'A spoilt sheet, a jammed roll: the very same serials again.',
  },
  count: 'Number of labels',
  countHint:
    'Empty: one full sheet. Same code: up to 5,000 in a file; serials: up to 20,000 in a run.',
  run: 'Run of serials',
  runLine: (r) => `Run ${r.id}: ${num(r.count, 'en')} serials, ${r.when}, ${r.by}`,
  noRuns: 'This lot has no serials yet.',
  choose: 'Choose',
  startAt: 'Begin at label',
  startHint: 'A sheet that was begun: count from left to right, from the top down.',
  preview: 'Show the label',
  print: 'Make the file (PDF)',
  sample: 'What the label looks like',
  sampleAlt: (code) => `Sample label of lot ${code} with its QR code`,
  facts: {
    qr: 'QR code',
    qrSays: (side, module, dots, dpi) =>
      `${num(side, 'en')} mm with its white edge; each square ${num(module, 'en', 3)} mm = ${dots} dots at ${dpi} dpi`,
    ean: 'Bars',
    eanSays: (percent, bars) => `EAN-13 at ${percent} %, bars ${num(bars, 'en')} mm high`,
    eanShort:
      'The bars are lower than the standard’s to fit the label: tills may need a second try.',
    small:
      'The squares of the QR code are under the recommended 0.495 mm, yet within the standard; print one and scan it before printing many.',
    leftOut: 'Left out for want of room',
    whole: 'There is room for every line.',
    sheets: (sheets, labels) => `${num(labels, 'en')} labels on ${num(sheets, 'en')} sheets`,
    rolls: (labels) => `${num(labels, 'en')} labels`,
    amount: 'Amount',
    content: 'The code opens',
  },
  parts: {
    product: 'the product’s full name',
    lot: 'lot',
    made: 'day of production',
    expires: 'use-by day',
    serial: 'serial in letters',
    star: 'OCOP stars',
    producer: 'producer',
    address: 'address in letters',
    gtin: 'GTIN in digits',
    ean: 'EAN-13 bars',
  },
  advice:
    'Print at 100 % (“actual size”, not “fit to page”), scan one label with a telephone, then print the rest. Matt paper, white ground; do not stick it over an edge or a tight curve. What else the law asks of a label (ingredients, weight, address…) is on your own packaging.',
  single: 'Single files',
  singles: {
    labelSvg: 'This label (SVG)',
    labelPng: 'This label (PNG)',
    qrSvg: 'The lot’s QR code alone (SVG)',
    qrPng: 'The lot’s QR code alone (PNG)',
  },
  csv: 'List for a printing house',
  csvHint:
    'A serial and its address on each line, for printers who put the codes on the packaging.',
  csvOf: (run) => `Run ${run} (CSV)`,
  csvHead: ['No.', 'Serial', 'Address in the QR code'],
  jobs: 'Your files of labels',
  jobsHint: 'You may leave this page: the file goes on being made, come back here for it.',
  job: {
    title: (run) => `Labels of run ${run}`,
    states: { waiting: 'Waiting its turn', working: 'Being made', done: 'Done', failed: 'Failed' },
    progress: (done, total) => `${num(done, 'en')} / ${num(total, 'en')} labels`,
    wait: 'This page keeps itself up to date. You may go elsewhere; the file will be under “Your files of labels” of this lot.',
    download: (mb) => `Download the PDF (${num(mb, 'en')} MB)`,
    failed: 'The file could not be made; the serials are still there. Choose “print a run again”.',
    back: 'Back to printing labels',
    open: 'Open',
  },
  noAddress: (url) =>
    `This site has no official address yet (SITE_URL), so codes lead to ${url}. Print for trial only, put none on goods.`,
  illustrative:
    'This lot is made up for demonstration. Print for trial only, put no label on goods.',
  recalled: (code) =>
    `This lot is under recall (${code}). No labels are printed until it is lifted.`,
};

export const labelWords = { vi, en };
export const labelKindValue = KIND_VALUES;
