import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { councils, results, rounds } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';

/** 22/11/2026, 10:00 in Việt Nam. */
export const NOW = Date.parse('2026-11-22T03:00:00Z');
export const SITE = 'https://moixa.example';

/** A database of its own with the first catalogue; `close` takes it away again. */
export async function seededDb(): Promise<{ db: Db; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-certificates-'));
  const db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
  return {
    db,
    close() {
      closeDb(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let made = 0;

/** A dossier that a council has scored, with its result. */
export async function scoredDossier(
  db: Db,
  wanted: {
    provinceCode: string;
    stars: number;
    average: number;
    level?: 'province' | 'centre';
    kind?: 'first' | 'upgrade' | 'reassess';
    productId?: number;
    /** The one that is upgraded or re-assessed. */
    certificateId?: number;
    closedAt?: string;
    name?: string;
  },
): Promise<{ resultId: number; dossierId: number; code: string; producerId: number }> {
  const number = ++made;
  const level = wanted.level ?? 'province';
  const closedAt = wanted.closedAt ?? '2026-11-10T03:00:00.000Z';
  const [product] = await db
    .select()
    .from(products)
    .where(
      wanted.productId === undefined
        ? eq(products.provinceCode, wanted.provinceCode)
        : eq(products.id, wanted.productId),
    )
    .limit(1);
  if (!product) throw new Error(`no product in ${wanted.provinceCode}`);
  const at = '2026-10-01T03:00:00.000Z';
  const [council] = await db
    .insert(councils)
    .values({
      level,
      provinceCode: level === 'centre' ? null : wanted.provinceCode,
      name: `Hội đồng ${number}`,
      decisionNo: '',
      establishedOn: null,
      quorumPercent: 75,
      chairMustAttend: true,
      spreadLimit: 10,
      scoringTurns: 2,
      gateRule: 'majority',
      reassessInWriting: true,
      version: 0,
      createdAt: at,
      createdBy: 'test',
    })
    .returning({ id: councils.id });
  const [round] = await db
    .insert(rounds)
    .values({
      councilId: council?.id ?? 0,
      name: `Đợt ${number}`,
      proposedBefore: null,
      heldBefore: null,
      state: 'closed',
      version: 0,
      createdAt: at,
      createdBy: 'test',
      startedAt: at,
      closedAt,
    })
    .returning({ id: rounds.id });
  const code = `HS-2026-9${String(number).padStart(4, '0')}`;
  const producerId = product.producerId ?? 1;
  const [dossier] = await db
    .insert(dossiers)
    .values({
      code,
      kind: wanted.kind ?? 'first',
      producerId,
      productId: wanted.productId ?? null,
      certificateId: wanted.certificateId ?? null,
      productName: wanted.name ?? `Sản phẩm thử ${number}`,
      setNo: product.setNo,
      provinceCode: wanted.provinceCode,
      communeCode: product.communeCode ?? '00004',
      criteriaVersion: 'qd26-2026',
      state: 'scored',
      stateSince: closedAt,
      roundId: round?.id ?? null,
      productCode: `${wanted.provinceCode}-00004-${number}-2026`,
      slipNo: `${number}/PĐK`,
      version: 1,
      openedAt: at,
      openedBy: 'test',
      lodgedAt: at,
      samples: 5,
      resultHundredths: wanted.average,
      resultStars: wanted.stars,
    })
    .returning({ id: dossiers.id });
  const [result] = await db
    .insert(results)
    .values({
      dossierId: dossier?.id ?? 0,
      roundId: round?.id ?? 0,
      councilId: council?.id ?? 0,
      level,
      outcome: 'rated',
      averageHundredths: wanted.average,
      sheets: 3,
      starsByBand: bandOf(wanted.average),
      stars: wanted.stars,
      reasons: '{"vi":[],"en":[]}',
      decisionWhy: '',
      gateRule: 'majority',
      criteriaVersion: 'qd26-2026',
      setNo: product.setNo,
      closedAt,
      decisionId: null,
    })
    .returning({ id: results.id });
  return { resultId: result?.id ?? 0, dossierId: dossier?.id ?? 0, code, producerId };
}

function bandOf(average: number): number {
  return average >= 9000 ? 5 : average >= 7000 ? 4 : average >= 5000 ? 3 : 2;
}
