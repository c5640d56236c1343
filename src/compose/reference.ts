import type { Db } from '#db/client.ts';
import {
  type ProductGroup,
  type ProductSet,
  readGroups,
} from '#src/features/catalogue/read-sets.server.ts';
import {
  type Commune,
  type OldProvince,
  type Province,
  readAllCommunes,
  readProvinces,
} from '#src/features/places/read-places.server.ts';
import { readStoryLines, type StoryLine } from '#src/features/stories/read-stories.server.ts';

/** Small tables that every page needs and that hardly ever change: kept in memory until the change log names them. */
export interface Reference {
  readonly provinces: readonly (Province & { old: OldProvince[] })[];
  readonly groups: readonly ProductGroup[];
  /** Every story without its text, oldest first. */
  readonly stories: readonly StoryLine[];
  /** Communes of a province of today, by name. */
  communesOf(provinceCode: string): readonly Commune[];
  province(code: string): Province & { old: OldProvince[] };
  set(no: number): ProductSet;
  oldProvince(code: string | null): OldProvince | null;
}

const KEY = 'reference';

export function reference(db: Db): Promise<Reference> {
  const { kept } = db.$process;
  let loading = kept.get(KEY) as Promise<Reference> | undefined;
  if (!loading) {
    loading = load(db);
    kept.set(KEY, loading);
    loading.catch(() => kept.delete(KEY));
  }
  return loading;
}

/** Called by the followers when everything changed, or a story. */
export function forgetReference(db: Db): void {
  db.$process.kept.delete(KEY);
}

async function load(db: Db): Promise<Reference> {
  const [provinces, groups, communes, stories] = [
    await readProvinces(db),
    await readGroups(db),
    await readAllCommunes(db),
    await readStoryLines(db),
  ];
  const byCode = new Map(provinces.map((province) => [province.code, province]));
  const sets = new Map(groups.flatMap((group) => group.sets).map((set) => [set.no, set]));
  const old = new Map(provinces.flatMap((p) => p.old).map((entry) => [entry.code, entry]));
  const ofProvince = Map.groupBy(communes, (commune) => commune.provinceCode);
  const must = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new RangeError(`no ${what}`);
    return value;
  };
  return {
    provinces,
    groups,
    stories,
    communesOf: (code) => ofProvince.get(code) ?? [],
    province: (code) => must(byCode.get(code), `province ${code}`),
    set: (no) => must(sets.get(no), `product set ${no}`),
    oldProvince: (code) => (code === null ? null : (old.get(code) ?? null)),
  };
}
