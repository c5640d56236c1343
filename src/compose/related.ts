import type { Day } from '#src/base/day.ts';
import type { ProductRecord } from '#src/features/catalogue/read-product.server.ts';
import type { Hit } from '#src/features/search/contract.ts';
import type { App } from '#src/app.ts';
import { anyQuery } from '#src/features/search/any-query.ts';

/** Products of the same producer first, then of the same set in the same province, then of the set. */
export async function relatedTo(
  app: App,
  record: ProductRecord,
  on: Day,
  size: number,
): Promise<Hit[]> {
  const any = { ...anyQuery(on), limit: size + 1 };
  const { set, province, producer, product } = record;
  const wider = [
    ...(producer ? [{ ...any, producer: producer.slug }] : []),
    { ...any, set: [set.no], province: [province.code] },
    { ...any, set: [set.no], state: ['valid', 'held-over'] as const },
    { ...any, set: [set.no] },
  ];
  const found = new Map<number, Hit>();
  for (const query of wider) {
    if (found.size >= size) break;
    const { hits } = await app.search.find(query);
    for (const hit of hits) {
      if (hit.doc.id !== product.id && found.size < size) found.set(hit.doc.id, hit);
    }
  }
  return [...found.values()];
}
