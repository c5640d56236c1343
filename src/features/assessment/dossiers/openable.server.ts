import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { communes } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, demand, reachOf, SOMEWHERE } from '#src/features/accounts/may.ts';
import { DOSSIER_KINDS, type DossierKind } from '../dossier-states.ts';
import { type KindVerdict, kindVerdict } from './kind-check.ts';
import { certificatesOf } from './own-certificates.server.ts';

export interface OpenableProducer {
  readonly id: number;
  readonly name: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly products: readonly {
    readonly id: number;
    readonly name: string;
    readonly setNo: number;
    readonly verdicts: Readonly<Record<DossierKind, KindVerdict>>;
  }[];
}

/** The producers a person may open dossiers for, with what each of their products may be put forward for today. */
export async function readOpenable(
  db: Db,
  { actor, today }: { actor: Actor; today: Day },
): Promise<OpenableProducer[]> {
  demand(actor, 'open-dossier', SOMEWHERE);
  const { producerIds } = reachOf(actor, 'open-dossier');
  const rows = await db
    .select()
    .from(producers)
    .where(inArray(producers.id, [...producerIds]))
    .orderBy(asc(producers.name));
  const out: OpenableProducer[] = [];
  for (const producer of rows) {
    const own = await db
      .select()
      .from(products)
      .where(eq(products.producerId, producer.id))
      .orderBy(asc(products.name));
    const rated = [];
    for (const { id, name, setNo } of own) {
      const held = await certificatesOf(db, id);
      const verdicts = Object.fromEntries(
        DOSSIER_KINDS.map((kind) => [kind, kindVerdict(kind, held, today)]),
      ) as Record<DossierKind, KindVerdict>;
      rated.push({ id, name, setNo, verdicts });
    }
    out.push({
      id: producer.id,
      name: producer.name,
      provinceCode: producer.provinceCode,
      communeCode: producer.communeCode,
      communes: await db
        .select({ code: communes.code, name: communes.name })
        .from(communes)
        .where(eq(communes.provinceCode, producer.provinceCode))
        .orderBy(asc(communes.name)),
      products: rated,
    });
  }
  return out;
}
