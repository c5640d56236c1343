import type { Deed } from '#src/features/accounts/may.ts';
import { type DossierState, EDITABLE } from '../dossier-states.ts';
import { PAPERS, paperItem, criterionItem } from './papers.ts';

/** Papers that officers add. */
export const OFFICE_ITEMS = [
  {
    item: 'commune:letter',
    vi: 'Bản quét văn bản đề nghị của xã',
    en: 'Scan of the commune’s request',
  },
  { item: 'commune:report', vi: 'Bản quét Mẫu 03 đã ký', en: 'Scan of the signed Mẫu 03' },
  { item: 'province:test', vi: 'Kiểm tra, kiểm nghiệm bổ sung', en: 'Extra checks and tests' },
  { item: 'province:letter', vi: 'Văn bản đề nghị Bộ', en: 'Request to the ministry' },
  {
    item: 'province:approval',
    vi: 'Quyết định phê duyệt kết quả',
    en: 'Decision approving the result',
  },
] as const;

/** Who may add a file for an item, and while the dossier is where; null for an item nobody knows. */
export function writerOf(
  item: string,
  criteria: readonly string[],
): { deed: Deed; states: readonly DossierState[] } | null {
  if (PAPERS.some(({ code }) => paperItem(code) === item)) {
    return { deed: 'edit-dossier', states: EDITABLE };
  }
  if (criteria.some((code) => criterionItem(code) === item)) {
    return { deed: 'edit-dossier', states: EDITABLE };
  }
  if (!OFFICE_ITEMS.some((one) => one.item === item)) return null;
  return item.startsWith('commune:')
    ? { deed: 'report-as-commune', states: ['lodged'] }
    : { deed: 'check-dossier', states: ['with-province', 'accepted', 'scored'] };
}
