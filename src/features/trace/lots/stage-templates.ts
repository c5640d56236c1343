import type { Stage } from './stages.ts';

interface Hint {
  readonly vi: string;
  readonly en: string;
}

/** Which stages a lot usually goes through, by kind of product, and what is worth saying at each. */
interface Template {
  /** Numbers of the product sets (QĐ 26/2026 Phụ lục I). */
  readonly sets: readonly number[];
  readonly stages: readonly Stage[];
  readonly hints: Readonly<Partial<Record<Stage, Hint>>>;
}

const TEMPLATES: readonly Template[] = [
  {
    sets: [1, 23, 24],
    stages: ['harvest', 'packing', 'shipping'],
    hints: {
      harvest: {
        vi: 'Vườn nào, hái lúc mấy giờ, ngày phun thuốc gần nhất.',
        en: 'Which plot, at what hour, the day of the last spraying.',
      },
      packing: { vi: 'Phân loại, đóng gói, số thùng.', en: 'Grading, packing, number of boxes.' },
    },
  },
  {
    sets: [2, 25],
    stages: ['harvest', 'testing', 'packing', 'storing', 'shipping'],
    hints: {
      harvest: {
        vi: 'Chuồng, ao hay tàu nào; giờ giết mổ hoặc đánh bắt.',
        en: 'Which pen, pond or boat; hour of slaughter or catch.',
      },
      testing: { vi: 'Giấy kiểm dịch, ảnh dấu.', en: 'Veterinary paper, photo of the stamp.' },
      storing: { vi: 'Nhiệt độ kho lạnh.', en: 'Temperature of the cold store.' },
    },
  },
  {
    sets: [3, 10],
    stages: ['harvest', 'receiving', 'processing', 'packing', 'shipping'],
    hints: {
      harvest: { vi: 'Ruộng hay vùng trồng, vụ nào.', en: 'Field or growing area, which season.' },
      processing: { vi: 'Phơi, sấy, xay xát; độ ẩm.', en: 'Drying, milling; moisture.' },
    },
  },
  {
    sets: [4],
    stages: ['harvest', 'testing', 'processing', 'packing', 'shipping'],
    hints: {
      harvest: {
        vi: 'Trại ong, mùa hoa, số kg quay được.',
        en: 'Apiary, bloom, kilograms extracted.',
      },
      testing: { vi: 'Độ ẩm, phiếu kiểm nghiệm.', en: 'Moisture, test report.' },
      processing: { vi: 'Lọc, hạ thủy phần, rót.', en: 'Filtering, dewatering, filling.' },
    },
  },
  {
    sets: [5, 6, 7, 8, 17],
    stages: ['receiving', 'processing', 'testing', 'packing', 'shipping'],
    hints: {
      receiving: {
        vi: 'Nguyên liệu từ ai, số lô của họ.',
        en: 'Ingredients from whom, their lot numbers.',
      },
      processing: { vi: 'Mẻ số mấy, nhiệt độ, thời gian.', en: 'Batch, temperature, time.' },
    },
  },
  {
    sets: [9],
    stages: ['receiving', 'processing', 'storing', 'testing', 'packing', 'shipping'],
    hints: {
      receiving: { vi: 'Cá, muối hay đậu từ đâu.', en: 'Where fish, salt or beans came from.' },
      processing: { vi: 'Ngày ủ chượp, thùng số mấy.', en: 'Day fermentation began, which vat.' },
      storing: { vi: 'Ủ đến ngày nào.', en: 'Fermented until which day.' },
    },
  },
  {
    sets: [11, 12, 13],
    stages: ['harvest', 'processing', 'testing', 'packing', 'shipping'],
    hints: {
      harvest: { vi: 'Đồi chè, vườn cà phê; giống.', en: 'Hill or garden; variety.' },
      processing: {
        vi: 'Héo, sao, vò, sấy; với cà phê: sơ chế, rang.',
        en: 'Withering, roasting, rolling, drying; coffee: washing, roasting.',
      },
    },
  },
  {
    sets: [14, 15, 16],
    stages: ['receiving', 'processing', 'storing', 'testing', 'packing', 'shipping'],
    hints: {
      receiving: { vi: 'Gạo, men, nguồn nước.', en: 'Rice, yeast, source of water.' },
      processing: { vi: 'Nấu, chưng cất, lọc.', en: 'Cooking, distilling, filtering.' },
      storing: { vi: 'Hạ thổ, ủ từ ngày nào.', en: 'Aged since which day.' },
    },
  },
  {
    sets: [18, 19, 20],
    stages: ['receiving', 'testing', 'processing', 'testing', 'packing', 'shipping'],
    hints: {
      receiving: { vi: 'Dược liệu từ ai, vùng nào.', en: 'Herbs from whom, which area.' },
      testing: {
        vi: 'Phiếu kiểm nghiệm nguyên liệu và thành phẩm.',
        en: 'Test reports of materials and of the product.',
      },
    },
  },
  {
    sets: [21, 22],
    stages: ['receiving', 'processing', 'packing', 'shipping'],
    hints: {
      receiving: { vi: 'Tre, sợi, đất: mua của ai.', en: 'Bamboo, yarn, clay: from whom.' },
      processing: { vi: 'Ai làm, công đoạn nào.', en: 'Who made it, which steps.' },
    },
  },
];

/** A stay is not made in lots: only what its guests are sold would be. */
const OTHERS: readonly Stage[] = ['receiving', 'processing', 'packing', 'shipping'];

/** Stages a lot of this product set usually goes through, in their order. Any other may be recorded as well. */
export function stageTemplate(setNo: number | null): readonly Stage[] {
  return templateOf(setNo)?.stages ?? OTHERS;
}

/** What is worth saying at a stage of this set, null where there is nothing special. */
export function stageHint(setNo: number | null, stage: Stage): Hint | null {
  return templateOf(setNo)?.hints[stage] ?? null;
}

function templateOf(setNo: number | null): Template | undefined {
  return TEMPLATES.find(({ sets }) => setNo !== null && sets.includes(setNo));
}
