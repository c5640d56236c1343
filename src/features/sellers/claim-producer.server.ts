import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { grants } from '#db/schema/accounts.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { claimFiles, invitationLetters, producerClaims } from '#db/schema/sellers.ts';
import { dayAt } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { randomSigns } from '#src/features/accounts/token.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import type { FileStore } from '#src/outside/files.ts';
import {
  type ClaimState,
  type ClaimValues,
  mayMend,
  readClaim,
  type TypedClaim,
} from './claim-facts.ts';
import { takePapers, type Upload, writePapersIn } from './claim-papers.server.ts';
import { openLetter } from './open-letter.server.ts';
import { sellerPlace } from './save-profile.server.ts';

export type ClaimRow = typeof producerClaims.$inferSelect;

/** Claims of one person that the office has not ended: more would be a flood. */
const MOST_OPEN = 5;

interface Asked {
  readonly typed: TypedClaim;
  readonly uploads: readonly Upload[];
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Asks the office of the province for a producer: one of the catalogue, or with `producerId` null a new one. Gives no
 * right at all; a letter is noted and shortens the officer's check.
 * @returns code of the claim
 * @throws Refusal `not-allowed`, `no-such-producer`, `claim-fields` {faults}, `member-already`, `claim-open-already`
 * {code}, `claims-too-many` {most}, `file-refused`, `claim-too-many-papers`, `no-such-scope`
 */
export async function claimProducer(
  db: Db,
  store: FileStore,
  asked: Asked & {
    readonly producerId: number | null;
    /** Of an application: where the producer is. The commune may be unknown. */
    readonly place: { readonly provinceCode: string | null; readonly communeCode: string | null };
    readonly letterToken: string | null;
  },
): Promise<{ code: string }> {
  const { producerId, actor, now } = asked;
  const userId = actor.userId ?? '';
  demand(actor, 'claim-producer', { userId: actor.userId });
  const { values, faults } = readClaim(asked.typed, {
    today: dayAt(now),
    papers: asked.uploads.length,
  });
  const all = {
    ...faults,
    ...(producerId === null && !asked.place.provinceCode ? { provinceCode: 'missing' } : {}),
  };
  if (Object.keys(all).length > 0) throw new Refusal('claim-fields', { faults: all });
  const papers = await takePapers(store, asked.uploads);
  return inTransaction(db, async (tx) => {
    const place =
      producerId === null ? await typedPlaceIn(tx, asked.place) : await sellerPlace(tx, producerId);
    await demandRoomIn(tx, { userId, producerId });
    const letter = asked.letterToken === null ? null : await openLetter(tx, asked.letterToken, now);
    const ownLetter = letter?.producerId === producerId ? letter : null;
    const at = new Date(now).toISOString();
    const code = `YC-${randomSigns(8).toUpperCase()}`;
    const [row] = await tx
      .insert(producerClaims)
      .values({
        ...values,
        ...{ code, producerId, userId, letterId: ownLetter?.id ?? null, state: 'waiting' },
        kind: producerId === null ? 'application' : 'claim',
        provinceCode: place.provinceCode,
        communeCode: place.communeCode,
        ...{ madeAt: at, sentAt: at },
      })
      .returning({ id: producerClaims.id });
    const id = row?.id ?? 0;
    await writePapersIn(tx, { claimId: id, papers, remove: [], now });
    if (ownLetter) {
      await tx
        .update(invitationLetters)
        .set({ claimId: id })
        .where(eq(invitationLetters.id, ownLetter.id));
    }
    await tellOfficeIn(tx, { id, code, ...values, provinceCode: place.provinceCode, userId, now });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'claim-producer',
        subject: `claim:${id}`,
        after: { code, producerId, letter: ownLetter?.code ?? null, papers: papers.length },
      },
    );
    return { code };
  });
}

/**
 * The person corrects a claim that the office has not decided, or has returned with a note; the office has it again.
 * @param asked.expect version the form was made from
 * @throws Refusal `not-allowed`, `no-such-claim`, `claim-closed`, `claim-changed-meanwhile`, `claim-fields`, and those of files
 */
export async function mendClaim(
  db: Db,
  store: FileStore,
  asked: Asked & {
    readonly code: string;
    readonly expect: number;
    readonly remove: readonly number[];
  },
): Promise<void> {
  const { code, actor, now } = asked;
  demand(actor, 'claim-producer', { userId: actor.userId });
  // Files of somebody whose claim it is not are never kept.
  await ownClaimIn(db, asked);
  const papers = await takePapers(store, asked.uploads);
  await inTransaction(db, async (tx) => {
    const claim = await ownClaimIn(tx, { code, actor, expect: asked.expect });
    const count = await writePapersIn(tx, { claimId: claim.id, papers, remove: asked.remove, now });
    const { values, faults } = readClaim(asked.typed, { today: dayAt(now), papers: count });
    if (Object.keys(faults).length > 0) throw new Refusal('claim-fields', { faults });
    await moveClaimIn(tx, claim, {
      ...values,
      state: 'waiting',
      sentAt: new Date(now).toISOString(),
    });
    await tellOfficeIn(tx, { ...claim, ...values, now });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'mend-claim',
        subject: `claim:${claim.id}`,
        before: { state: claim.state },
        after: { state: 'waiting', papers: count },
      },
    );
  });
}

