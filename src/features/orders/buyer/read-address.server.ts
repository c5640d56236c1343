import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { communes, oldPlaces, oldProvinces, provinces } from '#db/schema/places.ts';
import { dayAt } from '#src/base/day.ts';
import { matchPlace, placeIndex, type PlaceIndex } from '#src/features/places/match-place.ts';

export interface PlaceChoice {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** How a typed commune reads within a province. */
export type AddressRead =
  | { readonly is: 'missing' }
  | { readonly is: 'found'; readonly commune: PlaceChoice }
  /** A person has to say which: an old name, a name of several places, a slip of the pen. */
  | {
      readonly is: 'ask';
      readonly why: 'old-name' | 'several';
      readonly choices: readonly PlaceChoice[];
    }
  | { readonly is: 'unknown' };

const KEY = 'delivery-places';
const MOST_CHOICES = 12;

/**
 * The commune of today that somebody means: with or without marks and kind, by its name of today or of before July
 * 2025. What is not certain is asked, never guessed.
 * @param chosen the code the person chose, when asked before
 */
export async function readAddress(
  db: Db,
  one: {
    readonly provinceCode: string;
    readonly commune: string;
    readonly chosen?: string;
    readonly now: number;
  },
): Promise<AddressRead> {
  const typed = one.commune.trim();
  if (typed === '' || one.provinceCode === '') return { is: 'missing' };
  const { index, names } = await placesOf(db);
  const province = names.get(one.provinceCode);
  if (province === undefined) return { is: 'missing' };
  const match = matchPlace(index, {
    ...{ ...split(typed), province },
    on: dayAt(one.now),
  });
  const codes = match.provinceCode === one.provinceCode ? match.communeCodes : [];
  const choices = await choicesOf(db, codes.slice(0, MOST_CHOICES), one.provinceCode);
  const picked = choices.find(({ code }) => code === one.chosen);
  if (picked) return { is: 'found', commune: picked };
  const [only] = choices;
  if (only === undefined) return { is: 'unknown' };
  if (match.how === 'exact' && choices.length === 1) return { is: 'found', commune: only };
  return { is: 'ask', why: choices.length === 1 ? 'old-name' : 'several', choices };
}

/** "Phố Cáo, huyện Đồng Văn": the last part may be the district. */
function split(typed: string): { commune: string; district?: string } {
  const [commune = '', ...rest] = typed.split(/[,;]/).map((part) => part.trim());
  return rest.length === 1 && rest[0] ? { commune, district: rest[0] } : { commune: typed };
}

async function choicesOf(
  db: Db,
  codes: readonly string[],
  provinceCode: string,
): Promise<PlaceChoice[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .select()
    .from(communes)
    .where(inArray(communes.code, [...codes]));
  return codes.flatMap((code) => {
    const row = rows.find((one) => one.code === code && one.provinceCode === provinceCode);
    return row ? [{ code, name: row.name, kind: row.kind }] : [];
  });
}

interface Places {
  readonly index: PlaceIndex;
  readonly names: ReadonlyMap<string, string>;
}

/** Places do not change while the program runs. */
async function placesOf(db: Db): Promise<Places> {
  const kept = db.$process.kept.get(KEY) as Places | undefined;
  if (kept !== undefined) return kept;
  const today = await db.select().from(provinces);
  const places: Places = {
    index: placeIndex({
      provinces: today,
      oldProvinces: await db.select().from(oldProvinces),
      communes: await db.select().from(communes),
      oldPlaces: (await db.select().from(oldPlaces)).map((row) => ({
        ...row,
        communeCodes: row.communeCodes.split('|').filter(Boolean),
      })),
    }),
    names: new Map(today.map(({ code, name }) => [code, name])),
  };
  if (today.length > 0) db.$process.kept.set(KEY, places);
  return places;
}
