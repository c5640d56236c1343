import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, users } from '#db/schema/accounts.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { decisionImports } from '#db/schema/decision-imports.ts';
import { type Actor, type Grant, type GrantedRole, SYSTEM } from '#src/features/accounts/may.ts';
import { invite } from '#src/features/accounts/invite.server.ts';
import { scopeKindOf } from '#src/features/accounts/roles.ts';
import { saveReport } from '#src/features/assessment/councils/advise.server.ts';
import { openMeeting } from '#src/features/assessment/councils/hold-meeting.server.ts';
import { addToRound, createRound } from '#src/features/assessment/councils/manage-round.server.ts';
import {
  councilWith,
  fullMarks,
  runningRound,
  sign,
} from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { startImport } from '#src/features/certificates/imports/start-import.server.ts';
import type { FileStore } from '#src/outside/files.ts';
import { plantDossiers, type PlantedDossiers } from './dossiers.examples.ts';
import { plantDecisions, type PlantedDecisions } from './decisions.examples.ts';
import { plantTraces, type PlantedTraces } from './traces.examples.ts';

export const NOW = Date.parse('2026-11-22T03:00:00Z');
/** The seat of each council role in a council made by `councilWith`. */
const SEAT = { 'council-member': 1, 'council-secretary': 3, 'advisory-team': 4 } as const;
export const HELD_ROLES = [
  'provincial-officer',
  'commune-officer',
  'council-member',
  'council-secretary',
  'advisory-team',
  'producer',
] as const;

/** Where a world lies: a producer of the first catalogue, with a product that has a certificate in force. */
export interface Place {
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly producerId: number;
  readonly productId: number;
  readonly productSlug: string;
  readonly setNo: number;
  readonly certificate: { readonly id: number; readonly code: string };
}

/** One of each thing that rights are asked for, all of one place, their private words marked. */
export interface World extends Place {
  /** Stands in every private word of this world, and nowhere else. */
  readonly mark: string;
  readonly scope: Required<Omit<Grant, 'role' | 'duty'>>;
  readonly council: { readonly id: number; readonly people: Actor[]; readonly seats: number[] };
  /** The one council of the centre, the same in every world. */
  readonly centralCouncilId: number;
  readonly rounds: Readonly<Record<'open' | 'running' | 'fresh', number>>;
  readonly dossiers: PlantedDossiers;
  readonly decided: PlantedDecisions;
  readonly traces: PlantedTraces;
  readonly imports: Readonly<Record<'ready' | 'failed', { id: number; version: number }>>;
  /** Somebody else who holds each role here: user and grant. */
  readonly holders: Readonly<
    Record<GrantedRole, { userId: string; email: string; grantId: number }>
  >;
  readonly invitations: Readonly<Record<GrantedRole, { id: number; token: string }>>;
  /** Whoever acts for this world, by role. */
  actor(role: GrantedRole): Actor;
}

/** Two communes of one province, and one of another, each with a producer whose product is certified. */
export async function threePlaces(db: Db): Promise<{ home: Place; near: Place; far: Place }> {
  const rows = await db
    .select({ product: products, producer: producers, certificate: certificates })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(certificates, eq(certificates.productId, products.id))
    .where(
      and(
        isNotNull(producers.communeCode),
        isNotNull(products.communeCode),
        isNull(certificates.revokedOn),
        ne(certificates.stars, 5),
        eq(certificates.evidence, 'decision'),
        eq(certificates.issuedFirst, certificates.issuedLast),
      ),
    )
    .orderBy(products.id);
  const places = rows.flatMap(({ product, producer, certificate }): (Place & { on: string })[] =>
    producer.communeCode !== null &&
    product.communeCode === producer.communeCode &&
    product.provinceCode === producer.provinceCode &&
    rows.filter((row) => row.product.id === product.id).length === 1
      ? [
          {
            provinceCode: producer.provinceCode,
            communeCode: producer.communeCode,
            producerId: producer.id,
            productId: product.id,
            productSlug: product.slug,
            setNo: product.setNo,
            certificate: { id: certificate.id, code: certificate.code },
            on: certificate.issuedFirst ?? '',
          },
        ]
      : [],
  );
  // In force on the day, and from before the new rules, so that it may be held over.
  const usable = places.filter(({ on }) => on > '2024-01-01' && on < '2026-05-22');
  for (const home of usable) {
    const near = usable.find(
      (one) => one.provinceCode === home.provinceCode && one.communeCode !== home.communeCode,
    );
    const far = usable.find((one) => one.provinceCode !== home.provinceCode);
    if (near && far) return { home, near, far };
  }
  throw new Error('The first catalogue has no three such places');
}

