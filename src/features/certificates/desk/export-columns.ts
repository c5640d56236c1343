import type { DeskLine } from './desk-line.ts';
import { scoreOf } from './desk-list.ts';

export interface ExportColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'day';
  readonly of: (line: DeskLine) => string | number | null;
}

/** The words an exported list needs; both rooms of words have them. */
export interface ExportWords {
  readonly columns: Readonly<Record<string, string>>;
  readonly setName: string;
  readonly states: Readonly<Record<string, string>>;
  readonly setNameOf: (setNo: number) => string;
  readonly evidence: string;
  readonly evidences: Readonly<Record<string, string>>;
}

/** The columns of an exported list, for people: CSV and XLSX have the same. */
export function exportColumns(w: ExportWords): ExportColumn[] {
  const title = (name: string): string => w.columns[name] ?? name;
  return [
    { title: title('ma'), width: 11, kind: 'text', of: (line) => line.code },
    { title: title('san-pham'), width: 36, kind: 'text', of: (line) => line.productName },
    { title: title('nha-san-xuat'), width: 36, kind: 'text', of: (line) => line.producerName },
    { title: title('xa'), width: 20, kind: 'text', of: (line) => line.communeName },
    { title: title('tinh'), width: 18, kind: 'text', of: (line) => line.provinceName },
    { title: title('bo'), width: 6, kind: 'number', of: (line) => line.setNo },
    { title: w.setName, width: 28, kind: 'text', of: (line) => w.setNameOf(line.setNo) },
    { title: title('sao'), width: 6, kind: 'number', of: (line) => line.stars },
    { title: title('diem'), width: 8, kind: 'number', of: (line) => scoreOf(line.score) },
    { title: title('quyet-dinh'), width: 20, kind: 'text', of: (line) => line.decisionNo },
    { title: title('ngay'), width: 12, kind: 'day', of: (line) => line.decidedOn },
    { title: title('het-han'), width: 12, kind: 'day', of: (line) => line.standing.validUntil },
    {
      title: title('trang-thai'),
      width: 14,
      kind: 'text',
      of: (line) => w.states[line.standing.state] ?? line.standing.state,
    },
    {
      title: w.evidence,
      width: 16,
      kind: 'text',
      of: (line) => w.evidences[line.evidence] ?? line.evidence,
    },
  ];
}
