import { inArray } from 'drizzle-orm';
import { producers } from '#db/schema/catalogue.ts';
import type { Desk } from '#src/compose/desk.ts';
import type { Deed } from '#src/features/accounts/may.ts';
import { reachOf } from '#src/features/accounts/may.ts';

/** A producer the person acts for. */
export interface OwnProducer {
  readonly id: number;
  readonly name: string;
}

/** The producers a person may do this for, and the one that `?nha=` asks for, or the first; null: none. */
export async function ownProducers(
  { app, actor }: Pick<Desk, 'app' | 'actor'>,
  deed: Deed,
  params: URLSearchParams,
): Promise<{ all: readonly OwnProducer[]; one: OwnProducer | null }> {
  const ids = reachOf(actor, deed).producerIds;
  const all = await app.db
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
    .orderBy(producers.name);
  const asked = params.get('nha');
  const one = asked === null ? all[0] : all.find(({ id }) => String(id) === asked);
  return { all, one: one ?? null };
}
