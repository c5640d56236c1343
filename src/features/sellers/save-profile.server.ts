import { and, eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import {
  IDENTITY_FIELDS,
  type Identity,
  type IdentityField,
  losesCheck,
  readIdentity,
} from './identity.ts';
import { readSellerProfile } from './read-profile.server.ts';

/**
 * Writes who sells: shown at once, logged by the names of the fields only. What an officer had compared with the papers
 * counts as unchecked again when the name or a number changes.
 * @param asked.expect version the form was made from; 0: there was no profile
 * @throws Refusal `not-allowed`, `no-such-producer`, `seller-fields` {faults}, `seller-changed-meanwhile`
 */
export async function saveSellerProfile(
  db: Db,
  asked: {
    readonly producerId: number;
    readonly typed: Readonly<Partial<Record<IdentityField, string>>>;
    readonly expect: number;
    readonly actor: Actor;
    /** Milliseconds since 1970 UTC. */
    readonly now: number;
  },
): Promise<{ version: number; unchecked: boolean }> {
  const { producerId, expect, actor, now } = asked;
  demand(actor, 'edit-seller-profile', SOMEWHERE);
  const { identity, faults } = readIdentity(asked.typed, dayAt(now));
  return inTransaction(db, async (tx) => {
    demand(actor, 'edit-seller-profile', await sellerPlace(tx, producerId));
    if (Object.keys(faults).length > 0) throw new Refusal('seller-fields', { faults });
    const before = await readSellerProfile(tx, producerId);
    if ((before?.version ?? 0) !== expect) throw new Refusal('seller-changed-meanwhile', {});
    const changed = IDENTITY_FIELDS.filter(
      (field) => (before?.[field] ?? '') !== (identity[field] ?? ''),
    );
    if (before !== null && changed.length === 0)
      return { version: before.version, unchecked: false };
    const unchecked = before?.checkedAt != null && losesCheck(before, identity);
    await writeIdentityIn(tx, {
      producerId,
      identity,
      version: expect,
      checked: unchecked ? null : 'as-it-was',
      now,
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'save-seller-profile',
        subject: `producer:${producerId}`,
        after: { fields: changed, version: expect + 1, ...(unchecked ? { checked: false } : {}) },
      },
    );
    return { version: expect + 1, unchecked };
  });
}

/**
 * An officer of the province has compared name and numbers with the papers.
 * @throws Refusal `not-allowed`, `no-such-producer`, `seller-changed-meanwhile`, `seller-nothing-to-check`
 */
export async function checkSeller(
  db: Db,
  asked: {
    readonly producerId: number;
    readonly expect: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { producerId, expect, actor, now } = asked;
  demand(actor, 'decide-claim', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    demand(actor, 'decide-claim', await sellerPlace(tx, producerId));
    const profile = await readSellerProfile(tx, producerId);
    if (profile?.version !== expect) throw new Refusal('seller-changed-meanwhile', {});
    if (profile.legalName === '' || (profile.taxCode === '' && profile.registrationNo === '')) {
      throw new Refusal('seller-nothing-to-check', {});
    }
    await tx
      .update(sellerProfiles)
      .set({ checkedAt: new Date(now).toISOString(), checkedBy: actor.name, version: expect + 1 })
      .where(and(eq(sellerProfiles.producerId, producerId), eq(sellerProfiles.version, expect)));
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'check-seller', subject: `producer:${producerId}`, after: { checked: true } },
    );
  });
}

/** The producer as a target of deeds. @throws Refusal `no-such-producer` */
export async function sellerPlace(db: Pick<Db | Tx, 'select'>, producerId: number) {
  const [row] = await db
    .select({
      producerId: producers.id,
      provinceCode: producers.provinceCode,
      communeCode: producers.communeCode,
      name: producers.name,
      slug: producers.slug,
      kind: producers.kind,
      printedPlace: producers.printedPlace,
    })
    .from(producers)
    .where(eq(producers.id, producerId));
  if (!row) throw new Refusal('no-such-producer', {});
  return row;
}

/** Step: writes the identity; `checked` names the officer who has compared it, null takes the check away. */
export async function writeIdentityIn(
  tx: Tx,
  one: {
    readonly producerId: number;
    readonly identity: Partial<Identity>;
    readonly version: number;
    readonly checked: { readonly by: string } | 'as-it-was' | null;
    readonly now: number;
  },
): Promise<void> {
  const at = new Date(one.now).toISOString();
  const { producerId, identity, version, checked } = one;
  const check =
    checked === 'as-it-was'
      ? {}
      : { checkedAt: checked === null ? null : at, checkedBy: checked?.by ?? '' };
  const values = { ...identity, ...check, changedAt: at, version: version + 1 };
  await tx
    .insert(sellerProfiles)
    .values({ producerId, ...values })
    .onConflictDoUpdate({ target: sellerProfiles.producerId, set: values });
}
