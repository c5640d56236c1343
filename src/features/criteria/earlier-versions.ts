import type { PartCode } from './form.ts';

/**
 * The criteria before QĐ 26/2026, as far as they are known: parts, groups and bands. The points of single items are
 * not, so there is nothing to score with.
 */
export interface EarlierVersion {
  readonly id: string;
  readonly decision: string;
  readonly parts: readonly {
    readonly code: PartCode;
    readonly max: number;
    readonly groups: readonly string[];
  }[];
  /** Lowest total of each rank from five stars down. Before 2023 the bands were written in whole points (70–89). */
  readonly bands: readonly [90, 70, 50, 30, 0];
  /** Whether it is certain to which side a total on an edge belongs. */
  readonly edgesCertain: boolean;
}

const GROUPS = {
  A: ['Tổ chức sản xuất', 'Phát triển sản phẩm', 'Sức mạnh cộng đồng'],
  B: ['Tiếp thị', 'Câu chuyện về sản phẩm'],
  C: [
    'Chỉ tiêu cảm quan, dinh dưỡng, tính độc đáo của sản phẩm',
    'Tiêu chuẩn sản phẩm',
    'Khả năng xuất khẩu, phân phối tại thị trường quốc tế',
  ],
} as const;

function version(
  id: string,
  decision: string,
  points: readonly [number, number, number],
  edgesCertain: boolean,
): EarlierVersion {
  const codes = ['A', 'B', 'C'] as const;
  const parts = codes.map((code, index) => ({
    code,
    max: points[index] ?? 0,
    groups: GROUPS[code],
  }));
  return { id, decision, parts, bands: [90, 70, 50, 30, 0], edgesCertain };
}

export const EARLIER_VERSIONS: readonly EarlierVersion[] = [
  version('qd1048-2019', '1048/QĐ-TTg', [35, 25, 40], true),
  version('qd781-2020', '781/QĐ-TTg', [35, 25, 40], true),
  version('qd148-2023', '148/QĐ-TTg', [40, 25, 35], false),
  version('qd1489-2025', '1489/QĐ-TTg', [40, 25, 35], false),
];

export function earlierVersion(id: string): EarlierVersion | null {
  return EARLIER_VERSIONS.find((one) => one.id === id) ?? null;
}
