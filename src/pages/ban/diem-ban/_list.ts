import type { Desk } from '#src/compose/desk.ts';
import { hasWords } from '#src/compose/find-in-list.ts';
import {
  type DeskPoint,
  readDeskPoints,
} from '#src/features/promotions/points/read-desk-points.server.ts';

export const POINT_STATES = ['draft', 'published', 'stopped'] as const;

/** The points within reach that the filters of the address leave, for the page and its file alike. */
export async function listPoints(
  { app, actor }: Pick<Desk, 'app' | 'actor'>,
  query: URLSearchParams,
): Promise<{
  found: DeskPoint[];
  q: string;
  state: DeskPoint['state'] | null;
  kind: DeskPoint['kind'] | null;
}> {
  const q = (query.get('q') ?? '').slice(0, 100);
  const state = POINT_STATES.find((one) => one === query.get('trang-thai')) ?? null;
  const kind = (['shop', 'fair'] as const).find((one) => one === query.get('loai')) ?? null;
  const all = await readDeskPoints(app.db, { actor });
  const found = all.filter(
    (point) =>
      hasWords(
        [point.name, point.address, point.provinceName, point.producerName ?? ''].join(' '),
        q,
      ) &&
      (state === null || point.state === state) &&
      (kind === null || point.kind === kind),
  );
  return { found, q, state, kind };
}
