/** Kinds of goods that labels are told apart by; sets of QĐ 26/2026 Phụ lục I. */
export const GOODS_KINDS = [
  'food',
  'drink',
  'alcohol',
  'functional-food',
  'cosmetic',
  'medicinal',
  'handicraft',
  'textile',
  'ornamental',
  'tourism',
] as const;
export type GoodsKind = (typeof GOODS_KINDS)[number];

/** @param setNo 1 to 26 of QĐ 26/2026 Phụ lục I */
export function goodsKind(setNo: number): GoodsKind {
  if (setNo <= 13) return 'food';
  if (setNo <= 15) return 'alcohol';
  if (setNo <= 17) return 'drink';
  if (setNo === 18) return 'functional-food';
  if (setNo === 19) return 'cosmetic';
  if (setNo === 20) return 'medicinal';
  if (setNo === 21) return 'handicraft';
  if (setNo === 22) return 'textile';
  return setNo <= 25 ? 'ornamental' : 'tourism';
}

/** Label data that a producer writes; name, responsible party, origin and GTIN follow from elsewhere when not written. */
export const LABEL_KEYS = [
  'responsible',
  'origin',
  'quantity',
  'made',
  'expiry',
  'ingredients',
  'nutrition',
  'alcohol',
  'warnings',
  'allergens',
  'use',
  'storage',
  'material',
  'technical',
  'variety',
] as const;
export type LabelKey = (typeof LABEL_KEYS)[number];

interface LabelNeeds {
  /** The law asks for them. */
  readonly must: readonly LabelKey[];
  /** Buyers ask for them. */
  readonly may: readonly LabelKey[];
}

/**
 * Which label data each kind of goods carries: Nghị định 37/2026 art. 42 (name, responsible party, origin) and, by kind,
 * the contents that the labelling rules list: food quantity, dates, ingredients, warnings, use and storage. Our reading of
 * the annex, said so wherever the meter is shown (ocop-rules 11.3).
 */
export const LABEL_NEEDS: Readonly<Record<GoodsKind, LabelNeeds>> = {
  food: {
    must: ['quantity', 'made', 'expiry', 'ingredients', 'warnings', 'use', 'storage'],
    may: ['allergens', 'nutrition'],
  },
  drink: {
    must: ['quantity', 'made', 'expiry', 'ingredients', 'warnings', 'use', 'storage'],
    may: ['allergens', 'nutrition'],
  },
  alcohol: {
    must: ['quantity', 'alcohol', 'made', 'ingredients', 'warnings', 'storage'],
    may: ['expiry', 'use', 'allergens'],
  },
  'functional-food': {
    must: ['quantity', 'made', 'expiry', 'ingredients', 'warnings', 'use', 'storage'],
    may: ['allergens', 'nutrition'],
  },
  cosmetic: {
    must: ['quantity', 'made', 'expiry', 'ingredients', 'warnings', 'use'],
    may: ['storage', 'allergens'],
  },
  medicinal: {
    must: ['quantity', 'made', 'expiry', 'ingredients', 'warnings', 'use', 'storage'],
    may: ['allergens'],
  },
  handicraft: { must: ['material', 'technical', 'use'], may: ['quantity', 'warnings', 'made'] },
  textile: { must: ['material', 'technical', 'use'], may: ['warnings', 'made', 'quantity'] },
  ornamental: { must: ['variety', 'technical', 'use'], may: ['quantity', 'warnings', 'made'] },
  tourism: { must: ['technical', 'use'], may: ['warnings'] },
};

/** The label fields of a product's form, those the law asks for first. */
export function labelKeysOf(setNo: number): readonly LabelKey[] {
  const { must, may } = LABEL_NEEDS[goodsKind(setNo)];
  return [...must, ...may, 'responsible', 'origin'];
}
