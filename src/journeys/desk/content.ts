import path from 'node:path';
import sharp from 'sharp';
import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { councilMembers } from '#db/schema/councils.ts';
import { certificates } from '#db/schema/certificates.ts';
import { dossiers, dossierSteps } from '#db/schema/dossiers.ts';
import { producerClaims } from '#db/schema/sellers.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { DOSSIER_STATES } from '#src/features/assessment/dossier-states.ts';
import { decideDossier } from '#src/features/assessment/councils/decide-dossier.server.ts';
import { openMeeting } from '#src/features/assessment/councils/hold-meeting.server.ts';
import {
  addToRound,
  createRound,
  startScoring,
} from '#src/features/assessment/councils/manage-round.server.ts';
import {
  acceptedDossier,
  councilWith,
  fullMarks,
  sign,
} from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { saveSheet } from '#src/features/assessment/councils/save-sheet.server.ts';
import { EMPTY_SHEET } from '#src/features/assessment/councils/sheet-content.ts';
import { correctCertificate } from '#src/features/certificates/correct-certificate.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { startImport } from '#src/features/certificates/imports/start-import.server.ts';
import { revokeCertificate } from '#src/features/certificates/revoke-certificate.server.ts';
import { addPicture } from '#src/features/media/add-picture.server.ts';
import { describePicture, removePicture } from '#src/features/media/change-picture.server.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { NOW, plantWorld, threePlaces, type World } from '#src/rights/worlds.examples.ts';
import { plantTrace, type TraceContent } from './trace-content.ts';
import { plantTradeOfDesk } from './trade-content.ts';

/** Long as real ones are. */
export const LONG_NAME =
  'Trà hoa vàng túi lọc sấy thăng hoa hương lá dứa Cao Lộc đặc biệt (hộp giấy 25 gói × 2 g)';

const SEATED = [
  'Nguyễn Thị Thanh Hương',
  'Lò Văn Pánh',
  'Hoàng Phạm Thị Bích Ngọc',
  'Trần Quốc Toản',
  'Vàng A Sử',
];

export interface DeskContent {
  readonly world: World;
  /** A round of twelve dossiers in all states of scoring, with its meeting held. */
  readonly busyRound: number;
  /** Scored widely apart; a gate missed; decided below its band. */
  readonly apart: string;
  readonly gateMissed: string;
  readonly decided: string;
  /** Not begun by anybody. */
  readonly open: string;
  /** Sent back by the commune. */
  readonly returned: string;
  /** A list of 300 rows with every judgement. */
  readonly bigImport: number;
  readonly revoked: string;
  readonly corrected: string;
  readonly trace: TraceContent;
  /** Keys of a picture with words, and of one that was put away. */
  readonly picture: string;
  readonly removedPicture: string;
}

/** What an office has in a bad month: lists that are full, long names, every state, everything late. */
export async function plantDesk(db: Db, dataDir: string): Promise<DeskContent> {
  const files = localFiles(path.join(dataDir, 'files'));
  const { id: centralCouncilId } = await councilWith(db, { provinceCode: null });
  const places = await threePlaces(db);
  const world = await plantWorld(db, files, places.home, { mark: 'Sơn Hà X', centralCouncilId });
  await plantWorld(db, files, places.far, { mark: 'Đồng Bằng Y', centralCouncilId });
  for (const [index, seat] of world.council.seats.entries()) {
    await db
      .update(councilMembers)
      .set({ name: SEATED[index] ?? '' })
      .where(eq(councilMembers.id, seat));
  }
  await manyDossiers(db, world);
  await plantTradeOfDesk(db, world);
  return {
    world,
    ...(await busyRound(db, world)),
    returned: 'HS-2026-70002',
    bigImport: await bigImport(db, files, world),
    ...(await changedCertificates(db, world)),
    trace: await plantTrace(db, world),
    ...(await plantPictures(db, files, world)),
  };
}

/** A tall picture, a wide one with words, and one that was put away. */
async function plantPictures(
  db: Db,
  files: FileStore,
  { producerId, actor }: World,
): Promise<Pick<DeskContent, 'picture' | 'removedPicture'>> {
  const by = actor('producer');
  const keys: string[] = [];
  for (const [width, height, background, fileName] of [
    [600, 900, '#5a7d3a', 'IMG_20261011_071244_phoi-mien-ngoai-san-hop-tac-xa.jpg'],
    [1600, 900, '#c78f2d', 'Miến phơi.jpg'],
    [800, 800, '#8a8a8a', 'nham.jpg'],
  ] as const) {
    const bytes = await sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const { key } = await addPicture(
      db,
      { files, quota: { pictures: 10, bytes: 1e9 } },
      { producerId, bytes, fileName, upload: null, actor: by, now: NOW },
    );
    keys.push(key);
  }
  const [, picture = '', removedPicture = ''] = keys;
  const words = {
    ...{ altVi: 'Miến phơi trên phên tre trước sân nhà sấy', altEn: 'Noodles drying on bamboo' },
    ...{ credit: 'Lò Thị Bưởi', focalX: 400, focalY: 300 },
  };
  await describePicture(db, { key: picture, version: 1, words, actor: by, now: NOW });
  await removePicture(db, { key: removedPicture, version: 1, actor: by, now: NOW });
  return { picture, removedPicture };
}

