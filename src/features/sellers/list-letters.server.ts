import { eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { invitationLetters } from '#db/schema/sellers.ts';
import { dayAt } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { LETTERS_A_PAGE, type LetterQuery, letterState, type LetterState } from './claim-query.ts';
import { membersCount } from './members-count.server.ts';
import { productsOf } from './starred-products.server.ts';

/** A producer whom nobody represents yet, and its newest letter. */
export interface Invitable {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly commune: string | null;
  readonly province: string;
  readonly provinceCode: string;
  readonly products: number;
  readonly starred: number;
  readonly state: LetterState;
  readonly letter: {
    readonly id: number;
    readonly code: string;
    readonly madeAt: string;
    readonly madeBy: string;
    readonly expiresAt: string;
    readonly openedTimes: number;
    readonly withdrawnAt: string | null;
  } | null;
}

export interface InvitableList {
  readonly list: readonly Invitable[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
}

/** Producers without a member, in reach, by name. @param most null: all of them, for a file */
export async function listInvitable(
  db: Db,
  asked: { query: LetterQuery; actor: Actor; now: number; most?: number | null },
): Promise<InvitableList> {
  const { query, actor, now, most = LETTERS_A_PAGE } = asked;
  const reach = reachOf(actor, 'make-invitation-letter');
  const rows = await db
    .select({
      ...{ id: producers.id, slug: producers.slug, name: producers.name },
      ...{ commune: communes.name, province: provinces.name, provinceCode: producers.provinceCode },
    })
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .where(
      reach.everywhere
        ? undefined
        : or(
            sql`0`,
            inArray(producers.provinceCode, [...reach.provinceCodes]),
            inArray(producers.communeCode, [...reach.communeCodes]),
          ),
    );
  const members = await membersCount(db, null);
  const letters = await newestLetters(db);
  const at = new Date(now).toISOString();
  const words = fold(query.text).split(/\s+/).filter(Boolean);
  let found = rows
    .filter((row) => {
      if (members.has(row.id)) return false;
      if (query.provinceCode !== null && row.provinceCode !== query.provinceCode) return false;
      const text = fold(`${row.name} ${row.commune ?? ''} ${row.province}`);
      return words.every((word) => text.includes(word));
    })
    .map((row) => {
      const letter = letters.get(row.id) ?? null;
      return { ...row, letter, state: letterState(letter, at) };
    })
    .filter(({ state }) => query.state === 'all' || query.state === state);
  const goods = query.starred
    ? await productsOf(
        db,
        found.map(({ id }) => id),
        dayAt(now),
      )
    : null;
  if (goods) found = found.filter(({ id }) => goods.get(id)?.some(({ stars }) => stars > 0));
  const by = new Intl.Collator('vi');
  found.sort((a, b) => by.compare(a.name, b.name) || a.id - b.id);
  const pages = most === null ? 1 : Math.max(1, Math.ceil(found.length / most));
  const page = Math.min(query.page, pages);
  const shown = most === null ? found : found.slice((page - 1) * most, page * most);
  const shownGoods =
    goods ??
    (await productsOf(
      db,
      shown.map(({ id }) => id),
      dayAt(now),
    ));
  const codes = new Map(rows.map(({ provinceCode, province }) => [provinceCode, province]));
  return {
    list: shown.map((row) => {
      const own = shownGoods.get(row.id) ?? [];
      return { ...row, products: own.length, starred: own.filter(({ stars }) => stars > 0).length };
    }),
    total: found.length,
    ...{ page, pages },
    provinces: [...codes]
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => by.compare(a.name, b.name)),
  };
}

/** The last letter that was made for each producer. */
async function newestLetters(db: Db) {
  const rows = await db.select().from(invitationLetters).orderBy(invitationLetters.id);
  return new Map(rows.map((row) => [row.producerId, row]));
}
