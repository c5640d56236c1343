import { eq } from 'drizzle-orm';
import { record, recordAll } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { producerClaims } from '#db/schema/sellers.ts';
import { tidy } from '#src/base/fold.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { writeGrant } from '#src/features/accounts/write-account.server.ts';
import { NOWHERE } from '#src/features/accounts/roles.ts';
import { freeSlug } from '#src/features/catalogue/free-slug.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { type ClaimVerdict, isOpen } from './claim-facts.ts';
import { officeClaims, type OfficeClaim } from './claim-office.server.ts';
import { moveClaimIn } from './claim-producer.server.ts';
import { isPlain } from './claim-remarks.ts';
import { LONGEST } from './identity.ts';
import { readSellerProfile } from './read-profile.server.ts';
import { writeIdentityIn } from './save-profile.server.ts';

/** What the letter to the person says; the caller has the words and the addresses. */
export type DecisionLetter = (facts: {
  readonly code: string;
  readonly personName: string;
  readonly producer: string;
  readonly verdict: ClaimVerdict;
  readonly note: string;
}) => { readonly subject: string; readonly text: string };

interface Asked {
  readonly letter: DecisionLetter;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * The office decides on a claim. Approved: the person becomes manager of the producer, what was checked becomes the
 * seller's identity, an application becomes a producer of the catalogue. Returned and refused need a sentence why.
 * @param asked.expect version that the officer saw
 * @throws Refusal `not-allowed`, `no-such-claim`, `claim-closed`, `claim-changed-meanwhile`, `claim-note-missing`,
 * `claim-address-unconfirmed`
 */
export async function decideClaim(
  db: Db,
  asked: Asked & {
    readonly code: string;
    readonly verdict: ClaimVerdict;
    readonly note: string;
    readonly expect: number;
  },
): Promise<{ producerId: number | null }> {
  const { code, verdict, actor, now } = asked;
  demand(actor, 'decide-claim', SOMEWHERE);
  const note = tidy(asked.note).slice(0, LONGEST.note);
  return inTransaction(db, async (tx) => {
    const seen = await claimToDecide(tx, code, actor);
    const { claim } = seen;
    if (!isOpen(claim.state)) throw new Refusal('claim-closed', { state: claim.state });
    if (claim.version !== asked.expect) throw new Refusal('claim-changed-meanwhile', {});
    if (verdict !== 'approved' && note === '') throw new Refusal('claim-note-missing', {});
    const producerId = verdict === 'approved' ? await approveIn(tx, seen, asked) : claim.producerId;
    await closeIn(tx, seen, { ...asked, note, producerId });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: `${verdict === 'approved' ? 'approve' : verdict === 'returned' ? 'return' : 'refuse'}-claim`,
        subject: `claim:${claim.id}`,
        before: { state: claim.state },
        after: { state: verdict, producerId },
      },
    );
    if (verdict === 'approved') {
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: claim.kind === 'application' ? 'add-producer' : 'check-seller',
          subject: `producer:${producerId ?? 0}`,
          after: { claim: claim.code, checked: true },
        },
      );
    }
    return { producerId };
  });
}

/**
 * Approves several claims at once: only those that nothing speaks against, seen in the version that was on the screen.
 * @returns codes that were approved, and those that somebody has to look at one by one
 * @throws Refusal `not-allowed`, `claims-none`
 */
export async function approvePlainClaims(
  db: Db,
  asked: Asked & { readonly list: readonly { readonly code: string; readonly expect: number }[] },
): Promise<{ approved: string[]; left: string[] }> {
  const { actor, now, list } = asked;
  demand(actor, 'decide-claim', SOMEWHERE);
  if (list.length === 0) throw new Refusal('claims-none', {});
  return inTransaction(db, async (tx) => {
    const approved: string[] = [];
    const left: string[] = [];
    const changes: { deed: string; subject: string; after: unknown }[] = [];
    for (const { code, expect } of list) {
      const seen = await claimToDecide(tx, code, actor);
      const { claim } = seen;
      if (!isOpen(claim.state) || claim.version !== expect || !isPlain(seen.remarks)) {
        left.push(code);
        continue;
      }
      const producerId = await approveIn(tx, seen, asked);
      await closeIn(tx, seen, { ...asked, verdict: 'approved', note: '', producerId });
      changes.push(
        {
          deed: 'approve-claim',
          subject: `claim:${claim.id}`,
          after: { state: 'approved', producerId },
        },
        {
          deed: 'check-seller',
          subject: `producer:${producerId}`,
          after: { claim: code, checked: true },
        },
      );
      approved.push(code);
    }
    await recordAll(tx, { actor: actor.name, now }, changes);
    return { approved, left };
  });
}

