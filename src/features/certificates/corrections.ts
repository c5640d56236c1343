import { type Day, parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { versionsInForce } from './criteria-version.ts';

/** What a further decision may put right in a certificate. */
export const CORRECTABLE = [
  'printedName',
  'printedProducer',
  'printedCommune',
  'printedDistrict',
  'printedProvince',
  'printedGroup',
  'stars',
  'score',
  'decisionNo',
  'decidedOn',
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export type CorrectableRow = {
  readonly [field in Exclude<Correctable, 'stars' | 'decidedOn'>]: string;
} & {
  readonly stars: number | null;
  readonly decidedOn: string | null;
  readonly criteriaVersion: string | null;
};

export interface Correction {
  readonly field: Correctable;
  readonly before: string;
  readonly after: string;
}

/** Columns to be written. Term and criteria follow from a corrected day. */
export interface Patch {
  printedName?: string;
  printedProducer?: string;
  printedCommune?: string;
  printedDistrict?: string;
  printedProvince?: string;
  printedGroup?: string;
  score?: string;
  decisionNo?: string;
  stars?: number;
  decidedOn?: string;
  year?: number;
  issuedFirst?: string;
  issuedLast?: string;
  criteriaVersion?: string | null;
}

const LONGEST = 300;

/**
 * What was typed against what stands: only the fields that differ.
 * @param today no decision is of a later day
 * @throws Refusal `nothing-corrected`, `bad-correction` {field}
 */
export function readCorrections(
  row: CorrectableRow,
  typed: Readonly<Partial<Record<Correctable, string>>>,
  today: Day,
): { corrections: Correction[]; patch: Patch } {
  const corrections: Correction[] = [];
  const patch: Patch = {};
  for (const field of CORRECTABLE) {
    const text = typed[field];
    if (text === undefined) continue;
    const after = tidy(text);
    const before = String(row[field] ?? '');
    if (after === before) continue;
    if (after.length > LONGEST) throw new Refusal('bad-correction', { field });
    if (field === 'stars') {
      if (!/^[345]$/.test(after)) throw new Refusal('bad-correction', { field });
      patch.stars = Number(after);
    } else if (field === 'decidedOn') {
      const decidedOn = parseDay(after);
      if (decidedOn === null || decidedOn > today || decidedOn < '2018-01-01') {
        throw new Refusal('bad-correction', { field });
      }
      Object.assign(patch, {
        decidedOn,
        year: Number(decidedOn.slice(0, 4)),
        issuedFirst: decidedOn,
        issuedLast: decidedOn,
        criteriaVersion: versionOn(decidedOn, row.criteriaVersion),
      });
    } else {
      if (after === '' && (field === 'printedName' || field === 'decisionNo')) {
        throw new Refusal('bad-correction', { field });
      }
      if (field === 'score' && after !== '' && !/^\d{1,3}([.,]\d{1,2})?$/.test(after)) {
        throw new Refusal('bad-correction', { field });
      }
      patch[field] = after;
    }
    corrections.push({ field, before, after });
  }
  if (corrections.length === 0) throw new Refusal('nothing-corrected', {});
  return { corrections, patch };
}

/** Criteria that were applied stay; where none were known, those in force on the corrected day. */
function versionOn(decidedOn: Day, known: string | null): string | null {
  return known ?? versionsInForce(decidedOn, decidedOn)[0]?.id ?? null;
}
