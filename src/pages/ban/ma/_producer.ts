import type { Desk } from '#src/compose/desk.ts';
import { type Deed, may } from '#src/features/accounts/may.ts';
import {
  type ProducerLine,
  producersWithin,
  producerWithin,
} from '#src/features/trace/codes/read-places.server.ts';

/** Whose codes a page shows: `?chu-the=`, or the one producer that somebody has. */
export interface Chosen {
  /** Null until one is chosen, and for one out of reach. */
  readonly producer: ProducerLine | null;
  /** Whether this person may change the producer's codes. */
  readonly mayManage: boolean;
  /** To choose from. */
  readonly producers: readonly ProducerLine[];
  readonly total: number;
  readonly q: string;
}

export async function choose(desk: Desk, url: URL, deed: Deed): Promise<Chosen> {
  const { app, actor } = desk;
  const q = (url.searchParams.get('tim-chu-the') ?? '').normalize('NFC').trim().slice(0, 100);
  const { total, producers } = await producersWithin(app.db, { actor, deed, q });
  const asked = Number(url.searchParams.get('chu-the') ?? '') || null;
  const only = q === '' && total === 1 ? (producers[0] ?? null) : null;
  const producer = asked === null ? only : await producerWithin(app.db, { id: asked, actor, deed });
  const mayManage =
    producer !== null && may(actor, 'manage-codes', { producerId: producer.id, ...producer });
  return { producer, mayManage, producers, total, q };
}

export const text = (form: FormData, key: string): string => String(form.get(key) ?? '').trim();
