import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { serials, tradeItems } from '#db/schema/codes.ts';
import { eventFiles } from '#db/schema/lots.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { type Actor, SYSTEM } from '#src/features/accounts/may.ts';
import { giveShortCodes } from '#src/features/trace/codes/give-short-codes.server.ts';
import { issueSerials } from '#src/features/trace/codes/issue-serials.server.ts';
import { NO_FACTS } from '#src/features/trace/codes/item-facts.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { addItem } from '#src/features/trace/codes/manage-items.server.ts';
import { addParty } from '#src/features/trace/codes/manage-parties.server.ts';
import { addPlace } from '#src/features/trace/codes/manage-places.server.ts';
import { addCompanyPrefix } from '#src/features/trace/codes/manage-prefixes.server.ts';
import type { PartyFacts, PlaceFacts } from '#src/features/trace/codes/place-facts.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import type { LotInput } from '#src/features/trace/lots/lot-input.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import type { StepInput } from '#src/features/trace/lots/step.ts';
import { openRecall } from '#src/features/trace/recalls/open-recall.server.ts';
import { sendWrongReport } from '#src/features/trace/reports/send-wrong-report.server.ts';
import { countScans } from '#src/features/trace/scans/count-scans.server.ts';
import type { FileStore } from '#src/outside/files.ts';
import { NOW, type Place } from './worlds.examples.ts';

/** Stands in every name of a hidden supplier or customer, besides the mark of the world. */
export const HIDDEN_PARTY = 'ĐỐI-TÁC-KÍN';
/** Stands in what a visitor left to be answered by. */
export const REPORT_CONTACT = 'LIÊN-HỆ-KÍN';

/** Traceability of one place: everything a right is asked for, private words marked. */
export interface PlantedTraces {
  /** Stands in the code of every lot of this place, and nowhere else. */
  readonly lotMark: string;
  readonly itemId: number;
  /** No lot is of it, and no number was given to it. */
  readonly freshItemId: number;
  readonly materialId: number;
  readonly placeId: number;
  readonly partyId: number;
  readonly prefixId: number;
  readonly lotId: number;
  readonly lotClientId: string;
  readonly materialLotId: number;
  readonly runId: number;
  readonly serial: string;
  readonly eventRow: number;
  readonly files: Readonly<Record<'open' | 'closed', number>>;
  /** One that the producer opened, one that the program did; the lots of both. */
  readonly recalls: Readonly<Record<'own' | 'office', { code: string; lotId: number }>>;
  /** Of these goods, and of a code that nobody knows. */
  readonly reports: Readonly<Record<'own' | 'unknown', string>>;
  /** Codes' paths, as they are printed. */
  readonly links: Readonly<Record<'item' | 'lot' | 'unit' | 'recalled' | 'material', string>>;
}

const HOUR = 3_600_000;
export const NOTICE = {
  ...{ hazard: 'health', reasonVi: 'Nhiễm nấm mốc', reasonEn: '' },
  ...{ adviceVi: 'Không dùng, mang trả nơi bán', adviceEn: '' },
} as const;

export const lotOf = (tradeItemId: number, code: string): LotInput => ({
  ...{ tradeItemId, code, madeOn: '2026-11-01', packedOn: '2026-11-02', bestBefore: null },
  ...{ expiresOn: '2027-11-02', quantity: 100, unit: null, note: '', clientId: null },
});

export const stepOf = (lotId: number, more: Partial<StepInput> = {}): StepInput => ({
  ...{ lotId, stage: 'packing', at: NOW - HOUR, placeId: null, partyId: null, quantity: null },
  ...{ unit: null, inputs: [], result: null, note: '', files: [], clientId: null },
  ...{ source: 'desk' },
  ...more,
});

export const placeOf = (provinceCode: string, name: string): PlaceFacts => ({
  ...{ kind: 'workshop', name, address: name, provinceCode, communeCode: null },
  ...{ gln: '', glnExtension: '', open: false },
});

export const partyOf = (name: string): PartyFacts => ({
  ...{ role: 'both', name, gln: '', taxCode: '', address: `Nhà ${name}`, phone: name },
  ...{ email: 'doi-tac-kin@vi-du.test', open: false },
});

