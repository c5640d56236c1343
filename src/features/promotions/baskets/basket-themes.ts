/** What a gift basket is for. The ids stand in addresses and are stable. */
export const THEMES = [
  'tet',
  'cuoi-hoi',
  'doanh-nghiep',
  'du-lich',
  'tra-banh',
  'huong-bien',
  'nui-rung',
] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Product sets (QĐ 26/2026 Phụ lục I) that go into a basket of a theme, with how well they fit it, 1 to 4. Fresh goods,
 * animals, plants and services are never in a packed gift; alcohol only when somebody puts it there himself.
 */
const FITS: Readonly<Record<Theme, Readonly<Record<number, number>>>> = {
  tet: { 3: 2, 4: 3, 6: 3, 7: 4, 8: 3, 9: 1, 11: 4, 12: 2, 13: 2, 17: 2, 21: 1 },
  'cuoi-hoi': { 4: 3, 6: 3, 7: 4, 11: 4, 12: 2, 13: 1, 17: 2, 21: 2, 22: 2 },
  'doanh-nghiep': { 4: 4, 7: 3, 8: 2, 10: 1, 11: 4, 12: 2, 13: 4, 17: 2, 21: 3, 22: 2 },
  'du-lich': { 4: 2, 6: 3, 7: 4, 8: 3, 9: 2, 10: 3, 11: 2, 13: 3, 21: 3, 22: 3 },
  'tra-banh': { 6: 4, 7: 4, 11: 4, 12: 4, 13: 2, 4: 2 },
  'huong-bien': { 8: 4, 9: 4, 10: 4, 6: 2, 7: 1, 17: 1 },
  'nui-rung': { 3: 3, 4: 4, 7: 3, 10: 2, 11: 3, 12: 4, 13: 3, 22: 3 },
};

/** How well a set fits a theme, 0 to 4; 0 is not at all. */
export function fitOf(theme: Theme, setNo: number): number {
  return FITS[theme][setNo] ?? 0;
}

/** Every set that some theme has. */
export const GIFT_SETS: readonly number[] = [
  ...new Set(Object.values(FITS).flatMap((fits) => Object.keys(fits).map(Number))),
].sort((a, b) => a - b);

export function themeOf(text: string | null | undefined): Theme | null {
  return THEMES.find((theme) => theme === text) ?? null;
}
