import type { Db } from '#db/client.ts';
import { dossierFiles, dossierForms, dossierLodgings, dossiers } from '#db/schema/dossiers.ts';
import type { DossierState } from '#src/features/assessment/dossier-states.ts';
import { FULL_01, FULL_03, fullForm02 } from '#src/features/assessment/dossiers/dossier.fixture.ts';
import { criteriaOf } from '#src/features/assessment/dossiers/criteria-of.ts';
import type { FileStore } from '#src/outside/files.ts';
import type { Place } from './worlds.examples.ts';

const AT = '2026-11-20T03:00:00.000Z';

const STATES = {
  draft: 'draft',
  lodged: 'lodged',
  withProvince: 'with-province',
  /** Accepted, in no round yet. */
  waiting: 'accepted',
  inOpenRound: 'accepted',
  inFreshRound: 'accepted',
  scoring: 'accepted',
  signed: 'accepted',
  scored: 'scored',
} as const satisfies Record<string, DossierState>;

export interface PlantedDossier {
  readonly id: number;
  readonly code: string;
  readonly version: number;
  /** A lodged proof, and one that is not (of the draft). */
  readonly fileId: number;
}
export type PlantedDossiers = Readonly<Record<keyof typeof STATES, PlantedDossier>>;

let number = 0;

/** A dossier in each state that a command starts from, with forms, a lodging and a proof. */
export async function plantDossiers(
  db: Db,
  files: FileStore,
  place: Place,
  mark: string,
): Promise<PlantedDossiers> {
  const planted = {} as Record<keyof typeof STATES, PlantedDossier>;
  for (const [key, state] of Object.entries(STATES) as [keyof typeof STATES, DossierState][]) {
    planted[key] = await plantDossier(db, files, place, { mark, key, state });
  }
  return planted;
}

async function plantDossier(
  db: Db,
  files: FileStore,
  { provinceCode, communeCode, producerId }: Place,
  { mark, key, state }: { mark: string; key: string; state: DossierState },
): Promise<PlantedDossier> {
  number += 1;
  const code = `HS-2026-8${String(number).padStart(4, '0')}`;
  const isDraft = state === 'draft';
  const [row] = await db
    .insert(dossiers)
    .values({
      ...{ code, kind: 'first', producerId, productName: `Sản phẩm ${mark} ${key}`, setNo: 1 },
      ...{ provinceCode, communeCode, criteriaVersion: 'qd26-2026', state, stateSince: AT },
      ...{ version: 1, openedAt: AT, openedBy: `Người mở ${mark}` },
      ...(isDraft
        ? {}
        : {
            ...{ lodgedAt: AT, slipNo: `${number}/PĐK-thử`, communeDueOn: '2026-12-11' },
            ...{ samples: 5, samplesReceivedOn: '2026-11-20' },
          }),
      ...(state === 'accepted' || state === 'scored' ? { productCode: `thử-${number}` } : {}),
      ...(state === 'scored' ? { roundId: 1, resultHundredths: 9300, resultStars: 5 } : {}),
    })
    .returning({ id: dossiers.id });
  const id = row?.id ?? 0;
  const forms = {
    m01: { ...FULL_01, unitName: `Đơn vị ${mark}` },
    m02: { ...fullForm02(criteriaOf(1, 'qd26-2026')), story: `Chuyện ${mark}` },
    m03: { ...FULL_03, reporter: `Cán bộ ${mark}` },
  } as const;
  for (const [form, content] of Object.entries(forms)) {
    await db.insert(dossierForms).values({
      ...{ dossierId: id, form: form as 'm01', content: JSON.stringify(content), revision: 1 },
      ...{ savedAt: AT, savedBy: `Người viết ${mark}` },
    });
  }
  const bytes = new TextEncoder().encode(`%PDF-1.4 chứng từ ${mark} ${key}`);
  const hash = await files.put(bytes);
  const [file] = await db
    .insert(dossierFiles)
    .values({
      ...{ dossierId: id, item: 'item:1.1', slot: 1, version: 1, name: `chung-tu-${mark}.pdf` },
      ...{ media: 'application/pdf', bytes: bytes.length, hash, uploadedAt: AT },
      ...{ uploadedBy: `Người nộp ${mark}`, firstLodging: isDraft ? null : 1 },
    })
    .returning({ id: dossierFiles.id });
  if (!isDraft) {
    const content = JSON.stringify({
      dossier: code,
      forms: { m01: forms.m01, m02: forms.m02 },
      files: [{ item: 'item:1.1', name: `chung-tu-${mark}.pdf`, version: 1, sha256: hash }],
    });
    await db.insert(dossierLodgings).values({
      ...{ dossierId: id, no: 1, lodgedTo: 'commune', content, hash: 'a'.repeat(64) },
      ...{ lodgedAt: AT, lodgedBy: `Người nộp ${mark}` },
    });
  }
  return { id, code, version: 1, fileId: file?.id ?? 0 };
}
