import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, invitations, users } from '#db/schema/accounts.ts';
import { dossierFiles, dossiers } from '#db/schema/dossiers.ts';
import {
  claimFiles,
  invitationLetters,
  producerClaims,
  sellerProfiles,
} from '#db/schema/sellers.ts';
import { makeOwnAccount } from '#src/features/accounts/make-own-account.server.ts';
import { askToConfirmAgain, confirmOwnAddress } from '#src/features/accounts/own-address.server.ts';
import {
  claimProducer,
  mendClaim,
  withdrawClaim,
} from '#src/features/sellers/claim-producer.server.ts';
import { approvePlainClaims, decideClaim } from '#src/features/sellers/decide-claim.server.ts';
import { makeLetters, withdrawLetter } from '#src/features/sellers/make-letters.server.ts';
import {
  changeDuty,
  changeMemberInvitation,
  endMembership,
  inviteMember,
} from '#src/features/sellers/members.server.ts';
import { noteLetterOpened } from '#src/features/sellers/open-letter.server.ts';
import { checkSeller, saveSellerProfile } from '#src/features/sellers/save-profile.server.ts';
import { type Deed, EVERYBODY, SIGNED_IN } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Planted = Pick<World, 'producerId' | 'provinceCode' | 'communeCode' | 'mark'>;

export const claimCodeOf = ({ producerId }: Pick<World, 'producerId'>): string =>
  `YC-THU${producerId}`;
const AT = new Date(NOW).toISOString();
const letter = () => ({ subject: 'Thư', text: 'Thư' });

/** What a world needs for these rows: a claim of somebody else with a paper, a letter, a profile, an invitation. */
export async function plantSellers(db: Db, world: Planted): Promise<void> {
  const { producerId, provinceCode, communeCode, mark } = world;
  const userId = `nguoi-nhan-${producerId}`;
  await db.insert(users).values({
    ...{ id: userId, name: `Người nhận ${mark}`, email: `${userId}@vi-du.test` },
    ...{ emailVerified: true, createdAt: new Date(NOW), updatedAt: new Date(NOW) },
  });
  const [claim] = await db
    .insert(producerClaims)
    .values({
      ...{ code: claimCodeOf(world), kind: 'claim', producerId, userId, state: 'waiting' },
      ...{ personName: `Người nhận ${mark}`, personPhone: '0912345678', madeAt: AT, sentAt: AT },
      ...{ producerName: `Cơ sở ${mark}`, producerKind: 'unknown', provinceCode, communeCode },
    })
    .returning({ id: producerClaims.id });
  const [file] = await db
    .select({ hash: dossierFiles.hash, media: dossierFiles.media, bytes: dossierFiles.bytes })
    .from(dossierFiles)
    .innerJoin(dossiers, eq(dossiers.id, dossierFiles.dossierId))
    .where(eq(dossiers.producerId, producerId))
    .limit(1);
  await db.insert(claimFiles).values({
    ...{ claimId: claim?.id ?? 0, name: `giấy ${mark}.pdf`, addedAt: AT },
    ...(file ?? { hash: '0'.repeat(64), media: 'application/pdf', bytes: 1 }),
  });
  await db.insert(invitationLetters).values({
    ...{ code: `TM-THU${producerId}`, producerId, tokenHash: `thu-${producerId}` },
    ...{ madeBy: `Cán bộ ${mark}`, madeAt: AT, expiresAt: '2027-02-20T16:59:59.999Z' },
  });
  await db.insert(sellerProfiles).values({
    ...{ producerId, legalName: 'Cơ sở thử', taxCode: '0100109106', changedAt: AT },
    representative: `Người đại diện ${mark}`,
  });
  await db.insert(invitations).values({
    ...{ email: `moi-${producerId}@vi-du.test`, name: `Được mời ${mark}`, role: 'producer' },
    ...{ producerId, duty: 'packer', tokenHash: `moi-${producerId}`, invitedBy: 'Ai' },
    ...{ invitedAt: NOW, expiresAt: NOW + 86_400_000 },
  });
}

/** Numbers that the store gave what was planted for a world. */
export async function sellerIdsOf(db: Db, { producerId }: Pick<World, 'producerId'>) {
  const [file] = await db
    .select({ id: claimFiles.id })
    .from(claimFiles)
    .innerJoin(producerClaims, eq(producerClaims.id, claimFiles.claimId))
    .where(eq(producerClaims.producerId, producerId));
  const [one] = await db
    .select({ id: invitationLetters.id })
    .from(invitationLetters)
    .where(eq(invitationLetters.producerId, producerId));
  const [invitation] = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(eq(invitations.tokenHash, `moi-${producerId}`));
  const [grant] = await db
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.producerId, producerId), isNull(grants.withdrawnAt)));
  return {
    fileId: file?.id ?? 0,
    letterId: one?.id ?? 0,
    invitationId: invitation?.id ?? 0,
    grantId: grant?.id ?? 0,
  };
}

