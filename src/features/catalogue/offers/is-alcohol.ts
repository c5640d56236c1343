/**
 * Sets 14 (distilled) and 15 (other drinks with alcohol) of QĐ 26/2026 Phụ lục I: sold to adults only, and online never
 * for cash (ocop-rules 11.8).
 */
export function isAlcohol(setNo: number): boolean {
  return setNo === 14 || setNo === 15;
}
