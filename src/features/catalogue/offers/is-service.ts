/**
 * Set 26 of QĐ 26/2026 Phụ lục I (community tourism, eco-tourism and places to visit): there is nothing to weigh or send.
 */
export function isService(setNo: number): boolean {
  return setNo === 26;
}
