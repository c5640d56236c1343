/** UN/ECE Recommendation 20 codes that lots are counted in. */
export const UNITS = [
  'EA',
  'KGM',
  'GRM',
  'TNE',
  'LTR',
  'MLT',
  'MTR',
  'MTK',
  'BX',
  'BG',
  'BO',
] as const;

export function isUnit(code: string): boolean {
  return /^[A-Z0-9]{2,3}$/.test(code);
}
