import { type Day, day } from '#src/base/day.ts';

/** The decisions under which stars were given, oldest first (domain digest, section 2). */
export const CRITERIA_VERSIONS = [
  {
    id: 'qd1048-2019',
    decision: '1048/QĐ-TTg',
    signed: day('2019-08-21'),
    from: day('2019-08-21'),
    until: day('2020-06-07'),
    termMonths: 36,
    holdOverDays: 180,
    parts: [35, 25, 40],
    decides: { 3: 'province', 4: 'province', 5: 'centre' },
  },
  {
    id: 'qd781-2020',
    decision: '781/QĐ-TTg',
    signed: day('2020-06-08'),
    from: day('2020-06-08'),
    until: day('2023-02-23'),
    termMonths: 36,
    holdOverDays: 180,
    parts: [35, 25, 40],
    decides: { 3: 'province', 4: 'province', 5: 'centre' },
  },
  {
    id: 'qd148-2023',
    decision: '148/QĐ-TTg',
    signed: day('2023-02-24'),
    from: day('2023-02-24'),
    until: day('2025-07-05'),
    termMonths: 36,
    holdOverDays: 180,
    parts: [40, 25, 35],
    decides: { 3: 'district', 4: 'province', 5: 'centre' },
  },
  {
    id: 'qd1489-2025',
    decision: '1489/QĐ-TTg',
    signed: day('2025-07-06'),
    from: day('2025-07-06'),
    until: day('2026-05-21'),
    termMonths: 36,
    holdOverDays: 180,
    parts: [40, 25, 35],
    decides: { 3: 'province', 4: 'province', 5: 'centre' },
  },
  {
    id: 'qd26-2026',
    decision: '26/2026/QĐ-TTg',
    signed: day('2026-05-22'),
    from: day('2026-05-22'),
    until: null,
    termMonths: 36,
    /** Điều 12 lets only holders of older certificates run on: a certificate of this version has no grace. */
    holdOverDays: 0,
    parts: [40, 25, 35],
    decides: { 3: 'province', 4: 'province', 5: 'centre' },
  },
] as const;

export type CriteriaVersion = (typeof CRITERIA_VERSIONS)[number];
export type CriteriaVersionId = CriteriaVersion['id'];

export function criteriaVersion(id: CriteriaVersionId): CriteriaVersion {
  const found = CRITERIA_VERSIONS.find((version) => version.id === id);
  if (!found) throw new RangeError(`unknown criteria version ${id}`);
  return found;
}

/**
 * The versions in force on some day between two days: one when it is certain, several when the source gives only a
 * year in which the criteria changed, none before 21/08/2019 (provincial pilots).
 *
 * It answers "which criteria were in force", not "which were applied": dossiers lodged before a change were finished
 * under the old rules (QĐ 26/2026 Điều 12).
 */
export function versionsInForce(first: Day, last: Day): CriteriaVersion[] {
  return CRITERIA_VERSIONS.filter(
    (version) => version.from <= last && (version.until === null || version.until >= first),
  );
}
