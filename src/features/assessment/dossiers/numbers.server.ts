import { and, desc, eq, like, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { communeSequences, dossiers } from '#db/schema/dossiers.ts';
import { dossierCode } from './product-code.ts';

/** The next number a commune gives out this year: never twice, even when a dossier is withdrawn. */
export async function nextOfCommune(
  tx: Tx,
  communeCode: string,
  year: number,
  what: 'slip' | 'product',
): Promise<number> {
  const [row] = await tx
    .insert(communeSequences)
    .values({ communeCode, year, what, last: 1 })
    .onConflictDoUpdate({
      target: [communeSequences.communeCode, communeSequences.year, communeSequences.what],
      set: { last: sql`${communeSequences.last} + 1` },
    })
    .returning({ last: communeSequences.last });
  if (!row) throw new RangeError('a sequence always has a number');
  return row.last;
}

export async function nextDossierCode(tx: Tx, year: number): Promise<string> {
  const [last] = await tx
    .select({ code: dossiers.code })
    .from(dossiers)
    .where(and(like(dossiers.code, `HS-${year}-%`)))
    .orderBy(desc(dossiers.id))
    .limit(1);
  return dossierCode(year, Number(last?.code.slice(8) ?? 0) + 1);
}

/** The latest dossier of a producer, for what it need not be asked again. */
export async function latestOf(tx: Tx, producerId: number): Promise<number | null> {
  const [row] = await tx
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(eq(dossiers.producerId, producerId))
    .orderBy(desc(dossiers.id))
    .limit(1);
  return row?.id ?? null;
}
