import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { councils } from '#db/schema/councils.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { GrantedRole, Target } from './may.ts';
import { NOWHERE, type Scope, scopeKindOf } from './roles.ts';

/** A place that exists, as a grant holds it and as a target of deeds, with its name for letters and pages. */
export interface KnownScope {
  readonly scope: Scope;
  readonly target: Target;
  readonly name: string;
}

/**
 * Looks up the one place that a role needs; what belongs to other roles is left out.
 * @throws Refusal `no-such-scope` with the kind of place that is missing
 */
export async function knownScope(
  db: Db | Tx,
  role: GrantedRole,
  asked: Partial<Scope>,
): Promise<KnownScope> {
  const kind = scopeKindOf(role);
  const found =
    kind === null ? { scope: NOWHERE, target: {}, name: '' } : await look[kind](db, asked);
  if (found === null) throw new Refusal('no-such-scope', { kind, role });
  return found;
}

const look = {
  async province(db: Db | Tx, { provinceCode }: Partial<Scope>): Promise<KnownScope | null> {
    if (!provinceCode) return null;
    const [row] = await db.select().from(provinces).where(eq(provinces.code, provinceCode));
    return row === undefined
      ? null
      : { scope: { ...NOWHERE, provinceCode }, target: { provinceCode }, name: row.name };
  },
  async commune(db: Db | Tx, { communeCode }: Partial<Scope>): Promise<KnownScope | null> {
    if (!communeCode) return null;
    const [row] = await db
      .select({
        name: communes.name,
        provinceCode: communes.provinceCode,
        province: provinces.name,
      })
      .from(communes)
      .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
      .where(eq(communes.code, communeCode));
    return row === undefined
      ? null
      : {
          scope: { ...NOWHERE, communeCode },
          target: { communeCode, provinceCode: row.provinceCode },
          name: `${row.name}, ${row.province}`,
        };
  },
  async producer(db: Db | Tx, { producerId }: Partial<Scope>): Promise<KnownScope | null> {
    if (!producerId) return null;
    const [row] = await db.select().from(producers).where(eq(producers.id, producerId));
    if (row === undefined) return null;
    const { provinceCode, communeCode, name } = row;
    return {
      scope: { ...NOWHERE, producerId },
      target: { producerId, provinceCode, communeCode },
      name,
    };
  },
  async council(db: Db | Tx, { councilId }: Partial<Scope>): Promise<KnownScope | null> {
    if (!councilId) return null;
    const [row] = await db
      .select({ name: councils.name, provinceCode: councils.provinceCode })
      .from(councils)
      .where(eq(councils.id, councilId));
    return row === undefined
      ? null
      : {
          scope: { ...NOWHERE, councilId },
          target: { councilId, provinceCode: row.provinceCode },
          name: row.name,
        };
  },
};
