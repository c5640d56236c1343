import type { Lang } from '#src/base/lang.ts';

function vi() {
  return {
    title: 'Nhập tệp EPCIS',
    lead: 'Nhận sự kiện từ phần mềm khác: tài liệu EPCIS 2.0 (JSON-LD). Xem trước rồi mới nhập; có một lỗi thì không nhập gì.',
    lots: 'Lô hàng',
    producer: 'Nhập vào sổ của',
    choose: 'Chọn chủ thể',
    file: 'Tệp .json hoặc .jsonld',
    fileHint: 'Tối đa 5 MB và 5.000 sự kiện mỗi lần.',
    paste: 'Hoặc dán nội dung',
    pasteHint: 'Chọn tệp thì nội dung dán bị bỏ qua.',
    preview: 'Xem trước',
    apply: 'Nhập',
    again: 'Xem trước lại',
    wouldTitle: 'Sẽ làm gì',
    wouldNothing: 'Mọi sự kiện trong tệp đã có sẵn, không có gì để nhập.',
    stored: 'Sự kiện mới',
    known: 'Sự kiện đã có, bỏ qua',
    newLots: 'Lô mới được mở',
    archived: 'Sự kiện chỉ để lưu',
    archivedHint:
      'Nói về mã không có trong hệ thống này: cơ sở giữ và tải lại được, công chúng không thấy.',
    touched: 'Lô trong tệp',
    lot: 'Mã lô',
    item: 'Mặt hàng',
    state: 'Tình trạng',
    isNew: 'mở mới',
    isOld: 'đã có',
    refused: (count: number) => `Tệp có ${count} lỗi nên chưa nhập gì.`,
    faults: 'Lỗi trong tệp',
    faultsHint: 'Sửa trong ô dưới đây hoặc trong phần mềm đã xuất tệp, rồi xem trước lại.',
    more: (count: number) => `Và ${count} lỗi nữa.`,
    at: 'Chỗ',
    what: 'Lỗi',
    done: (stored: number, known: number, newLots: number) =>
      `Đã nhập ${stored} sự kiện, mở ${newLots} lô mới; ${known} sự kiện đã có từ trước.`,
    toLots: 'Xem các lô',
    export: 'Tải tất cả sự kiện',
    exportHint:
      'Mọi sự kiện cơ sở đã ghi hoặc nhập, kể cả sự kiện chỉ để lưu, thành tài liệu EPCIS 2.0.',
    part: (name: string, part: number, parts: number) =>
      parts === 1 ? name : `${name}, phần ${part}/${parts}`,
  };
}
export type EpcisImportWords = ReturnType<typeof vi>;

const en: EpcisImportWords = {
  title: 'Import an EPCIS file',
  lead: 'Take events from other software: an EPCIS 2.0 document (JSON-LD). Look first, then import; with one fault in it, nothing is taken in.',
  lots: 'Lots',
  producer: 'Into the records of',
  choose: 'Choose a producer',
  file: 'File, .json or .jsonld',
  fileHint: 'At most 5 MB and 5,000 events at a time.',
  paste: 'Or paste its content',
  pasteHint: 'When a file is chosen, what is pasted is left aside.',
  preview: 'Preview',
  apply: 'Import',
  again: 'Preview again',
  wouldTitle: 'What would be done',
  wouldNothing: 'Every event of the file is here already; there is nothing to import.',
  stored: 'New events',
  known: 'Events already here, skipped',
  newLots: 'New lots',
  archived: 'Events kept only',
  archivedHint:
    'About codes that are not known here: the producer keeps them and can download them; the public does not see them.',
  touched: 'Lots in the file',
  lot: 'Lot code',
  item: 'Item',
  state: 'State',
  isNew: 'new',
  isOld: 'here already',
  refused: (count) =>
    `The file has ${count} fault${count === 1 ? '' : 's'}, so nothing was taken in.`,
  faults: 'Faults in the file',
  faultsHint:
    'Mend them in the field below or in the software that wrote the file, then preview again.',
  more: (count) => `And ${count} more.`,
  at: 'Where',
  what: 'Fault',
  done: (stored, known, newLots) =>
    `${stored} event${stored === 1 ? '' : 's'} imported, ${newLots} new lot${newLots === 1 ? '' : 's'}; ${known} had been here before.`,
  toLots: 'See the lots',
  export: 'Download all events',
  exportHint:
    'Every event the producer recorded or imported, those kept only as well, as EPCIS 2.0 documents.',
  part: (name, part, parts) => (parts === 1 ? name : `${name}, part ${part} of ${parts}`),
};

export const epcisImportWords: Record<Lang, EpcisImportWords> = { vi: vi(), en };
