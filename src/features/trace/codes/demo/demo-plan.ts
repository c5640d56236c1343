import type { Stage } from '../../lots/stages.ts';

/** Said in everything that is made up. */
export const MARK = '(minh hoạ)';

const NOTES: Readonly<Record<Stage, string>> = {
  harvest: 'Minh hoạ: thu hoạch, ghi giờ và vùng nguyên liệu.',
  receiving: 'Minh hoạ: nhận nguyên liệu, kiểm tra cảm quan.',
  testing: 'Minh hoạ: kết quả kiểm tra được đưa ra để xem thử, không phải phiếu thật.',
  processing: 'Minh hoạ: sơ chế và chế biến.',
  packing: 'Minh hoạ: đóng gói, dán nhãn.',
  storing: 'Minh hoạ: nhập kho.',
  shipping: 'Minh hoạ: xuất hàng.',
  arrival: 'Minh hoạ: hàng tới nơi.',
  selling: 'Minh hoạ: bày bán.',
  recall: 'Minh hoạ.',
  'recall-lifted': 'Minh hoạ.',
};

export const USUAL: readonly Stage[] = [
  'harvest',
  'receiving',
  'processing',
  'testing',
  'packing',
  'shipping',
];

export interface DemoStep {
  readonly stage: Stage;
  /** Days before today. */
  readonly daysAgo: number;
  readonly note: string;
}

/** The steps of a lot, spread over the days before it was packed, the last one after. */
export function stepsOf(stages: readonly Stage[], firstDaysAgo: number): DemoStep[] {
  return stages.map((stage, at) => ({
    stage,
    daysAgo: Math.max(1, firstDaysAgo - at),
    note: NOTES[stage],
  }));
}

/** Twenty steps: a lot that is carried and checked again and again. */
export function longJourney(): Stage[] {
  const middle = Array.from(
    { length: 14 },
    (_, at) => (at % 2 === 0 ? 'storing' : 'testing') as Stage,
  );
  return ['harvest', 'receiving', 'processing', ...middle, 'packing', 'shipping', 'arrival'];
}
