import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { rounds } from '#db/schema/councils.ts';
import {
  dossierFiles,
  dossierLodgings,
  dossierNotes,
  dossiers,
  dossierSteps,
} from '#db/schema/dossiers.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { Dossier } from '../move-dossier.server.ts';
import { type DossierFile, type Holding, holdingOf } from './dossier-check.server.ts';
import { sees, sightOf, councilsOf } from './dossier-sight.server.ts';

export type DossierStep = typeof dossierSteps.$inferSelect;
export type DossierNote = typeof dossierNotes.$inferSelect;
export type Lodging = typeof dossierLodgings.$inferSelect;

export interface DossierWhole {
  readonly dossier: Dossier;
  readonly councilIds: readonly number[];
  readonly names: {
    readonly producer: string;
    readonly producerSlug: string;
    readonly productSlug: string | null;
    readonly commune: string;
    readonly province: string;
    readonly setVi: string;
    readonly setEn: string;
    readonly certificateCode: string | null;
    readonly round: string | null;
  };
  readonly holding: Holding;
  /** Every version, newest first within its slot. */
  readonly allFiles: readonly DossierFile[];
  readonly steps: readonly DossierStep[];
  readonly notes: readonly DossierNote[];
  readonly lodgings: readonly Lodging[];
}

/**
 * Everything about a dossier, for whoever may see it.
 * @throws Refusal `no-such-dossier`, also for one out of the actor's reach
 */
export async function readDossier(
  db: Db,
  { code, actor }: { code: string; actor: Actor },
): Promise<DossierWhole> {
  demand(actor, 'see-dossier', SOMEWHERE);
  const { dossier, councilIds } = await sightOf(db, code, actor);
  const one = async <T>(query: PromiseLike<T[]>): Promise<T | null> => (await query)[0] ?? null;
  const producer = await one(
    db
      .select({ name: producers.name, slug: producers.slug })
      .from(producers)
      .where(eq(producers.id, dossier.producerId)),
  );
  const product =
    dossier.productId === null
      ? null
      : await one(
          db.select({ slug: products.slug }).from(products).where(eq(products.id, dossier.productId)),
        );
  const place = await one(
    db
      .select({ commune: communes.name, province: provinces.name })
      .from(communes)
      .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
      .where(eq(communes.code, dossier.communeCode)),
  );
  const set = await one(
    db.select().from(productSets).where(eq(productSets.no, dossier.setNo)),
  );
  const certificate =
    dossier.certificateId === null
      ? null
      : await one(
          db
            .select({ code: certificates.code })
            .from(certificates)
            .where(eq(certificates.id, dossier.certificateId)),
        );
  const round =
    dossier.roundId === null
      ? null
      : await one(
          db.select({ name: rounds.name }).from(rounds).where(eq(rounds.id, dossier.roundId)),
        );
  const own = dossier.id;
  return {
    dossier,
    councilIds,
    names: {
      producer: producer?.name ?? '',
      producerSlug: producer?.slug ?? '',
      productSlug: product?.slug ?? null,
      commune: place?.commune ?? '',
      province: place?.province ?? '',
      setVi: set?.nameVi ?? '',
      setEn: set?.nameEn ?? '',
      certificateCode: certificate?.code ?? null,
      round: round?.name ?? null,
    },
    holding: await holdingOf(db, dossier),
    allFiles: await db
      .select()
      .from(dossierFiles)
      .where(eq(dossierFiles.dossierId, own))
      .orderBy(asc(dossierFiles.item), asc(dossierFiles.slot), desc(dossierFiles.version)),
    steps: await db
      .select()
      .from(dossierSteps)
      .where(eq(dossierSteps.dossierId, own))
      .orderBy(asc(dossierSteps.id)),
    notes: await db
      .select()
      .from(dossierNotes)
      .where(eq(dossierNotes.dossierId, own))
      .orderBy(asc(dossierNotes.id)),
    lodgings: await db
      .select()
      .from(dossierLodgings)
      .where(eq(dossierLodgings.dossierId, own))
      .orderBy(asc(dossierLodgings.no)),
  };
}

/**
 * One file of a dossier, for whoever may see the dossier.
 * @throws Refusal `no-such-file`, the same for a file that is not there and for one out of reach
 */
export async function readFile(
  db: Db,
  { id, actor }: { id: number; actor: Actor },
): Promise<DossierFile> {
  const missing = new Refusal('no-such-file', {});
  const [row] = await db
    .select({ file: dossierFiles, dossier: dossiers })
    .from(dossierFiles)
    .innerJoin(dossiers, eq(dossiers.id, dossierFiles.dossierId))
    .where(eq(dossierFiles.id, id));
  if (!row || !sees(actor, row.dossier, await councilsOf(db, row.dossier.id))) throw missing;
  return row.file;
}
