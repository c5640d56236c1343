import type { Need } from '#src/features/certificates/imports/decision-facts.ts';
import { needWords } from '../decision-imports.ts';

const when = (at: string | null): string =>
  at === null || at === ''
    ? '?'
    : new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

/** Refusals of the import of decisions. */
export const decisionImportRefusals = {
  'no-such-import': ({ id }: { id: number }) => ({
    vi: `Không có lần nhập số ${id}, hoặc nó thuộc tỉnh khác. Hãy mở lại từ danh sách các lần nhập.`,
    en: `There is no import ${id}, or it belongs to another province. Open it from the list of imports.`,
  }),
  'empty-file': ({ fileName }: { fileName: string }) => ({
    vi: `Tệp “${fileName}” không có gì bên trong. Hãy chọn lại tệp, hoặc dán bảng vào ô văn bản.`,
    en: `The file “${fileName}” is empty. Choose the file again, or paste the table into the text box.`,
  }),
  'nothing-sent': () => ({
    vi: 'Chưa có tệp và cũng chưa dán văn bản nào. Hãy chọn một trong hai.',
    en: 'Neither a file nor any text was given. Choose one of the two.',
  }),
  'file-too-big': ({
    fileName,
    bytes,
    most,
  }: {
    fileName: string;
    bytes: number;
    most: number;
  }) => ({
    vi: `Tệp “${fileName}” nặng ${megabytes(bytes)} MB, quá ${megabytes(most)} MB. Hãy bỏ ảnh trong bảng hoặc chia danh sách thành nhiều tệp.`,
    en: `The file “${fileName}” has ${megabytes(bytes)} MB, more than ${megabytes(most)} MB. Remove pictures or split the list into several files.`,
  }),
  'import-moved': () => ({
    vi: 'Người khác vừa sửa lần nhập này, hoặc các dòng vừa được đối chiếu lại. Hãy xem lại trang rồi làm lại việc của bạn.',
    en: 'Somebody else has just changed this import, or its rows were compared again. Look at the page again and repeat what you did.',
  }),
  'import-busy': () => ({
    vi: 'Danh sách đang được đọc và đối chiếu. Đợi vài giây cho xong rồi làm lại.',
    en: 'The list is being read and compared. Wait a few seconds and try again.',
  }),
  'import-closed': ({ state }: { id: number; state: string }) => ({
    vi: `Lần nhập này không còn sửa hay áp dụng được (${state === 'applied' ? 'đã áp dụng' : state === 'discarded' ? 'đã bỏ' : 'chưa đọc xong'}). Muốn làm tiếp, hãy nhập tệp lại từ đầu.`,
    en: `This import can no longer be changed or applied (${state}). To go on, import the file anew.`,
  }),
  'already-applied': ({ id, by, at }: { id: number; by: string | null; at: string | null }) => ({
    vi: `Danh sách này đã được áp dụng lúc ${when(at)} bởi ${by ?? '?'} (lần nhập số ${id}). Áp dụng lần nữa không thay đổi gì; nếu quyết định có bản sửa đổi, hãy nhập bản đó.`,
    en: `This list was already applied at ${when(at)} by ${by ?? '?'} (import ${id}). Applying it again would change nothing; if there is an amended decision, import that one.`,
  }),
  'problems-left': ({ count, of }: { count: number; of: number }) => ({
    vi: `Còn ${count} trong ${of} dòng chưa giải quyết. Lọc “Cần xem”, chọn cách xử lý hoặc bỏ từng dòng ra ngoài kèm lý do, rồi áp dụng.`,
    en: `${count} of ${of} rows are not settled. Filter by “To settle”, choose for each or leave it out with a reason, then apply.`,
  }),
  'decision-facts-missing': ({ missing }: { missing: readonly Need[] }) => ({
    vi: `Chưa đủ thông tin về quyết định: ${missing.map((need) => needWords.vi[need]).join(', ')}. Điền ở phần “Quyết định” rồi áp dụng.`,
    en: `Not enough is known of the decision: ${missing.map((need) => needWords.en[need]).join(', ')}. Fill it in under “The decision”, then apply.`,
  }),
  'nothing-to-apply': ({ rows }: { rows: number }) => ({
    vi: `Không dòng nào trong ${rows} dòng thay đổi sổ đăng ký: tất cả đã có sẵn hoặc đã được bỏ ra ngoài.`,
    en: `None of the ${rows} rows changes the register: all are there already or were left out.`,
  }),
  'moved-since-preview': ({ count, rows }: { count: number; rows: readonly number[] }) => ({
    vi: `Sổ đăng ký đã đổi từ lúc bạn xem: ${count} dòng nay có kết quả khác (dòng ${rows.join(', ')}${count > rows.length ? ', …' : ''}). Chưa có gì được ghi. Xem lại các dòng đó rồi áp dụng.`,
    en: `The register changed after you looked: ${count} rows now come out differently (rows ${rows.join(', ')}${count > rows.length ? ', …' : ''}). Nothing was written. Look at them again, then apply.`,
  }),
  'register-busy': () => ({
    vi: 'Sổ đăng ký đang được nhiều người ghi cùng lúc nên chưa áp dụng được; chưa có gì thay đổi. Thử lại sau ít phút.',
    en: 'Others are writing to the register just now, so nothing was applied. Try again in a few minutes.',
  }),
  'mapping-without-name': () => ({
    vi: 'Chưa chọn cột nào là tên sản phẩm. Chọn “Tên sản phẩm” (hoặc “Tên và chủ thể chung một ô”) cho một cột.',
    en: 'No column was chosen for the name of the product. Choose “Name of product” (or “Name and producer in one cell”) for one.',
  }),
  'mapping-twice': ({ column }: { column: string }) => ({
    vi: `Hai cột cùng được chọn là “${column}”. Mỗi loại thông tin chỉ lấy từ một cột.`,
    en: `Two columns were both chosen as “${column}”. Each kind of information comes from one column only.`,
  }),
  'reason-missing': () => ({
    vi: 'Cần ghi lý do (ít nhất 5 chữ cái) khi sửa hạng sao, chấp nhận một lỗi hoặc bỏ dòng ra ngoài; lý do được lưu cùng quyết định.',
    en: 'Give a reason (five letters at least) for correcting stars, accepting a fault or leaving a row out; it is kept with the decision.',
  }),
  'no-rows-chosen': () => ({
    vi: 'Không có dòng nào để làm việc này.',
    en: 'There is no row to do this to.',
  }),
  'central-decision': ({ central }: { central: number }) => ({
    vi: `${central > 0 ? `${central} dòng cấp hoặc thu hồi 5 sao` : 'Quyết định được ghi là của Trung ương'}: việc này thuộc Bộ Nông nghiệp và Môi trường. Bỏ các dòng ấy ra hoặc sửa cấp ban hành, còn phần của Bộ để cán bộ Bộ nhập.`,
    en: `${central > 0 ? `${central} rows give or take five stars` : 'The decision is marked as the centre’s'}: that is the ministry’s to do. Leave those rows out or correct the level, and let a ministry officer import the rest.`,
  }),
  'bad-import-facts': ({ field }: { field: string }) => ({
    vi: `Chưa đọc được “${field}”. Ngày viết dạng 31/12/2026 hoặc chọn trong lịch; cấp và tỉnh chọn trong danh sách.`,
    en: `“${field}” could not be read. Write the day as 31/12/2026 or pick it; choose level and province from the list.`,
  }),
};