export const RETURNED_CLAIM = 'YC-TRALAI';

/** A claim of the producer's own person, who has an account by now, that came back with a remark. */
export async function plantReturnedClaim(db: Db, world: World): Promise<void> {
  const { provinceCode, communeCode, producerId } = world;
  await db.insert(producerClaims).values({
    ...{ code: RETURNED_CLAIM, kind: 'claim', producerId, state: 'returned' },
    ...{ provinceCode, communeCode },
    ...{ userId: world.actor('producer').userId ?? '', personName: 'Lò Thị Bưởi' },
    ...{ personPhone: '0912345678', producerName: LONG_NAME, producerKind: 'cooperative' },
    officeNote: 'Giấy đăng ký chụp mờ, không đọc được số. Xin chụp lại cả hai mặt.',
    ...{ madeAt: at('2026-11-18'), sentAt: at('2026-11-18'), decidedAt: at('2026-11-20') },
    decidedBy: 'Trần Văn Minh',
  });
}

const at = (day: string): string => `${day}T03:00:00.000Z`;

async function manyDossiers(db: Db, world: World) {
  const { provinceCode, communeCode, producerId } = world;
  for (let n = 1; n <= 60; n++) {
    const state = DOSSIER_STATES[n % DOSSIER_STATES.length] ?? 'draft';
    const [row] = await db
      .insert(dossiers)
      .values({
        ...{ code: `HS-2026-7${String(n).padStart(4, '0')}`, provinceCode, communeCode },
        producerId,

        ...(n === 2
          ? {
              productId: world.productId,
              certificateId: world.certificate.id,
              kind: 'reassess' as const,
            }
          : { kind: 'first' as const }),
        productName: n % 4 === 0 ? `${LONG_NAME} loại ${n}` : `Miến dong loại ${n}`,
        ...{
          setNo: 1 + (n % 26),
          criteriaVersion: 'qd26-2026',
          state,
          stateSince: at('2026-10-05'),
        },
        ...{ version: 1, openedAt: at('2026-09-01'), openedBy: 'Nguyễn Thị Ánh Nguyệt' },
        ...(state === 'draft'
          ? {}
          : {
              ...{ lodgedAt: at('2026-09-20'), slipNo: `${n}/PĐK-${communeCode}-2026` },
              communeDueOn: n % 2 === 0 ? '2026-10-12' : '2026-12-03',
            }),
        ...(state === 'recognised' || state === 'not-recognised' || state === 'scored'
          ? { resultHundredths: 8850, resultStars: state === 'not-recognised' ? 2 : 3 }
          : {}),
      })
      .returning({ id: dossiers.id });
    await db.insert(dossierSteps).values({
      ...({ dossierId: row?.id ?? 0, fromState: 'lodged', toState: state } as const),
      ...{ at: at('2026-10-05'), actor: 'Trần Văn Minh' },
      note: `Bản công bố chất lượng hết hạn ngày 01/${(n % 12) + 1}/2026.`,
    });
  }
}

async function busyRound(db: Db, world: World) {
  const { provinceCode, communeCode, producerId, council } = world;
  const by = { actor: SYSTEM, now: NOW };
  const made: { id: number; code: string }[] = [];
  for (let n = 0; n < 12; n++) {
    const code = `HS-2026-6${String(n).padStart(4, '0')}`;
    const { id } = await acceptedDossier(db, {
      ...{ provinceCode, communeCode, producerId, setNo: 1, code },
      ...{
        productCode: `${provinceCode}-${communeCode}-${n}-2026`,
        slipNo: `6${n}/PĐK-${communeCode}`,
      },
      productName: n % 3 === 0 ? `${LONG_NAME} mẻ ${n}` : `Cam sành mẻ ${n}`,
    });
    made.push({ id, code });
  }
  const { id: busyRound } = await createRound(db, {
    ...{ councilId: council.id, name: 'Đợt 3 năm 2026, các xã vùng cao và ven sông phía bắc' },
    ...{ proposedBefore: '2026-10-30', heldBefore: '2026-12-20', ...by },
  });
  await addToRound(db, { roundId: busyRound, dossierIds: made.map(({ id }) => id), ...by });
  await startScoring(db, { roundId: busyRound, version: 1, ...by });
  const [apart, gateMissed, decided] = made;
  if (!apart || !gateMissed || !decided) throw new Error('three dossiers are missing');
  for (const [index, member] of council.people.slice(0, 3).entries()) {
    const on = (dossierId: number) => ({ roundId: busyRound, dossierId });
    await sign(db, member, on(apart.id), {
      answers: fullMarks(1, index === 2 ? { '4.1': 0, '4.3': 0, '5.1': 0, '5.3': 0, '7': 0 } : {}),
      opinion: 'Bao bì đẹp, câu chuyện sản phẩm chưa nêu được vùng nguyên liệu.',
    });
    await sign(db, member, on(gateMissed.id), { answers: fullMarks(1, { '2.3': 0, '9': 0 }) });
    await sign(db, member, on(decided.id), { answers: fullMarks(1, { '2.3': 0 }) });
    await saveSheet(db, {
      ...{ ...on(made[3]?.id ?? 0), turn: 1, version: 0 },
      ...{ content: { ...EMPTY_SHEET, answers: { '1.1': 2, '1.2': 1 } } },
      ...{ actor: member, now: NOW },
    });
  }
  const secretary = council.people[3] ?? SYSTEM;
  await openMeeting(db, {
    ...{ roundId: busyRound, heldOn: '2026-11-21', attended: council.seats, absentWhy: {} },
    ...{ place: 'Phòng họp số 2, trụ sở Sở Nông nghiệp và Môi trường', note: '', version: 0 },
    ...{ actor: secretary, now: NOW },
  });
  await decideDossier(db, {
    ...{ roundId: busyRound, dossierId: decided.id, decision: 'rate', why: '', version: 1 },
    ...{ actor: secretary, now: NOW },
  });
  const codes = { apart: apart.code, gateMissed: gateMissed.code, decided: decided.code };
  return { busyRound, ...codes, open: made[4]?.code ?? '' };
}