/** A claim within the officer's province. @throws Refusal `no-such-claim` for what is out of reach too, `not-allowed` */
async function claimToDecide(tx: Tx, code: string, actor: Actor): Promise<OfficeClaim> {
  const [claim] = await tx.select().from(producerClaims).where(eq(producerClaims.code, code));
  if (!claim) throw new Refusal('no-such-claim', {});
  const { provinceCode, communeCode, producerId } = claim;
  demand(actor, 'decide-claim', { provinceCode, communeCode, producerId });
  const [seen] = await officeClaims(tx, [claim]);
  if (!seen) throw new Refusal('no-such-claim', {});
  return seen;
}

/** @returns the producer, new for an application */
async function approveIn(tx: Tx, seen: OfficeClaim, { actor, now }: Asked): Promise<number> {
  const { claim, values } = seen;
  if (!seen.emailConfirmed) throw new Refusal('claim-address-unconfirmed', { code: claim.code });
  const producerId = claim.producerId ?? (await addProducerIn(tx, seen));
  await writeGrant(
    tx,
    { ...NOWHERE, producerId, userId: claim.userId, role: 'producer', duty: 'manager' },
    { by: actor.name, now },
  );
  const before = await readSellerProfile(tx, producerId);
  const kept = (said: string, there: string | undefined): string => said || (there ?? '');
  await writeIdentityIn(tx, {
    producerId,
    identity: {
      legalName: values.producerName,
      addressLine: kept(values.addressLine, before?.addressLine),
      phone: kept(values.shopPhone, before?.phone),
      taxCode: kept(values.taxCode, before?.taxCode),
      registrationNo: kept(values.registrationNo, before?.registrationNo),
      registeredOn: values.registeredOn ?? before?.registeredOn ?? null,
      registeredBy: kept(values.registeredBy, before?.registeredBy),
      representative: kept(values.representative, before?.representative),
    },
    version: before?.version ?? 0,
    checked: { by: actor.name },
    now,
  });
  return producerId;
}

/** A producer of the catalogue: without products until a decision names some. */
async function addProducerIn(tx: Tx, { claim }: OfficeClaim): Promise<number> {
  const taken = new Set(
    (await tx.select({ slug: producers.slug }).from(producers)).map(({ slug }) => slug),
  );
  const slug = freeSlug(taken, claim.producerName, claim.provinceCode);
  const [row] = await tx
    .insert(producers)
    .values({
      ...{ slug, name: claim.producerName, kind: claim.producerKind },
      ...{ provinceCode: claim.provinceCode, communeCode: claim.communeCode },
      // The exact address belongs to the seller's identity; here stands what sources print, and there is none.
      ...{ printedPlace: '', sourceUrl: '' },
    })
    .returning({ id: producers.id });
  return row?.id ?? 0;
}

async function closeIn(
  tx: Tx,
  { claim, producer }: OfficeClaim,
  one: Asked & {
    readonly verdict: ClaimVerdict;
    readonly note: string;
    readonly producerId: number | null;
  },
): Promise<void> {
  const { verdict, note, actor, now, producerId } = one;
  await moveClaimIn(tx, claim, {
    state: verdict,
    officeNote: note,
    producerId,
    decidedAt: new Date(now).toISOString(),
    decidedBy: actor.name,
  });
  const { code, personName, userId } = claim;
  const name = producer?.name ?? claim.producerName;
  await notifyIn(tx, {
    to: { userIds: [userId] },
    kind: 'claim-decided',
    facts: { code, producer: name, verdict },
    href: paths('vi').ownClaim(code),
    about: `claim:${claim.id}`,
    now,
    letter: one.letter({ code, personName, producer: name, verdict, note }),
  });
}
