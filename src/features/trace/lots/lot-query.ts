/** What a list of lots is asked for. */
export interface LotQuery {
  /** In the lot's code, its item's or its product's name. */
  readonly q: string;
  readonly producerId: number | null;
  readonly tradeItemId: number | null;
  readonly state: 'all' | 'good' | 'expiring' | 'expired' | 'recalled';
  readonly sort: 'newest' | 'code' | 'expiry';
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}

export const EVERY_LOT: LotQuery = {
  q: '',
  producerId: null,
  tradeItemId: null,
  state: 'all',
  sort: 'newest',
  page: 1,
  perPage: 25,
};

export interface LotLine {
  readonly id: number;
  readonly code: string;
  readonly tradeItemId: number;
  readonly itemName: string;
  readonly itemKind: 'product' | 'material';
  /** Null for a material. */
  readonly productId: number | null;
  readonly setNo: number | null;
  readonly producerId: number;
  readonly producerName: string;
  /** Path its code leads to. */
  readonly link: string;
  readonly madeOn: string | null;
  readonly packedOn: string | null;
  readonly bestBefore: string | null;
  readonly expiresOn: string | null;
  readonly quantity: number | null;
  readonly unit: string;
  /** Instant, ISO 8601 UTC. */
  readonly addedAt: string;
  /** Events that stand. */
  readonly events: number;
  readonly lastEventAt: string | null;
  readonly recalled: boolean;
  readonly illustrative: boolean;
  readonly version: number;
}
