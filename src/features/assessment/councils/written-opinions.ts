import { spread } from './spread.ts';

export interface WrittenSheet {
  /** Hundredths of a point. */
  readonly total: number;
  /** Of this sheet alone, after its minimum marks. */
  readonly stars: number;
  readonly disqualified: readonly string[];
}

/**
 * Whether the written opinions on a re-assessment differ, so that the council has to meet (QĐ 26/2026, phân hạng lại:
 * opinions in writing, a meeting only when they differ). The law does not say what differing is; we read: another star,
 * totals further apart than the council's limit, or any proposal to exclude the dossier.
 */
export function opinionsDiffer(
  sheets: readonly WrittenSheet[],
  spreadLimit: number | null,
): boolean {
  return (
    new Set(sheets.map((sheet) => sheet.stars)).size > 1 ||
    sheets.some((sheet) => sheet.disqualified.length > 0) ||
    (spreadLimit !== null && spread(sheets.map((sheet) => sheet.total)) > spreadLimit * 100)
  );
}
