import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { fold } from '#src/base/fold.ts';
import { membersCount } from './members-count.server.ts';

const MOST = 20;

export interface FoundProducer {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: (typeof producers.$inferSelect)['kind'];
  readonly provinceCode: string;
  readonly commune: string | null;
  readonly province: string;
  /** Whether somebody works for it already. */
  readonly hasMembers: boolean;
}

const COLUMNS = {
  ...{ id: producers.id, slug: producers.slug, name: producers.name, kind: producers.kind },
  ...{ provinceCode: producers.provinceCode, commune: communes.name, province: provinces.name },
};

/** Producers of the catalogue by words of their name or place, the best known first; `more`: there are others. */
export async function findProducers(
  db: Db,
  text: string,
): Promise<{ list: FoundProducer[]; more: boolean }> {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { list: [], more: false };
  const rows = await db
    .select(COLUMNS)
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode));
  const found = rows.filter((row) => {
    const all = fold(`${row.name} ${row.commune ?? ''} ${row.province}`);
    return words.every((word) => all.includes(word));
  });
  const inName = (name: string): number => words.filter((word) => fold(name).includes(word)).length;
  found.sort((a, b) => inName(b.name) - inName(a.name) || a.name.localeCompare(b.name, 'vi'));
  const shown = found.slice(0, MOST);
  const members = await membersCount(
    db,
    shown.map(({ id }) => id),
  );
  return {
    list: shown.map((row) => ({ ...row, hasMembers: members.has(row.id) })),
    more: found.length > MOST,
  };
}

/** One producer to claim; null when there is none. */
export async function findProducer(db: Db, id: number): Promise<FoundProducer | null> {
  const [row] = await db
    .select(COLUMNS)
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .where(eq(producers.id, id));
  if (!row) return null;
  return { ...row, hasMembers: (await membersCount(db, [id])).has(id) };
}
