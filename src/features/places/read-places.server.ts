import { asc, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { communes, oldPlaces, oldProvinces, provinces } from '#db/schema/places.ts';

export type Province = typeof provinces.$inferSelect;
export type Commune = typeof communes.$inferSelect;
export type OldProvince = typeof oldProvinces.$inferSelect;
export type OldPlace = typeof oldPlaces.$inferSelect;

export async function readProvinces(db: Db): Promise<(Province & { old: OldProvince[] })[]> {
  const now = await db.select().from(provinces).orderBy(asc(provinces.code));
  const before = await db.select().from(oldProvinces).orderBy(asc(oldProvinces.code));
  return now.map((province) => ({
    ...province,
    old: before.filter((old) => old.provinceCode === province.code),
  }));
}

/** All 3,321 communes of today, by name. */
export async function readAllCommunes(db: Db): Promise<Commune[]> {
  return db.select().from(communes).orderBy(asc(communes.name));
}

/** A province by its slug today; else, under `/tinh/{old slug}`, the old province and where it went. */
export function findProvince<P extends Province & { readonly old: readonly OldProvince[] }>(
  all: readonly P[],
  slug: string,
): { province: P; oldProvince: OldProvince | null } | null {
  const now = all.find((province) => province.slug === slug);
  if (now) return { province: now, oldProvince: null };
  const before = all.find((province) => province.old.some((old) => old.slug === slug));
  const oldProvince = before?.old.find((old) => old.slug === slug);
  return before && oldProvince ? { province: before, oldProvince } : null;
}

/**
 * What an address `/xa/{slug}` means: a commune of today, or everything that bore the name before the mergers
 * and where it went.
 */
export async function readCommune(db: Db, slug: string) {
  const [now] = await db
    .select({ commune: communes, province: provinces })
    .from(communes)
    .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
    .where(eq(communes.slug, slug));
  if (now) return { found: 'now' as const, ...now };
  const before = await db
    .select({ place: oldPlaces, oldProvince: oldProvinces, province: provinces })
    .from(oldPlaces)
    .innerJoin(oldProvinces, eq(oldProvinces.code, oldPlaces.oldProvinceCode))
    .innerJoin(provinces, eq(provinces.code, oldPlaces.provinceCode))
    .where(eq(oldPlaces.slug, slug))
    .orderBy(asc(oldPlaces.oldProvinceCode));
  if (before.length === 0) return null;
  const codes = [...new Set(before.flatMap(({ place }) => place.communeCodes.split('|')))].filter(
    Boolean,
  );
  const successors = codes.length
    ? await db.select().from(communes).where(inArray(communes.code, codes))
    : [];
  return {
    found: 'before' as const,
    places: before.map((row) => ({
      ...row,
      communes: row.place.communeCodes
        .split('|')
        .map((code) => successors.find((commune) => commune.code === code))
        .filter((commune) => commune !== undefined),
    })),
  };
}

/** Old districts and communes that are (partly) in a commune of today. */
export async function readPredecessors(db: Db, commune: Commune): Promise<OldPlace[]> {
  const rows = await db
    .select()
    .from(oldPlaces)
    .where(or(eq(oldPlaces.provinceCode, commune.provinceCode)));
  return rows.filter(
    (row) => row.level === 'commune' && row.communeCodes.split('|').includes(commune.code),
  );
}