const DECIDES = { everywhere: ['administrator'], own: ['provincial-officer'] } as const;
const WRITES = {
  everywhere: ['administrator'],
  own: ['provincial-officer', 'commune-officer'],
} as const;
const OWN = { own: ['producer'] } as const;

export const SELLER_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'makeOwnAccount', everywhere: EVERYBODY },
    run: ({ db }, _, actor) =>
      makeOwnAccount(db, {
        ...{ name: 'x', email: 'x', password: 'x', letter, actor, now: NOW },
      }),
  },
  {
    // The link is the right.
    ...{ name: 'confirmOwnAddress', everywhere: EVERYBODY },
    run: ({ db }, _, actor) => confirmOwnAddress(db, { token: 'x', actor, now: NOW }),
  },
  {
    ...{ name: 'askToConfirmAgain', everywhere: SIGNED_IN },
    run: ({ db }, _, actor) => askToConfirmAgain(db, { letter, actor, now: NOW }),
  },
  {
    ...{ name: 'claimProducer', everywhere: SIGNED_IN },
    run: ({ db, files }, { producerId }, actor) =>
      claimProducer(db, files, {
        ...{ producerId, typed: {}, uploads: [], letterToken: null, actor, now: NOW },
        place: { provinceCode: null, communeCode: null },
      }),
  },
  {
    // Nobody's but the person's who sent it.
    ...{ name: 'mendClaim', missing: 'no-such-claim' },
    run: ({ db, files }, world, actor) =>
      mendClaim(db, files, {
        ...{ code: claimCodeOf(world), expect: 1, typed: {}, remove: [], actor, now: NOW },
        uploads: [{ name: 'x.pdf', bytes: new Uint8Array(10) }],
      }),
  },
  {
    ...{ name: 'withdrawClaim', missing: 'no-such-claim' },
    run: ({ db }, world, actor) =>
      withdrawClaim(db, { code: claimCodeOf(world), expect: 1, actor, now: NOW }),
  },
  ...(['approved', 'returned', 'refused'] as const).map((verdict) => ({
    ...{ name: `decideClaim:${verdict}`, ...DECIDES },
    run: ({ db }: Parameters<Deed['run']>[0], world: World, actor: Parameters<Deed['run']>[2]) =>
      decideClaim(db, {
        ...{ code: claimCodeOf(world), verdict, note: 'Vì', expect: 1, letter, actor, now: NOW },
      }),
  })),
  {
    ...{ name: 'approvePlainClaims', ...DECIDES },
    run: ({ db }, world, actor) =>
      approvePlainClaims(db, {
        ...{ list: [{ code: claimCodeOf(world), expect: 1 }], letter, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'makeLetters', ...WRITES },
    run: ({ db }, { producerId }, actor) =>
      makeLetters(db, { producerIds: [producerId], actor, now: NOW }),
  },
  {
    ...{ name: 'withdrawLetter', ...WRITES },
    run: async ({ db }, world, actor) =>
      withdrawLetter(db, { id: (await sellerIdsOf(db, world)).letterId, actor, now: NOW }),
  },
  {
    // The paper is the right.
    ...{ name: 'noteLetterOpened', everywhere: EVERYBODY },
    run: async ({ db }, world, actor) =>
      noteLetterOpened(db, { id: (await sellerIdsOf(db, world)).letterId, actor, now: NOW }),
  },
  {
    ...{ name: 'saveSellerProfile', ...OWN },
    run: ({ db }, { producerId }, actor) =>
      saveSellerProfile(db, {
        ...{ producerId, typed: { legalName: 'Tên khác' }, expect: 1, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'checkSeller', ...DECIDES },
    run: ({ db }, { producerId }, actor) =>
      checkSeller(db, { producerId, expect: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'inviteMember', ...OWN },
    run: ({ db }, { producerId }, actor) =>
      inviteMember(db, {
        ...{ producerId, email: 'ban@vi-du.test', name: 'Bạn', duty: 'packer' },
        ...{ letter, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'changeMemberInvitation', ...OWN },
    run: async ({ db }, world, actor) => {
      const { invitationId: id } = await sellerIdsOf(db, world);
      const { producerId } = world;
      await changeMemberInvitation(db, { id, what: 'withdraw', producerId, actor, now: NOW });
    },
  },
  {
    ...{ name: 'changeDuty', ...OWN },
    run: async ({ db }, world, actor) => {
      const { grantId } = await sellerIdsOf(db, world);
      const { producerId } = world;
      await changeDuty(db, { grantId, duty: 'packer', producerId, actor, now: NOW });
    },
  },
  {
    ...{ name: 'endMembership', ...OWN },
    run: async ({ db }, world, actor) => {
      const { grantId } = await sellerIdsOf(db, world);
      await endMembership(db, { grantId, producerId: world.producerId, actor, now: NOW });
    },
  },
];
