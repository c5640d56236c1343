import { Refusal } from '#src/base/refusal.ts';
import { UNITS } from '../lots/units.ts';

/** What a producer says of an item. */
export interface ItemFacts {
  /** `Hũ 500 ml`; for a material its name. */
  readonly label: string;
  readonly labelEn: string;
  /** Number in `contentUnit`, empty while unknown. */
  readonly netContent: string;
  readonly contentUnit: string;
  /** What lots of it are counted in. */
  readonly lotUnit: string;
  /** Days from packing, null while unknown. */
  readonly shelfLifeDays: number | null;
}

export const NO_FACTS: ItemFacts = {
  ...{ label: '', labelEn: '', netContent: '', contentUnit: '', lotUnit: 'EA' },
  shelfLifeDays: null,
};

const MAX_LABEL = 80;
/** A hundred years: whatever keeps longer has no shelf life to print. */
const MAX_DAYS = 36_500;

/**
 * The facts as they are stored: trimmed, a decimal comma made a point, no unit without a number.
 * @throws Refusal `item-label-missing` for a material without a name, `item-label-long`, `item-content-wrong`,
 *   `item-unit-unknown`, `item-shelf-life-wrong`
 */
export function checkedItem(facts: ItemFacts, kind: 'product' | 'material'): ItemFacts {
  const label = tidy(facts.label);
  const labelEn = tidy(facts.labelEn);
  if (kind === 'material' && label === '') throw new Refusal('item-label-missing', {});
  if (Math.max(label.length, labelEn.length) > MAX_LABEL) {
    throw new Refusal('item-label-long', { most: MAX_LABEL });
  }
  const netContent = facts.netContent.trim().replace(',', '.');
  if (netContent !== '' && (!/^\d{1,7}(?:\.\d{1,3})?$/.test(netContent) || +netContent === 0)) {
    throw new Refusal('item-content-wrong', { typed: facts.netContent });
  }
  const contentUnit = netContent === '' ? '' : facts.contentUnit;
  for (const unit of [facts.lotUnit, ...(contentUnit === '' ? [] : [contentUnit])]) {
    if (!(UNITS as readonly string[]).includes(unit))
      throw new Refusal('item-unit-unknown', { typed: unit });
  }
  if (netContent !== '' && contentUnit === '')
    throw new Refusal('item-unit-unknown', { typed: '' });
  const days = facts.shelfLifeDays;
  if (days !== null && !(Number.isInteger(days) && days > 0 && days <= MAX_DAYS)) {
    throw new Refusal('item-shelf-life-wrong', { most: MAX_DAYS });
  }
  return { label, labelEn, netContent, contentUnit, lotUnit: facts.lotUnit, shelfLifeDays: days };
}

export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
