import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, invitations, users } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import { councils } from '#db/schema/councils.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { fold } from '#src/base/fold.ts';
import type { GrantedRole, Reach } from './may.ts';

/** A role as lists show it. */
export interface ListedGrant {
  readonly id: number;
  readonly role: GrantedRole;
  /** Empty for everywhere. */
  readonly place: string;
  readonly provinceCode: string | null;
  readonly grantedBy: string;
  readonly grantedAt: number;
  readonly withdrawnAt: number | null;
  readonly withdrawnWhy: string | null;
}

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isDemo: boolean;
  readonly hasSecondFactor: boolean;
  readonly grants: readonly ListedGrant[];
}

export interface PeopleQuery {
  readonly q: string;
  readonly role: GrantedRole | null;
  readonly provinceCode: string | null;
  readonly page: number;
  readonly perPage: number;
}

type Placed = typeof grants | typeof invitations;

/** The province a role holds in, whichever kind of place it names. */
const provinceOf = (of: Placed): SQL<string | null> =>
  sql`coalesce(${of.provinceCode}, ${communes.provinceCode}, ${producers.provinceCode}, ${councils.provinceCode})`;

const placeName = (of: Placed): SQL<string> =>
  sql`coalesce(${communes.name} || ', ' || (select name from provinces where code = ${communes.provinceCode}),
    ${producers.name}, ${councils.name}, (select ${provinces.name} from ${provinces} where ${provinces.code} = ${of.provinceCode}), '')`;

/** Only what holds in the provinces somebody reaches; everything for those who reach everywhere. */
function within(reach: Reach, of: Placed): SQL | undefined {
  if (reach.everywhere) return undefined;
  return reach.provinceCodes.length === 0
    ? sql`0`
    : inArray(provinceOf(of), [...reach.provinceCodes]);
}

/**
 * People with a role in reach, by name. Roles outside of the reach are neither shown nor counted.
 * People without any role are seen only from everywhere.
 */
export async function listPeople(
  db: Db,
  reach: Reach,
  query: PeopleQuery,
): Promise<{ total: number; people: ListedPerson[] }> {
  const found = await db
    .selectDistinct({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .leftJoin(grants, and(eq(grants.userId, users.id), isNull(grants.withdrawnAt)))
    .leftJoin(communes, eq(communes.code, grants.communeCode))
    .leftJoin(producers, eq(producers.id, grants.producerId))
    .leftJoin(councils, eq(councils.id, grants.councilId))
    .where(
      and(
        within(reach, grants),
        query.role === null ? undefined : eq(grants.role, query.role),
        query.provinceCode === null ? undefined : eq(provinceOf(grants), query.provinceCode),
      ),
    );
  const words = fold(query.q).split(/\s+/).filter(Boolean);
  const matching = found.filter(({ name, email }) => {
    const text = fold(`${name} ${email}`);
    return words.every((word) => text.includes(word));
  });
  const order = new Intl.Collator('vi');
  matching.sort((a, b) => order.compare(a.name, b.name) || order.compare(a.email, b.email));
  const start = (query.page - 1) * query.perPage;
  const shown = matching.slice(start, start + query.perPage).map((one) => one.id);
  return { total: matching.length, people: await peopleById(db, reach, shown, false) };
}

/** One person, with roles that were withdrawn; null when out of reach. */
export async function readPerson(db: Db, reach: Reach, id: string): Promise<ListedPerson | null> {
  const [person] = await peopleById(db, reach, [id], true);
  if (person === undefined) return null;
  const isHere = reach.everywhere || person.grants.some((grant) => grant.withdrawnAt === null);
  return isHere ? person : null;
}

async function peopleById(
  db: Db,
  reach: Reach,
  ids: readonly string[],
  withdrawnToo: boolean,
): Promise<ListedPerson[]> {
  if (ids.length === 0) return [];
  const people = await db
    .select()
    .from(users)
    .where(inArray(users.id, [...ids]));
  const held = await db
    .select({
      userId: grants.userId,
      id: grants.id,
      role: grants.role,
      place: placeName(grants),
      provinceCode: provinceOf(grants),
      grantedBy: grants.grantedBy,
      grantedAt: grants.grantedAt,
      withdrawnAt: grants.withdrawnAt,
      withdrawnWhy: grants.withdrawnWhy,
    })
    .from(grants)
    .leftJoin(communes, eq(communes.code, grants.communeCode))
    .leftJoin(producers, eq(producers.id, grants.producerId))
    .leftJoin(councils, eq(councils.id, grants.councilId))
    .where(
      and(
        inArray(grants.userId, [...ids]),
        withdrawnToo ? undefined : isNull(grants.withdrawnAt),
        within(reach, grants),
      ),
    )
    .orderBy(asc(grants.grantedAt));
  return ids.flatMap((id) => {
    const person = people.find((one) => one.id === id);
    return person === undefined
      ? []
      : [
          {
            id,
            name: person.name,
            email: person.email,
            isDemo: person.isDemo,
            hasSecondFactor: person.twoFactorEnabled,
            grants: held.filter((grant) => grant.userId === id),
          },
        ];
  });
}

export interface ListedInvitation {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: GrantedRole;
  readonly place: string;
  readonly invitedBy: string;
  readonly invitedAt: number;
  readonly expiresAt: number;
  readonly sentTimes: number;
}

/** Invitations that nobody has answered, the newest first, in reach; those that have run out too. */
export async function listInvitations(db: Db, reach: Reach): Promise<ListedInvitation[]> {
  const rows = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      place: placeName(invitations),
      invitedBy: invitations.invitedBy,
      invitedAt: invitations.invitedAt,
      expiresAt: invitations.expiresAt,
      sentTimes: invitations.sentTimes,
    })
    .from(invitations)
    .leftJoin(communes, eq(communes.code, invitations.communeCode))
    .leftJoin(producers, eq(producers.id, invitations.producerId))
    .leftJoin(councils, eq(councils.id, invitations.councilId))
    .where(
      and(
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        within(reach, invitations),
      ),
    )
    .orderBy(desc(invitations.invitedAt))
    .limit(200);
  return rows as ListedInvitation[];
}