/** The person gives it up. @throws Refusal `not-allowed`, `no-such-claim`, `claim-closed`, `claim-changed-meanwhile` */
export async function withdrawClaim(
  db: Db,
  asked: {
    readonly code: string;
    readonly expect: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now } = asked;
  demand(actor, 'claim-producer', { userId: actor.userId });
  await inTransaction(db, async (tx) => {
    const claim = await ownClaimIn(tx, asked);
    await moveClaimIn(tx, claim, { state: 'withdrawn' });
    // Nobody needs the papers of a person who has given up.
    await tx.delete(claimFiles).where(eq(claimFiles.claimId, claim.id));
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'withdraw-claim', subject: `claim:${claim.id}`, before: { state: claim.state } },
    );
  });
}

/** Step: writes a claim's next version. @throws Refusal `claim-changed-meanwhile` */
export async function moveClaimIn(
  tx: Tx,
  claim: Pick<ClaimRow, 'id' | 'version'>,
  change: Partial<ClaimValues> &
    Partial<Omit<ClaimRow, 'id' | 'version'>> & { readonly state: ClaimState },
): Promise<void> {
  const moved = await tx
    .update(producerClaims)
    .set({ ...change, version: claim.version + 1 })
    .where(and(eq(producerClaims.id, claim.id), eq(producerClaims.version, claim.version)))
    .returning({ id: producerClaims.id });
  if (moved.length === 0) throw new Refusal('claim-changed-meanwhile', {});
}

async function ownClaimIn(
  tx: Pick<Db | Tx, 'select'>,
  {
    code,
    actor,
    expect,
  }: { readonly code: string; readonly actor: Actor; readonly expect: number },
): Promise<ClaimRow> {
  const [claim] = await tx
    .select()
    .from(producerClaims)
    .where(and(eq(producerClaims.code, code), eq(producerClaims.userId, actor.userId ?? '')));
  if (!claim) throw new Refusal('no-such-claim', {});
  if (!mayMend(claim.state)) throw new Refusal('claim-closed', { state: claim.state });
  if (claim.version !== expect) throw new Refusal('claim-changed-meanwhile', {});
  return claim;
}

async function demandRoomIn(
  tx: Tx,
  { userId, producerId }: { readonly userId: string; readonly producerId: number | null },
): Promise<void> {
  const held =
    producerId === null
      ? []
      : await tx
          .select({ id: grants.id })
          .from(grants)
          .where(
            and(
              ...[eq(grants.userId, userId), eq(grants.role, 'producer')],
              ...[eq(grants.producerId, producerId), isNull(grants.withdrawnAt)],
            ),
          );
  if (held.length > 0) throw new Refusal('member-already', {});
  const open = await tx
    .select({ code: producerClaims.code, producerId: producerClaims.producerId })
    .from(producerClaims)
    .where(
      and(
        eq(producerClaims.userId, userId),
        inArray(producerClaims.state, ['waiting', 'returned']),
      ),
    );
  const same = open.find((one) => one.producerId === producerId);
  if (same) throw new Refusal('claim-open-already', { code: same.code });
  if (open.length >= MOST_OPEN) throw new Refusal('claims-too-many', { most: MOST_OPEN });
}

async function typedPlaceIn(
  tx: Tx,
  { provinceCode, communeCode }: { provinceCode: string | null; communeCode: string | null },
): Promise<{ provinceCode: string; communeCode: string | null }> {
  const [province] = await tx
    .select({ code: provinces.code })
    .from(provinces)
    .where(eq(provinces.code, provinceCode ?? ''));
  if (!province) throw new Refusal('claim-fields', { faults: { provinceCode: 'missing' } });
  const [commune] = await tx
    .select({ code: communes.code })
    .from(communes)
    .where(and(eq(communes.code, communeCode ?? ''), eq(communes.provinceCode, province.code)));
  return { provinceCode: province.code, communeCode: commune?.code ?? null };
}

async function tellOfficeIn(
  tx: Tx,
  one: Pick<ClaimRow, 'id' | 'code' | 'producerName' | 'provinceCode' | 'userId'> & {
    readonly now: number;
  },
): Promise<void> {
  await notifyIn(tx, {
    to: { officersOf: one.provinceCode },
    kind: 'claim-waiting',
    facts: { code: one.code, producer: one.producerName },
    href: paths('vi').deskClaim(one.code),
    about: `claim:${one.id}`,
    now: one.now,
    except: one.userId,
  });
}
