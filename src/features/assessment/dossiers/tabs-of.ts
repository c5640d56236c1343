import type { Deed } from '#src/features/accounts/may.ts';
import type { DossierState } from '../dossier-states.ts';

export type DossierPart = 'overview' | 'm01' | 'm02' | 'papers' | 'commune' | 'province' | 'print';

/** The parts a person may open: the offices' rooms for whoever works there, the commune's report for all once it is sent. */
export function partsOf(
  dossier: {
    readonly state: DossierState;
    readonly lodgedAt: string | null;
    readonly forwardedAt: string | null;
  },
  may: (deed: Deed) => boolean,
): DossierPart[] {
  const parts: DossierPart[] = ['overview', 'm01', 'm02', 'papers'];
  const lodged = dossier.lodgedAt !== null;
  if (lodged && (may('report-as-commune') || dossier.forwardedAt !== null)) parts.push('commune');
  if (lodged && may('check-dossier')) parts.push('province');
  return [...parts, 'print'];
}