export async function plantTraces(
  db: Db,
  store: FileStore,
  { provinceCode, producerId, productId }: Place,
  mark: string,
): Promise<PlantedTraces> {
  const lotMark = `LOKIN-${mark.slice(-1)}`;
  const actor: Actor = {
    name: `Người producer ${mark}`,
    userId: `nguoi-producer-${mark}`,
    grants: [{ role: 'producer', producerId }],
  };
  const by = { actor, now: NOW };
  await giveShortCodes(db, { actor: SYSTEM, now: NOW });
  const [item] = await db
    .select()
    .from(tradeItems)
    .where(and(eq(tradeItems.productId, productId), eq(tradeItems.label, '')));
  if (!item) throw new Error('the product has no code');
  const facts = (label: string) => ({ ...NO_FACTS, label });
  const fresh = await addItem(db, { producerId, productId, facts: facts('Hộp thử'), ...by });
  const material = await addItem(db, {
    ...{ producerId, productId: null, facts: facts('Nguyên liệu thử'), ...by },
  });
  const place = await addPlace(db, {
    ...{ producerId, facts: placeOf(provinceCode, `Xưởng kín ${mark}`), ...by },
  });
  const party = await addParty(db, {
    ...{ producerId, facts: partyOf(`${HIDDEN_PARTY} ${mark}`), ...by },
  });
  const digit = 'XNY'.indexOf(mark.slice(-1));
  const { id: prefixId } = await addCompanyPrefix(db, {
    ...{ producerId, prefix: `89388888${digit}`, note: `Giấy của ${mark}`, ...by },
  });

  const lotClientId = `7d3f0000-0000-4000-8000-00000000000${digit}`;
  const lotNamed = (tradeItemId: number, end: string, more: Partial<LotInput> = {}) =>
    createLot(db, { lot: { ...lotOf(tradeItemId, `${lotMark}.${end}`), ...more }, ...by });
  const lot = await lotNamed(item.id, '1', { clientId: lotClientId });
  const [owned, officed] = [await lotNamed(item.id, 'TH1'), await lotNamed(item.id, 'TH2')];
  const raw = await lotNamed(material.id, 'NL');
  const photo = async (open: boolean) => {
    const bytes = Buffer.from(`%PDF-1.4 phiếu ${open ? lotMark : mark}`);
    const [media, caption] = ['application/pdf', open ? 'Phiếu' : `Phiếu ${mark}`];
    const hash = await store.put(bytes);
    return { hash, media, bytes: bytes.length, kind: 'test-result' as const, caption, open };
  };
  const step = (more: Partial<StepInput>, lotId = lot.id) =>
    recordStep(db, { step: stepOf(lotId, more), ...by });
  const met = { placeId: place.id, partyId: party.id };
  await step({ stage: 'receiving', at: NOW - 9 * HOUR, ...met }, raw.id);
  await step({
    ...{ stage: 'processing', at: NOW - 8 * HOUR, placeId: place.id, quantity: 100 },
    inputs: [{ lotId: raw.id, quantity: 5 }],
  });
  const { row: eventRow } = await step({
    ...{ stage: 'packing', at: NOW - 7 * HOUR, placeId: place.id },
    files: [await photo(true), await photo(false)],
  });
  for (const id of [lot.id, owned.id, officed.id]) {
    await step({ stage: 'shipping', at: NOW - 6 * HOUR, ...met, quantity: 9 }, id);
  }
  const { runId } = await issueSerials(db, { lotId: lot.id, count: 3, ...by });
  const [unit] = await db.select().from(serials).where(eq(serials.runId, runId));
  const attached = await db.select().from(eventFiles).where(eq(eventFiles.eventRow, eventRow));
  const fileId = (open: boolean): number => attached.find((one) => one.open === open)?.id ?? 0;

  const recall = async (lotId: number, who: Actor) => {
    const { code } = await openRecall(db, {
      ...{ named: [lotId], text: NOTICE, actor: who, now: NOW, siteUrl: 'https://moixa.example' },
    });
    return { code, lotId };
  };
  const links = {
    item: itemLink(item),
    lot: itemLink(item, { lot: lot.code }),
    unit: itemLink(item, { lot: lot.code, serial: unit?.serial ?? '' }),
    recalled: itemLink(item, { lot: owned.code }),
    material: itemLink({ gtin: null, shortCode: material.shortCode }, { lot: raw.code }),
  };
  const report = async (known: boolean, scanned: string): Promise<string> => {
    const shot = { hash: await store.put(Buffer.from(`ảnh ${mark}`)), media: 'image/jpeg' };
    const { code } = await sendWrongReport(db, {
      report: {
        ...{ scanned, tradeItemId: known ? item.id : null, lotId: known ? lot.id : null },
        ...{ lang: SCAN_LANGS[0], kind: 'fake', said: `Hàng này không đúng ${mark}` },
        ...{ contact: `${REPORT_CONTACT} ${mark}`, photo: shot },
      },
      ...{ actor: SYSTEM, now: NOW, siteUrl: 'https://moixa.example' },
    });
    return code;
  };
  await countScans(db, {
    batch: [
      { link: links.unit, place: 'VN-HN', scans: 3 + digit, firstAt: NOW - HOUR, lastAt: NOW },
    ],
    actor: SYSTEM,
  });
  return {
    lotMark,
    itemId: item.id,
    freshItemId: fresh.id,
    materialId: material.id,
    placeId: place.id,
    partyId: party.id,
    prefixId,
    lotId: lot.id,
    lotClientId,
    materialLotId: raw.id,
    runId,
    serial: unit?.serial ?? '',
    eventRow,
    files: { open: fileId(true), closed: fileId(false) },
    recalls: { own: await recall(owned.id, actor), office: await recall(officed.id, SYSTEM) },
    reports: {
      own: await report(true, links.lot),
      unknown: await report(false, `/01/0952000000000${digit}`),
    },
    links,
  };
}
