import type { Day } from '#src/base/day.ts';
import type { LotStory, StoryStage } from '#src/features/trace/lots/lot-story.ts';
import type { RecallNotice } from '#src/features/trace/recalls/recall-states.ts';
import { STAGES } from '#src/features/trace/lots/stages.ts';
import type { ScanFacts } from './scan-facts.ts';

/** Made-up facts for tests: a jar of honey that carries a demonstration number. */
export const honey: ScanFacts = {
  today: '2026-11-23' as Day,
  link: '/01/09521234543213',
  asked: { lot: null, serial: null },
  product: {
    slug: 'mat-ong-bac-ha',
    name: 'Mật ong bạc hà',
    nameLang: 'vi',
    set: { no: 4, shortVi: 'Mật ong, tổ yến', shortEn: 'Honey and bird’s nest' },
    picture: '/tranh/04-a.svg',
    region: 'tdmnpb',
    label: {},
  },
  item: {
    link: '/01/09521234543213',
    gtin: '09521234543213',
    shortCode: 'K7QM4T2X',
    label: 'Hũ 500 ml',
    labelEn: '500 ml jar',
    netContent: '500',
    contentUnit: 'MLT',
    withdrawn: false,
  },
  producer: {
    slug: 'hop-tac-xa',
    name: 'Hợp tác xã Bạc Hà',
    address: 'xã Tả Lủng, Hà Giang',
    identifier: '952123',
  },
  where: {
    province: { kind: 'tỉnh', name: 'Tuyên Quang' },
    commune: { kind: 'xã', name: 'Tả Lủng' },
  },
  standing: {
    state: 'valid',
    stars: 4,
    awarded: 4,
    validUntil: '2029-08-05' as Day,
    reason: null,
  },
  certificate: { code: 'MX-00012', decisionNo: '1234/QĐ-UBND', decidedOn: '2026-08-05' },
  story: null,
  recalls: [],
  recalledLots: [],
  serial: null,
  tale: null,
  price: { amount: 180000, illustrative: true },
};

export function stage(change: Partial<StoryStage> = {}): StoryStage {
  return {
    eventId: 'urn:uuid:0',
    row: 1,
    stage: 'harvest',
    bizStep: 'commissioning',
    disposition: null,
    at: '2026-10-28T01:30:00Z',
    zoneOffset: '+07:00',
    place: {
      name: 'Đồi ong thôn Há Súng',
      kind: 'farm',
      communeName: 'xã Tả Lủng',
      provinceName: 'tỉnh Tuyên Quang',
      code: '9521234500017 (254) A1',
    },
    party: null,
    quantity: 42.5,
    unit: 'KGM',
    result: null,
    note: '',
    declaredBy: 'Hợp tác xã Bạc Hà',
    declaredAt: '2026-10-28T03:00:00Z',
    source: 'phone',
    inputs: [],
    outputs: [],
    files: [],
    inError: null,
    corrects: false,
    ...change,
  };
}

/** A lot with so many steps, one of each kind in turn, each with all that a step can say. */
export function story(steps: number, change: Partial<LotStory['lot']> = {}): LotStory {
  const stages = Array.from({ length: steps }, (_, k) =>
    stage({
      eventId: `urn:uuid:${k}`,
      row: k,
      stage: STAGES[k % 9] ?? null,
      at: `2026-10-${String((k % 28) + 1).padStart(2, '0')}T0${k % 10}:15:00Z`,
      quantity: 310 + k * 7,
      unit: k % 2 ? 'EA' : 'KGM',
      result: k % 9 === 2 ? 'conformant' : null,
      party:
        k % 9 === 2 ? { name: `Trung tâm kiểm nghiệm số ${k}` } : k % 9 === 6 ? 'hidden' : null,
      note: k % 3 === 0 ? `Độ ẩm ${17 + k} phần trăm, trời nắng, làm trong buổi sáng thứ ${k}` : '',
      declaredAt: `2026-11-${String((k % 12) + 1).padStart(2, '0')}T03:00:00Z`,
      files:
        k % 4 === 0
          ? [
              { id: k * 2, kind: 'photo', media: 'image/jpeg', caption: `Quay mật lần ${k}` },
              { id: k * 2 + 1, kind: 'test-result', media: 'application/pdf', caption: '' },
            ]
          : [],
    }),
  );
  return {
    lot: {
      id: 7,
      code: 'LO2611A',
      tradeItemId: 3,
      producerId: 5,
      madeOn: '2026-11-02',
      packedOn: '2026-11-12',
      bestBefore: null,
      expiresOn: '2028-11-12',
      quantity: 310,
      unit: 'EA',
      note: '',
      otherCodes: [],
      illustrative: false,
      ...change,
    },
    stages,
    corrections: 0,
    madeFrom: [],
    madeInto: [],
    lastDeclaredAt: stages.at(-1)?.declaredAt ?? null,
  };
}

export const recall: RecallNotice = {
  code: 'TH-2026-0001',
  state: 'open',
  hazard: 'health',
  reasonVi: 'Phát hiện mảnh thuỷ tinh trong hũ.',
  reasonEn: 'Glass splinters were found in jars.',
  adviceVi: 'Mang lại cửa hàng.',
  adviceEn: 'Bring it back.',
  openedAt: '2026-11-20T02:00:00Z',
  liftedAt: null,
  liftReason: '',
};

/** The honey's lot as somebody scans it. */
export function lotFacts(steps: number, change: Partial<ScanFacts> = {}): ScanFacts {
  return {
    ...honey,
    link: '/01/09521234543213/10/LO2611A',
    asked: { lot: 'LO2611A', serial: null },
    story: story(steps),
    ...change,
  };
}
