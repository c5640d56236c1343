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
import { type Actor, demand, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { EDITABLE } from '../dossier-states.ts';
import { type Dossier, targetOf } from '../move-dossier.server.ts';
import { type DossierFile, type Holding, holdingOf } from './dossier-check.server.ts';
import { councilsOf, sees, sightOf } from './dossier-sight.server.ts';
import type { Content } from './fields.ts';

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
          db
            .select({ slug: products.slug })
            .from(products)
            .where(eq(products.id, dossier.productId)),
        );
  const place = await one(
    db
      .select({ commune: communes.name, province: provinces.name })
      .from(communes)
      .innerJoin(provinces, eq(provinces.code, communes.provinceCode))
      .where(eq(communes.code, dossier.communeCode)),
  );
  const set = await one(db.select().from(productSets).where(eq(productSets.no, dossier.setNo)));
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
  const lodgings = await db
    .select()
    .from(dossierLodgings)
    .where(eq(dossierLodgings.dossierId, own))
    .orderBy(asc(dossierLodgings.no));
  const writes = may(actor, 'edit-dossier', targetOf(dossier));
  const files = await db
    .select()
    .from(dossierFiles)
    .where(eq(dossierFiles.dossierId, own))
    .orderBy(asc(dossierFiles.item), asc(dossierFiles.slot), desc(dossierFiles.version));
  const holding = await holdingOf(db, dossier);
  const hidden = !writes && EDITABLE.includes(dossier.state);
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
    holding: hidden ? asLodged(holding, lodgings.at(-1)) : holding,
    allFiles: hidden ? files.filter((file) => !isDraft(file)) : files,
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
    lodgings,
  };
}

/** While the producer completes a dossier, the offices go on seeing what was lodged last. */
function asLodged(holding: Holding, lodging: Lodging | undefined): Holding {
  if (lodging === undefined) return holding;
  const { forms } = JSON.parse(lodging.content) as { forms: Record<'m01' | 'm02', Content> };
  return {
    ...holding,
    files: holding.files.filter((file) => !isDraft(file)),
    content: (form) => (form === 'm01' || form === 'm02' ? forms[form] : holding.content(form)),
  };
}

/** A proof of the producer that no lodging holds yet. */
function isDraft(file: DossierFile): boolean {
  return file.firstLodging === null && /^(?:paper|item):/.test(file.item);
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
  if (isDraft(row.file) && !may(actor, 'edit-dossier', targetOf(row.dossier))) throw missing;
  return row.file;
}