export async function plantWorld(
  db: Db,
  files: FileStore,
  place: Place,
  { mark, centralCouncilId }: { mark: string; centralCouncilId: number },
): Promise<World> {
  const by = { actor: SYSTEM, now: NOW };
  const { provinceCode } = place;
  const council = await councilWith(db, { provinceCode });
  const dossiers = await plantDossiers(db, files, place, mark);
  const { id: openRound } = await createRound(db, {
    ...{ councilId: council.id, name: `Đợt mở ${mark}`, proposedBefore: null, heldBefore: null },
    ...by,
  });
  await addToRound(db, { roundId: openRound, dossierIds: [dossiers.inOpenRound.id], ...by });
  const fresh = await runningRound(db, council.id, [dossiers.inFreshRound.id]);
  const running = await runningRound(db, council.id, [dossiers.scoring.id, dossiers.signed.id]);
  for (const index of [0, 1, 2]) {
    const member = council.people[index];
    if (!member) throw new Error('a seat is missing');
    await sign(
      db,
      member,
      { roundId: running, dossierId: dossiers.signed.id },
      { answers: fullMarks(1), opinion: `Ý kiến ${mark}` },
    );
  }
  const secretary = council.people[SEAT['council-secretary']] ?? SYSTEM;
  await openMeeting(db, {
    ...{ roundId: running, heldOn: '2026-11-21', place: `Phòng ${mark}`, attended: council.seats },
    ...{ absentWhy: {}, note: `Ghi chú ${mark}`, version: 0, actor: secretary, now: NOW },
  });
  await saveReport(db, {
    ...{ roundId: running, dossierId: dossiers.signed.id, version: 0, sign: true, now: NOW },
    actor: council.people[SEAT['advisory-team']] ?? SYSTEM,
    content: {
      ...{ paperReview: `Đã xem ${mark}`, surveyed: false, surveyedOn: null, surveyNote: '' },
      ...{ tests: '', answers: {}, remarks: {}, conclusion: `Kết luận ${mark}` },
    },
  });
  const scope = {
    provinceCode,
    communeCode: place.communeCode,
    producerId: place.producerId,
    councilId: council.id,
  };
  const { holders, invitations } = await plantPeople(db, scope, mark);
  return {
    ...place,
    mark,
    scope,
    council,
    centralCouncilId,
    rounds: { open: openRound, running, fresh },
    dossiers,
    decided: await plantDecisions(db, files, place, mark),
    traces: await plantTraces(db, files, place, mark),
    imports: {
      ready: await plantImport(db, files, place, mark, 'ready'),
      failed: await plantImport(db, files, place, mark, 'failed'),
    },
    holders,
    invitations,
    actor(role) {
      const name = `Người ${role} ${mark}`;
      const seat = role in SEAT ? council.people[SEAT[role as keyof typeof SEAT]] : undefined;
      return seat ?? { name, userId: `nguoi-${role}-${mark}`, grants: [grantOf(role, scope)] };
    },
  };
}

/** The grant of a role in a place: only the field that goes with the role. */
export function grantOf(role: GrantedRole, scope: World['scope']): Grant & { role: GrantedRole } {
  switch (scopeKindOf(role)) {
    case 'province':
      return { role, provinceCode: scope.provinceCode };
    case 'commune':
      return { role, communeCode: scope.communeCode };
    case 'producer':
      return { role, producerId: scope.producerId };
    case 'council':
      return { role, councilId: scope.councilId };
    default:
      return { role };
  }
}

async function plantPeople(
  db: Db,
  scope: World['scope'],
  mark: string,
): Promise<Pick<World, 'holders' | 'invitations'>> {
  const holders = {} as Record<GrantedRole, { userId: string; email: string; grantId: number }>;
  const invitations = {} as Record<GrantedRole, { id: number; token: string }>;
  const box = mark
    .normalize('NFD')
    .replace(/[^\w-]/g, '')
    .toLowerCase();
  for (const role of ['administrator', 'ministry-officer', ...HELD_ROLES] as const) {
    const userId = `giu-${role}-${box}`;
    const email = `${userId}@vi-du.test`;
    const at = new Date(NOW);
    await db.insert(users).values({
      ...{ id: userId, name: `Giữ ${role} ${mark}`, email, emailVerified: true },
      ...{ createdAt: at, updatedAt: at },
    });
    const [grant] = await db
      .insert(grants)
      .values({ userId, ...grantOf(role, scope), grantedBy: 'system', grantedAt: NOW } as never)
      .returning({ id: grants.id });
    holders[role] = { userId, email, grantId: grant?.id ?? 0 };
    let token = '';
    const id = await invite(db, {
      ...{ email: `moi-${role}-${box}@vi-du.test`, name: `Mời ${role} ${mark}`, role, scope },
      letter: (facts) => {
        token = facts.token;
        return { subject: `Thư mời ${mark}`, text: `Thư mời ${mark}` };
      },
      ...{ actor: SYSTEM, now: NOW },
    });
    invitations[role] = { id, token };
  }
  return { holders, invitations };
}

async function plantImport(
  db: Db,
  files: FileStore,
  { provinceCode }: Place,
  mark: string,
  state: 'ready' | 'failed',
): Promise<{ id: number; version: number }> {
  const text = `STT,Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao\n1,Bánh ${mark} ${state},Hộ ${mark},Xã lạ,3 sao\n`;
  const facts = {
    ...{ provinceCode, number: `77/QĐ-${state}`, decidedOn: '2026-10-01' as never },
    ...({ issuer: `UBND ${mark}`, level: 'province', kind: 'recognise' } as const),
  };
  const { id } = await startImport(db, {
    files,
    upload: { bytes: Buffer.from(text), fileName: `danh-sach-${mark}.csv`, facts, sourceUrl: '' },
    ...{ actor: SYSTEM, now: NOW },
  });
  await runImport(db, { files, importId: id, actor: SYSTEM, clock: { now: () => NOW } });
  if (state === 'failed') {
    await db.update(decisionImports).set({ state }).where(eq(decisionImports.id, id));
  }
  const [row] = await db.select().from(decisionImports).where(eq(decisionImports.id, id));
  return { id, version: row?.version ?? 0 };
}
