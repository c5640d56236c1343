import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tracePlaces } from '#db/schema/codes.ts';
import { producers } from '#db/schema/catalogue.ts';
import type { Lang } from '#src/base/lang.ts';
import { inLang, machinePaths, paths } from '#src/base/paths.ts';
import type { ScanLang } from '#src/base/scan-lang.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { openRecall } from '#src/features/trace/recalls/open-recall.server.ts';
import { sendWrongReport } from '#src/features/trace/reports/send-wrong-report.server.ts';
import { type PlantedLot, plantLot } from './hostile/plant.ts';

/** Goods with codes, as a store has them where producers record their lots. */
export interface Scanned {
  /** Twenty steps, one of them a test, places closed and open. */
  readonly long: PlantedLot;
  /** Under recall. */
  readonly recalled: PlantedLot;
  /** Code of its recall. */
  readonly recall: string;
  /** An open place, `/414/…`. */
  readonly place: string;
  /** What a visitor reported of the long lot. */
  readonly report: string;
}

const GLN = '9520123456788';
export const RECALL_TEXT = {
  ...{ hazard: 'health', reasonVi: 'Phát hiện mảnh thủy tinh vỡ trong một số hũ của lô này.' },
  ...{ reasonEn: 'Broken glass was found in some jars of this lot.' },
  ...{ adviceVi: 'Đừng ăn. Mang hũ trở lại nơi mua để được hoàn tiền.' },
  ...{ adviceEn: 'Do not eat it. Take the jar back to where you bought it; you will be refunded.' },
} as const;
const SITE = { siteUrl: 'https://moixa.example' };

/** @param now milliseconds since 1970 UTC */
export async function plantScanned(
  db: Db,
  { now, producerId }: { now: number; producerId?: number },
): Promise<Scanned> {
  const whose = producerId === undefined ? {} : { producerId };
  const long = await plantLot(db, {
    ...{ gtin: '09521234543213', steps: 20, units: 30, now },
    ...whose,
  });
  const recalled = await plantLot(db, {
    ...{ gtin: '09521234543220', steps: 3, units: 1, now, skip: producerId === undefined ? 3 : 0 },
    ...{ tag: 'TH', ...whose },
  });
  const [owner] = await db.select().from(producers).where(eq(producers.id, recalled.producerId));
  const officer = actorAs('provincial-officer', { provinceCode: owner?.provinceCode ?? '' });
  const { code: recall } = await openRecall(db, {
    ...{ named: [recalled.lotId], text: RECALL_TEXT, actor: officer, now, ...SITE },
  });
  const [place] = await db
    .insert(tracePlaces)
    .values({
      ...{ producerId: long.producerId, shortCode: '9ACE9ACE', gln: GLN, kind: 'farm' },
      ...{ name: 'Vườn đồi phía đông', provinceCode: '01', open: true },
      ...{ addedAt: new Date(now).toISOString(), addedBy: SYSTEM.name },
    })
    .returning();
  const report = {
    ...{ scanned: long.lot, tradeItemId: long.itemId, lotId: long.lotId, lang: 'ko' as const },
    ...{ kind: 'wrong-fact' as const, said: '포장에 적힌 날짜가 이 페이지와 다릅니다.' },
    ...{ contact: 'khach@vi-du.test', photo: null },
  };
  const { code } = await sendWrongReport(db, { report, actor: ANYONE, now, ...SITE });
  return { long, recalled, recall, place: `/414/${place?.gln ?? ''}`, report: code };
}

/** A page of a scanned code, or one that belongs to it. */
export interface ScannedView {
  readonly name: string;
  readonly path: (planted: Scanned, lang: Lang) => string;
  /** 200 when it is not said. */
  readonly status?: number;
}

const page =
  (link: (planted: Scanned) => string) =>
  (planted: Scanned, lang: ScanLang): string =>
    machinePaths.scanPage(link(planted), lang);

export const SCANNED_VIEWS: readonly ScannedView[] = [
  { name: 'scan-item', path: page(({ long }) => long.item) },
  { name: 'scan-lot', path: page(({ long }) => long.lot) },
  { name: 'scan-unit', path: page(({ long }) => long.unit) },
  { name: 'scan-recalled', path: page(({ recalled }) => recalled.lot) },
  { name: 'scan-item-of-recalled', path: page(({ recalled }) => recalled.item) },
  { name: 'scan-lot-unknown', path: page(({ long }) => `${long.item}/10/KHONG-CO`) },
  { name: 'scan-place', path: page(({ place }) => place) },
  { name: 'scan-unknown', path: page(() => '/01/09521234000006'), status: 404 },
  { name: 'scan-unreadable', path: page(() => '/01/09521234543210'), status: 400 },
  {
    name: 'report-form',
    path: ({ long }, lang) => machinePaths.reportWrong(long.lot, lang),
  },
  {
    name: 'report-sent',
    path: ({ long, report }, lang) =>
      `${machinePaths.reportWrong(long.lot, lang)}?da-gui=${report}`,
  },
  { name: 'recall', path: ({ recall }, lang) => inLang(paths('vi').recall(recall), lang) },
  { name: 'recalls', path: (_, lang) => inLang(paths('vi').recalls, lang) },
];

/** A page that is shown when a code was scanned: its language is part of the address, in six languages. */
export function isScanned(path: string): boolean {
  return /^\/(?:quet|bao-sai)(?:[/?]|$)/.test(path);
}