const MAX_PRODUCERS = 30;

/** Producers somebody may invite people for, found by words of the name or by id. */
export async function producersToInvite(
  db: Db,
  reach: Reach,
  q: string,
): Promise<{ id: number; name: string; place: string }[]> {
  const words = fold(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const own = [
    ...(reach.provinceCodes.length > 0
      ? [inArray(producers.provinceCode, [...reach.provinceCodes])]
      : []),
    ...(reach.communeCodes.length > 0
      ? [inArray(producers.communeCode, [...reach.communeCodes])]
      : []),
  ];
  const rows = await db
    .select({
      id: producers.id,
      name: producers.name,
      commune: communes.name,
      province: provinces.name,
    })
    .from(producers)
    .innerJoin(provinces, eq(provinces.code, producers.provinceCode))
    .leftJoin(communes, eq(communes.code, producers.communeCode))
    .where(reach.everywhere ? undefined : own.length > 0 ? or(...own) : sql`0`);
  return rows
    .filter((row) => {
      const text = fold(`${row.name} ${row.id}`);
      return words.every((word) => text.includes(word));
    })
    .slice(0, MAX_PRODUCERS)
    .map(({ id, name, commune, province }) => ({
      id,
      name,
      place: [commune, province].filter(Boolean).join(', '),
    }));
}

/** Councils somebody may invite people to. */
export async function councilsToInvite(
  db: Db,
  reach: Reach,
): Promise<{ id: number; name: string }[]> {
  return db
    .select({ id: councils.id, name: councils.name })
    .from(councils)
    .where(
      reach.everywhere
        ? undefined
        : reach.provinceCodes.length > 0
          ? inArray(councils.provinceCode, [...reach.provinceCodes])
          : sql`0`,
    )
    .orderBy(asc(councils.name));
}

/** Communes of a province, by name. */
export async function communesOf(
  db: Db,
  provinceCode: string,
): Promise<{ code: string; name: string }[]> {
  return db
    .select({ code: communes.code, name: communes.name })
    .from(communes)
    .where(eq(communes.provinceCode, provinceCode))
    .orderBy(asc(communes.name));
}
