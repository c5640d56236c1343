import { day } from '#src/base/day.ts';
import type { Standing } from '../standing.ts';
import { type DeskLine, searchable } from './desk-line.ts';

/** A standing for tests: in force until a day. */
export function validUntil(until: string, stars: 3 | 4 | 5 = 3): Standing {
  return { state: 'valid', stars, awarded: stars, validUntil: day(until), reason: null };
}

/** A line of the register for tests; `id` makes code, product and producer. */
export function deskLine(id: number, change: Partial<DeskLine> = {}): DeskLine {
  const line = {
    id,
    code: `MX-${String(id).padStart(5, '0')}`,
    productId: id,
    productSlug: `san-pham-${id}`,
    productName: `Mật ong số ${id}`,
    setNo: 4,
    groupCode: 'I',
    producerId: id,
    producerName: `Hợp tác xã ${id}`,
    provinceCode: '91',
    provinceName: 'An Giang',
    communeCode: '30001',
    communeName: 'Phú Quốc',
    stars: 3,
    score: '75,5',
    decisionNo: '1234/QĐ-UBND',
    decidedOn: day('2024-05-10'),
    issuedLast: day('2024-05-10'),
    year: 2024,
    evidence: 'decision' as const,
    criteriaVersion: 'qd148-2023',
    revokedOn: null,
    standing: validUntil('2027-05-10'),
    ...change,
  };
  return { ...line, ...searchable(line, []), ...change };
}
