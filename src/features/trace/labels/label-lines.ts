import { type Day, formatDay } from '#src/base/day.ts';
import { TOGETHER } from './text-flow.ts';

/** What a label says of a lot. Texts are as the fonts can draw them. */
export interface LabelFacts {
  readonly product: string;
  /** `Hũ 500 ml`; empty where there is only one size. */
  readonly size: string;
  readonly producer: string;
  readonly lot: string | null;
  /** True for labels that each have a serial. */
  readonly serial: string | null;
  readonly madeOn: Day | null;
  readonly packedOn: Day | null;
  readonly expiresOn: Day | null;
  readonly bestBefore: Day | null;
  readonly gtin: string | null;
  /** The address in plain letters, without `https://`: who cannot scan can type it, who scans can compare it. */
  readonly address: string;
  /** Only while it holds today. */
  readonly star: { readonly stars: 3 | 4 | 5; readonly until: Day | null } | null;
}

export const LINE_IDS = [
  ...['product', 'lot', 'made', 'expires', 'serial'],
  ...['star', 'producer', 'address', 'gtin'],
] as const;
export type LineId = (typeof LINE_IDS)[number];

export interface LabelLine {
  readonly id: LineId;
  readonly text: string;
  readonly bold: boolean;
  readonly mostLines: number;
  /** What it costs to leave it out. */
  readonly weight: number;
}

const together = (size: string): string => size.replace(/(\d) (?=\S)/g, `$1${TOGETHER}`);

/** Lines from top to bottom; labels of goods sold in Việt Nam are Vietnamese (Nghị định 37/2026, 43/2017). */
export function labelLines(facts: LabelFacts, withEan: boolean): LabelLine[] {
  const line = (
    id: LineId,
    text: string | null,
    weight: number,
    mostLines = 1,
    bold = false,
  ): LabelLine[] => (text === null ? [] : [{ id, text, weight, mostLines, bold }]);
  const day = (word: string, on: Day | null): string | null =>
    on === null ? null : `${word}: ${formatDay(on, 'vi')}`;
  const { star } = facts;
  const until = star?.until ?? null;
  return [
    ...line(
      'product',
      [facts.product, together(facts.size)].filter(Boolean).join(', '),
      20,
      3,
      true,
    ),
    ...line('lot', facts.lot === null ? null : `Lô: ${facts.lot}`, 16),
    ...line('made', day('NSX', facts.madeOn) ?? day('Đóng gói', facts.packedOn), 12),
    ...line(
      'expires',
      day('HSD', facts.expiresOn) ?? day('Dùng tốt nhất trước', facts.bestBefore),
      14,
      facts.expiresOn === null ? 2 : 1,
    ),
    ...line('serial', facts.serial === null ? null : `Số: ${facts.serial}`, 8),
    ...line(
      'star',
      star === null
        ? null
        : `OCOP ${star.stars} sao${until === null ? '' : ` – hiệu lực đến ${formatDay(until, 'vi')}`}`,
      5,
      2,
    ),
    ...line('producer', facts.producer === '' ? null : facts.producer, 4, 3),
    ...line('address', facts.address, 7, 2),
    ...line('gtin', facts.gtin === null || withEan ? null : `GTIN ${facts.gtin}`, 3),
  ];
}
