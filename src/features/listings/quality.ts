export const QUALITY_HINTS = ['gtin', 'picture', 'story', 'lot', 'label', 'season'] as const;
export type QualityHint = (typeof QUALITY_HINTS)[number];

export interface QualityQuery {
  readonly hint: QualityHint | 'all';
  readonly page: number;
}
export const QUALITY_A_PAGE = 50;

/** `?loc=&trang=` */
export function parseQualityQuery(params: URLSearchParams): QualityQuery {
  const page = Number(params.get('trang') ?? 1);
  return {
    hint: QUALITY_HINTS.find((one) => one === params.get('loc')) ?? 'all',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}

/** A product and what it lacks. */
export interface QualityLine {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly producerId: number;
  readonly producerName: string;
  readonly provinceCode: string;
  /** Somebody works in the producer's name here. */
  readonly peopled: boolean;
  readonly lacks: readonly QualityHint[];
}

export interface QualityProducer {
  readonly producerId: number;
  readonly name: string;
  readonly peopled: boolean;
  readonly products: number;
  /** All hints of all its products. */
  readonly lacks: number;
}

/** Producers with the most missing first. */
export function byProducer(lines: readonly QualityLine[]): QualityProducer[] {
  return [...Map.groupBy(lines, ({ producerId }) => producerId).entries()]
    .map(([producerId, own]) => ({
      producerId,
      name: own[0]?.producerName ?? '',
      peopled: own[0]?.peopled ?? false,
      products: own.length,
      lacks: own.reduce((sum, { lacks }) => sum + lacks.length, 0),
    }))
    .sort((a, b) => b.lacks - a.lacks || a.name.localeCompare(b.name, 'vi'));
}
