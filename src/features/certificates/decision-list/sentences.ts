import type { Column, ListProblem, RowProblem, Weight } from './list.ts';

type Facts = Record<string, string | number>;
type Sentence = readonly [Weight, (f: Facts) => string, (f: Facts) => string];

const COLUMN_VI: Partial<Record<Column, string>> = {
  stt: 'số thứ tự',
  name: 'tên sản phẩm',
  producer: 'chủ thể',
  address: 'địa chỉ',
  commune: 'xã',
  district: 'huyện cũ',
  province: 'tỉnh',
  stars: 'hạng sao',
  score: 'điểm',
  decisionNo: 'số quyết định',
  decidedOn: 'ngày quyết định',
  decision: 'số và ngày quyết định',
  year: 'năm',
  group: 'nhóm sản phẩm',
  note: 'ghi chú',
  phone: 'điện thoại',
  validUntil: 'có giá trị đến',
  image: 'ảnh',
  'name+producer': 'tên và chủ thể',
};
/** `B = name, C = stars` in the words of the office. */
const columnsVi = (told: string): string =>
  told.replace(/= ([\w+]+)/g, (_, column: Column) => `là ${COLUMN_VI[column] ?? column}`);

const ROW: Record<string, Sentence> = {
  'name-missing': [
    'stop',
    () => 'Ô tên sản phẩm trống. Ghi tên sản phẩm đúng như trong quyết định.',
    () => 'The product name is empty. Enter it as the decision has it.',
  ],
  'name-too-long': [
    'stop',
    (f) =>
      `Tên sản phẩm dài ${f.length} chữ, quá 300. Có thể nhiều ô đã dính vào nhau: tách lại trong tệp.`,
    (f) =>
      `The product name has ${f.length} characters, more than 300. Several cells may have run together: split them in the file.`,
  ],
  'producer-missing': [
    'look',
    () => 'Không thấy tên chủ thể. Ghi chủ thể, hoặc để trống nếu quyết định không nêu.',
    () => 'No producer is named. Enter one, or leave it empty if the decision names none.',
  ],
  'stars-missing': [
    'stop',
    () => 'Không thấy hạng sao ở ô này, ở tiêu đề mục hay ở tên danh sách. Ghi 3, 4 hoặc 5 sao.',
    () => 'No stars in this cell, in a section heading or in the title. Enter 3, 4 or 5 stars.',
  ],
  'stars-missing-with-score': [
    'stop',
    (f) =>
      `Không thấy hạng sao. ${f.score} điểm thuộc khung ${f.band} sao, nhưng hạng do quyết định nêu: ghi hạng theo quyết định.`,
    (f) =>
      `No stars are given. ${f.score} points fall into the ${f.band}-star band, but the decision sets the stars: enter them from the decision.`,
  ],
  'stars-out-of-range': [
    'stop',
    (f) =>
      `“${f.value}” không phải hạng được công nhận: chỉ có 3, 4 hoặc 5 sao. Bỏ dòng này nếu sản phẩm không đạt, hoặc sửa hạng theo quyết định.`,
    (f) =>
      `“${f.value}” is not a recognised rank: only 3, 4 or 5 stars are. Leave the row out if the product failed, or mend the stars from the decision.`,
  ],
  'stars-potential': [
    'stop',
    (f) =>
      `“${f.value}” là tiềm năng, chưa phải hạng được công nhận. Ghi hạng mà quyết định công nhận.`,
    (f) =>
      `“${f.value}” is a potential, not a recognised rank. Enter the stars the decision recognises.`,
  ],
  'stars-unreadable': [
    'stop',
    (f) => `Không đọc được hạng sao từ “${f.value}”. Ghi 3, 4 hoặc 5 sao.`,
    (f) => `Stars cannot be read from “${f.value}”. Enter 3, 4 or 5 stars.`,
  ],
  'two-stars': [
    'stop',
    (f) => `“${f.value}” nêu nhiều hạng sao. Chỉ để lại hạng mà quyết định công nhận.`,
    (f) => `“${f.value}” names more than one rank. Keep only the one the decision recognises.`,
  ],
  'stars-contradict-heading': [
    'stop',
    (f) =>
      `Ô ghi ${f.value} nhưng tiêu đề mục ghi ${f.heading} sao. Xem lại quyết định và ghi hạng đúng.`,
    (f) =>
      `The cell says ${f.value} but the section heading says ${f.heading} stars. Look at the decision and enter the right one.`,
  ],
  'score-contradicts-stars': [
    'stop',
    (f) =>
      `${f.score} điểm thuộc khung ${f.band} sao nhưng tài liệu ghi ${f.stars} sao. ${f.whyVi} Xem lại quyết định rồi ghi hạng đúng.`,
    (f) =>
      `${f.score} points fall into the ${f.band}-star band but the document says ${f.stars} stars. ${f.whyEn} Look at the decision and enter the right stars.`,
  ],
  'score-contradicts-stars:settled': [
    'look',
    (f) =>
      `Ô ghi ${f.stars} sao nhưng ${f.score} điểm thuộc khung ${f.band} sao. Ghi chú cuối danh sách nêu ${f.settled} sao nên đọc là ${f.settled} sao. Xem lại trước khi dùng.`,
    (f) =>
      `The cell says ${f.stars} stars but ${f.score} points fall into the ${f.band}-star band. A footnote of the list says ${f.settled} stars, so ${f.settled} was read. Check before use.`,
  ],
  'score-out-of-range': [
    'stop',
    (f) =>
      `“${f.value}” không phải điểm từ 0 đến 100. Có thể thiếu dấu phẩy: sửa lại theo phiếu điểm.`,
    (f) =>
      `“${f.value}” is not a score from 0 to 100. A decimal comma may be missing: mend it from the score sheet.`,
  ],
  'score-unreadable': [
    'look',
    (f) => `Không đọc được điểm từ “${f.value}”. Ghi một số từ 0 đến 100, ví dụ 87,5.`,
    (f) => `No score can be read from “${f.value}”. Enter one number from 0 to 100, such as 87.5.`,
  ],
  'date-unreadable': [
    'look',
    (f) => `“${f.value}” không phải một ngày có thật. Ghi ngày/tháng/năm, ví dụ 15/01/2020.`,
    (f) => `“${f.value}” is not a real day. Enter day/month/year, such as 15/01/2020.`,
  ],
  'decision-unreadable': [
    'look',
    (f) => `Không thấy số quyết định trong “${f.value}”. Ghi như 86/QĐ-UBND.`,
    (f) => `No decision number in “${f.value}”. Enter it like 86/QĐ-UBND.`,
  ],
  duplicate: [
    'look',
    (f) =>
      `Trùng với dòng ${f.other}: cùng tên sản phẩm và chủ thể. Bỏ một dòng nếu là một sản phẩm.`,
    (f) =>
      `The same product and producer as line ${f.other}. Leave one out if they are one product.`,
  ],
  formula: [
    'look',
    (f) =>
      `Ô là công thức (${f.value}). Đã lấy kết quả lưu trong tệp: xem lại, hoặc dán thành giá trị.`,
    (f) =>
      `The cell is a formula (${f.value}). The result stored in the file was read: check it, or paste it as a value.`,
  ],
  'formula-text': [
    'stop',
    (f) => `“${f.value}” là công thức chưa tính. Dán lại thành giá trị.`,
    (f) => `“${f.value}” is a formula that was not worked out. Paste it as a value.`,
  ],
  'error-value': [
    'stop',
    (f) => `Ô mang lỗi bảng tính ${f.value}. Sửa công thức hoặc ghi giá trị.`,
    (f) => `The cell holds the spreadsheet error ${f.value}. Mend the formula or enter a value.`,
  ],
  'cell-cut': [
    'stop',
    (f) => `Ô dài ${f.length} chữ nên chỉ đọc phần đầu. Có thể bảng đã bị dính: sửa trong tệp.`,
    (f) =>
      `The cell has ${f.length} characters; only its beginning was read. The table may have run together: mend it in the file.`,
  ],
  'control-characters': [
    'look',
    () => 'Ô có ký tự điều khiển không nhìn thấy; đã bỏ đi. Xem lại chữ trong ô.',
    () => 'The cell had unseen control characters; they were taken out. Check its text.',
  ],
  'broken-letters': [
    'stop',
    (f) => `“${f.value}” có chữ bị hỏng bảng mã (�). Lưu lại tệp bằng UTF-8 hoặc XLSX.`,
    (f) =>
      `“${f.value}” has letters broken by a wrong encoding (�). Save the file again as UTF-8 or XLSX.`,
  ],
};