async function bigImport(db: Db, files: FileStore, { provinceCode }: World): Promise<number> {
  const known = await db
    .select({ name: products.name, producer: producers.name, stars: certificates.stars })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(certificates, eq(certificates.productId, products.id))
    .where(eq(products.provinceCode, provinceCode))
    .limit(40);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 300 }, (_, n) => {
    const one = known[n];
    const odd = ['3 sao', '4 sao', '★★★', '7 sao', '', 'ba sao', '5 sao'][n % 7] ?? '';
    return one
      ? [
          one.name,
          one.producer,
          'Xã lạ',
          n % 3 === 0 ? `${one.stars} sao` : '4 sao',
          n % 5 === 0 ? '61,5' : '',
        ]
      : [
          n % 9 === 0 ? LONG_NAME : `Mật ong hoa rừng số ${n}`,
          `Hợp tác xã dịch vụ nông nghiệp tổng hợp số ${n % 40}`,
          `Xã lạ ${n}`,
          odd,
          n % 4 === 0 ? '88,5' : '',
        ];
  });
  const lines = rows.map((cells, n) => [String(n + 1), ...cells.map(quoted)].join(','));
  const { id } = await startImport(db, {
    files,
    upload: {
      bytes: Buffer.from(`STT,Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao,Điểm\n${lines.join('\n')}\n`),
      fileName: 'danh-sach-san-pham-ocop-dot-3-nam-2026-kem-theo-quyet-dinh-1234-qd-ubnd.csv',
      facts: {
        ...{ provinceCode, number: '1234/QĐ-UBND', decidedOn: '2026-11-12' as never },
        ...({ issuer: 'UBND tỉnh', level: 'province', kind: 'recognise' } as const),
      },
      sourceUrl: '',
    },
    ...{ actor: SYSTEM, now: NOW },
  });
  await runImport(db, { files, importId: id, actor: SYSTEM, clock: { now: () => NOW } });
  return id;
}

async function changedCertificates(db: Db, { provinceCode, certificate }: World) {
  const rows = await db
    .select({ code: certificates.code })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .where(
      and(
        ...[eq(products.provinceCode, provinceCode), isNull(certificates.revokedOn)],
        ...[ne(certificates.stars, 5), ne(certificates.id, certificate.id)],
        ...[eq(certificates.evidence, 'decision'), gt(certificates.issuedFirst, '2024-03-01')],
      ),
    )
    .limit(2);
  const [revoked, corrected] = rows.map(({ code }) => code);
  if (!revoked || !corrected) throw new Error('two certificates are missing');
  const decision = { decidedOn: '2026-11-18', signer: 'Phó Chủ tịch', version: 0 };
  const by = { actor: SYSTEM, now: NOW };
  await revokeCertificate(db, {
    ...{ ...decision, code: revoked, number: '2101/QĐ-UBND', ground: 'law-broken' },
    ...{ authority: 'Chi cục Quản lý chất lượng', concludedOn: '2026-10-20' },
    ...{ why: 'Kết luận kiểm tra đột xuất.', siteUrl: 'https://moixa.example', ...by },
  });
  await correctCertificate(db, {
    ...{ ...decision, code: corrected, number: '2102/QĐ-UBND', fields: { printedName: LONG_NAME } },
    ...{ reason: 'Tên in trên giấy thiếu quy cách đóng gói.', ...by },
  });
  return { revoked, corrected };
}
