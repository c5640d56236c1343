import type { Db } from '#db/client.ts';
import { type ProductGroup, type ProductSet, readGroups } from '#src/features/catalogue/read-sets.server.ts';
import { type OldProvince, type Province, readProvinces } from '#src/features/places/read-places.server.ts';

/** Small tables that every page needs and that hardly ever change: kept in memory until the change log names them. */
export interface Reference {
  readonly provinces: readonly (Province & { old: OldProvince[] })[];
  readonly groups: readonly ProductGroup[];
  province(code: string): Province & { old: OldProvince[] };
  set(no: number): ProductSet;
  oldProvince(code: string | null): OldProvince | null;
}

const kept = new WeakMap<Db, Promise<Reference>>();

export function reference(db: Db): Promise<Reference> {
  let loading = kept.get(db);
  if (!loading) {
    loading = load(db);
    kept.set(db, loading);
    loading.catch(() => kept.delete(db));
  }
  return loading;
}

/** Called by the followers when `catalogue` or a `place:` changed. */
export function forgetReference(db: Db): void {
  kept.delete(db);
}

async function load(db: Db): Promise<Reference> {
  const provinces = await readProvinces(db);
  const groups = await readGroups(db);
  const byCode = new Map(provinces.map((province) => [province.code, province]));
  const sets = new Map(groups.flatMap((group) => group.sets).map((set) => [set.no, set]));
  const old = new Map(provinces.flatMap((p) => p.old).map((entry) => [entry.code, entry]));
  const must = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new RangeError(`no ${what}`);
    return value;
  };
  return {
    provinces,
    groups,
    province: (code) => must(byCode.get(code), `province ${code}`),
    set: (no) => must(sets.get(no), `product set ${no}`),
    oldProvince: (code) => (code === null ? null : (old.get(code) ?? null)),
  };
}
