import type { FileProblem } from '#src/features/certificates/decision-list/list.ts';

type Text = readonly [fatal: boolean, vi: string, en: string, remedyVi: string, remedyEn: string];

const XLSX_VI =
  'Mở tệp, chọn Lưu thành (Save As) “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”, rồi tải lên lại.';
const XLSX_EN =
  'Open the file, choose Save As “Excel Workbook (.xlsx)” or “CSV UTF-8”, and upload it again.';

const TEXTS: Record<string, Text> = {
  'file-empty': [
    true,
    'Tệp trống.',
    'The file is empty.',
    'Chọn đúng tệp có danh sách.',
    'Choose the file that holds the list.',
  ],
  'file-too-large': [
    true,
    'Tệp lớn hơn 20 MB.',
    'The file is larger than 20 MB.',
    'Bỏ ảnh và các trang không cần, hoặc chia thành nhiều tệp.',
    'Take out pictures and sheets that are not needed, or split it into several files.',
  ],
  'html-too-large': [
    true,
    'Trang web lưu lại lớn hơn 5 MB.',
    'The saved web page is larger than 5 MB.',
    'Chép riêng bảng vào Excel rồi lưu .xlsx.',
    'Copy only the table into Excel and save it as .xlsx.',
  ],
  'old-excel': [
    true,
    'Đây là tệp Office kiểu cũ (.xls hoặc .doc), chưa đọc được.',
    'This is an old Office file (.xls or .doc), which cannot be read.',
    XLSX_VI,
    XLSX_EN,
  ],
  'binary-excel': [
    true,
    'Đây là bảng tính nhị phân (.xlsb), chưa đọc được.',
    'This is a binary workbook (.xlsb), which cannot be read.',
    XLSX_VI,
    XLSX_EN,
  ],
  encrypted: [
    true,
    'Tệp có mật khẩu.',
    'The file is protected with a password.',
    'Bỏ mật khẩu mở tệp rồi tải lên lại.',
    'Take off the password and upload it again.',
  ],
  'xml-excel': [
    true,
    'Đây là bảng tính XML 2003, chưa đọc được.',
    'This is an XML Spreadsheet 2003, which cannot be read.',
    XLSX_VI,
    XLSX_EN,
  ],
  pdf: [
    true,
    'Đây là tệp PDF: chữ trong PDF không chia thành ô.',
    'This is a PDF: its text is not divided into cells.',
    'Xin tệp Excel hoặc Word gốc; hoặc chép bảng từ PDF, dán vào Excel, xem lại rồi lưu .xlsx.',
    'Ask for the original Excel or Word file; or copy the table from the PDF into Excel, check it, and save it as .xlsx.',
  ],
  picture: [
    true,
    'Đây là ảnh, không phải bảng.',
    'This is a picture, not a table.',
    'Xin tệp Excel hoặc Word gốc, hoặc gõ lại bảng.',
    'Ask for the original Excel or Word file, or type the table.',
  ],
  'open-document': [
    true,
    'Đây là tệp OpenDocument (.ods, .odt), chưa đọc được.',
    'This is an OpenDocument file (.ods, .odt), which cannot be read.',
    XLSX_VI,
    XLSX_EN,
  ],
  rtf: [
    true,
    'Đây là tệp RTF, chưa đọc được.',
    'This is an RTF file, which cannot be read.',
    'Mở tệp, lưu thành .docx, hoặc chép bảng vào Excel.',
    'Open it and save it as .docx, or copy the table into Excel.',
  ],
  'unknown-archive': [
    true,
    'Đây là tệp nén, không phải bảng tính.',
    'This is an archive, not a workbook.',
    'Giải nén rồi tải lên từng danh sách.',
    'Unpack it and upload each list.',
  ],
  'not-text': [
    true,
    'Tệp không phải bảng tính, trang web hay văn bản.',
    'The file is not a workbook, a web page or text.',
    XLSX_VI,
    XLSX_EN,
  ],
  'zip-broken': [
    true,
    'Tệp hỏng: không mở được phần nén bên trong.',
    'The file is damaged: its packed parts cannot be opened.',
    'Mở và lưu lại bằng Excel hoặc Word rồi tải lên lại.',
    'Open it in Excel or Word, save it again, and upload it.',
  ],
  'zip-bomb': [
    true,
    'Nội dung giải nén của tệp quá lớn.',
    'The unpacked content of the file is too large.',
    'Chép riêng danh sách sang một tệp mới.',
    'Copy only the list into a new file.',
  ],
  'no-sheet': [
    true,
    'Tệp không có trang tính nào đọc được.',
    'The file has no readable sheet.',
    XLSX_VI,
    XLSX_EN,
  ],
  'hidden-sheet': [
    false,
    'Trang tính bị ẩn không được đọc.',
    'A hidden sheet was not read.',
    'Bỏ ẩn (Unhide) nếu danh sách ở đó.',
    'Unhide it if the list is there.',
  ],
  'too-many-rows': [
    false,
    'Trang tính có hơn 50.000 dòng; phần sau không được đọc.',
    'The sheet has more than 50,000 rows; the rest was not read.',
    'Chia thành nhiều tệp.',
    'Split it into several files.',
  ],
  'too-many-columns': [
    false,
    'Trang tính có hơn 200 cột; phần sau không được đọc.',
    'The sheet has more than 200 columns; the rest was not read.',
    'Xóa các cột không cần.',
    'Delete the columns that are not needed.',
  ],
  'cell-cut': [
    false,
    'Ô quá dài; chỉ đọc phần đầu.',
    'A cell is too long; only its beginning was read.',
    'Xem lại ô này trong tệp.',
    'Check this cell in the file.',
  ],
  'unclosed-quote': [
    false,
    'Có dấu ngoặc kép mở mà không đóng; đã đọc như chữ thường.',
    'A quotation mark is opened and never closed; it was read as an ordinary character.',
    'Xem lại các dòng có dấu ngoặc kép.',
    'Check the lines with quotation marks.',
  ],
  'windows-1258': [
    false,
    'Chữ theo bảng mã Windows-1258; đã đổi sang Unicode.',
    'The text is in Windows-1258; it was turned into Unicode.',
    'Xem lại dấu của vài tên.',
    'Check the accents of some names.',
  ],
  'font-encoding': [
    false,
    'Chữ theo bảng mã cũ của phông TCVN3 hoặc VNI; đã đổi sang Unicode.',
    'The text uses an old TCVN3 or VNI font encoding; it was turned into Unicode.',
    'Xem lại dấu và chữ hoa của các tên.',
    'Check the accents and capitals of the names.',
  ],
  'letters-lost': [
    false,
    'Có chữ không đọc được trong bảng mã của tệp.',
    'Some letters could not be read in the encoding of the file.',
    'Lưu lại tệp dưới dạng “CSV UTF-8” hoặc .xlsx.',
    'Save the file again as “CSV UTF-8” or .xlsx.',
  ],
  unreadable: [true, 'Không đọc được tệp.', 'The file could not be read.', XLSX_VI, XLSX_EN],
};

export function fileProblem(code: string, where = '', value = ''): FileProblem {
  const [fatal, vi, en, remedyVi, remedyEn] = TEXTS[code] ?? TEXTS.unreadable!;
  return { code, where, value: value.slice(0, 120), vi, en, remedyVi, remedyEn, fatal };
}

/** Stops the reading of a file with one of the problems above. */
export class Unreadable extends Error {
  readonly code: string;
  readonly value: string;
  constructor(code: string, value = '') {
    super(code);
    this.code = code;
    this.value = value;
  }
}
