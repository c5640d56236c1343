import {
  CLAIM_FIELDS,
  type ClaimField,
  type TypedClaim,
} from '#src/features/sellers/claim-facts.ts';
import type { Upload } from '#src/features/sellers/claim-papers.server.ts';
import type { Faults } from '#src/features/sellers/identity.ts';
import type { Answer } from './desk.ts';
import { chosenFiles } from './step-files.ts';

/** The fields of the form as typed. */
export function typedClaim(form: FormData): TypedClaim {
  const all = [...CLAIM_FIELDS, 'provinceCode', 'commune'] as const;
  return Object.fromEntries(all.map((field) => [field, String(form.get(field) ?? '')]));
}

/** The files of the form. */
export async function claimUploads(form: FormData): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const file of chosenFiles(form, 'tep')) {
    uploads.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return uploads;
}

/** What is wrong with which field; nothing when something else was refused. */
export function claimFaults({ refusal }: Pick<Answer, 'refusal'>): Faults<ClaimField> {
  return refusal?.code === 'claim-fields'
    ? (refusal.facts as { faults: Faults<ClaimField> }).faults
    : {};
}