const LIST: Record<string, Sentence> = {
  'no-rows': [
    'stop',
    () =>
      'Không thấy dòng sản phẩm nào. Tệp cần một bảng có cột tên sản phẩm và hạng sao, hoặc các dòng “tên – chủ thể (địa chỉ)”. Chọn lại cột nếu bảng có tiêu đề lạ.',
    () =>
      'No product row was found. The file needs a table with a product name and stars, or lines “name – producer (address)”. Choose the columns yourself if the headers are unusual.',
  ],
  'total-differs': [
    'look',
    (f) =>
      `Danh sách ghi ${f.declared} sản phẩm nhưng đọc được ${f.read}. Xem lại dòng bị bỏ qua, hoặc tệp thiếu ${f.missing} dòng.`,
    (f) =>
      `The list says ${f.declared} products but ${f.read} were read. Look at the skipped lines, or the file lacks some.`,
  ],
  'section-differs': [
    'look',
    (f) => `Mục “${f.heading}” ghi ${f.declared} sản phẩm nhưng đọc được ${f.read}.`,
    (f) => `Section “${f.heading}” says ${f.declared} products but ${f.read} were read.`,
  ],
  'producers-differ': [
    'look',
    (f) => `Danh sách ghi ${f.declared} chủ thể nhưng đọc được ${f.read}.`,
    (f) => `The list says ${f.declared} producers but ${f.read} were read.`,
  ],
  'filled-down': [
    'look',
    (f) => `${f.count} dòng lấy chủ thể, địa chỉ hoặc hạng từ ô gộp hay dòng trên.`,
    (f) => `${f.count} rows took producer, address or stars from a merged cell or the row above.`,
  ],
  'columns-guessed': [
    'look',
    (f) =>
      `Không rõ tiêu đề nên đoán cột theo nội dung: ${columnsVi(String(f.columns))}. Xem lại cách ghép cột.`,
    (f) =>
      `Headers are missing or unknown, so columns were told by their content: ${f.columns}. Check the mapping.`,
  ],
  'number-gap': [
    'look',
    (f) => `Số thứ tự nhảy từ ${f.from} sang ${f.to}: có thể thiếu dòng.`,
    (f) => `The running number jumps from ${f.from} to ${f.to}: rows may be missing.`,
  ],
  'too-many-rows': [
    'stop',
    (f) => `Tệp có hơn ${f.limit} dòng; chỉ đọc ${f.limit} dòng đầu. Chia thành nhiều tệp.`,
    (f) =>
      `The file has more than ${f.limit} rows; only the first ${f.limit} were read. Split it into several files.`,
  ],
};

export function rowProblem(
  code: string,
  at: { column: Column; cell: string; value: string },
  facts: Facts = {},
): RowProblem {
  const value = shortened(at.value);
  const [weight, vi, en] = ROW[code] ?? unknown(code);
  const all = { value, ...facts };
  return { ...at, value, code: code.replace(/:.*/, ''), vi: vi(all), en: en(all), weight };
}

export function listProblem(
  code: string,
  where: string,
  value: string,
  facts: Facts = {},
): ListProblem {
  const [weight, vi, en] = LIST[code] ?? unknown(code);
  const all = { value: shortened(value), ...facts };
  return { code, where, value: shortened(value), vi: vi(all), en: en(all), weight };
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function unknown(code: string): Sentence {
  return ['look', () => `Xem lại (${code}).`, () => `Check (${code}).`];
}
