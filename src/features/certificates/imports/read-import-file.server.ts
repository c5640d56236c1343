import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { decisionMappings } from '#db/schema/decision-imports.ts';
import { readDecisionFile } from '#src/outside/decision-file.ts';
import type { DecisionFile, DecisionList } from '../decision-list/list.ts';
import { readList } from '../decision-list/read-list.ts';
import { type Mapping, readOptions } from './import-list.ts';

export interface ReadFile {
  readonly file: DecisionFile;
  readonly list: DecisionList;
  readonly mapping: Mapping | null;
  readonly mappingHow: '' | 'given' | 'remembered';
  /** Of the headers as they stand, whatever was mapped. */
  readonly fingerprint: string;
}

/**
 * Reads a list as it came. Columns named by hand go before what the headers say; so does what was named by hand the last
 * time for the same headers.
 */
export async function readImportFile(
  db: Db,
  bytes: Uint8Array,
  fileName: string,
  provinceCode: string | null,
  given: Mapping | null,
): Promise<ReadFile> {
  const file = await readDecisionFile(bytes, fileName);
  const plain = readList(file);
  const fingerprint = plain.fingerprint;
  if (given !== null) {
    const list = readList(file, readOptions(given));
    return { file, list, mapping: given, mappingHow: 'given', fingerprint };
  }
  const remembered = await rememberedMapping(db, fingerprint, provinceCode);
  if (remembered !== null) {
    const list = readList(file, readOptions(remembered));
    if (list.rows.length > 0) {
      return { file, list, mapping: remembered, mappingHow: 'remembered', fingerprint };
    }
  }
  return { file, list: plain, mapping: null, mappingHow: '', fingerprint };
}

async function rememberedMapping(
  db: Db,
  fingerprint: string,
  provinceCode: string | null,
): Promise<Mapping | null> {
  if (fingerprint === '') return null;
  const [row] = await db
    .select({ mapping: decisionMappings.mapping })
    .from(decisionMappings)
    .where(
      and(
        eq(decisionMappings.fingerprint, fingerprint),
        inArray(decisionMappings.provinceCode, ['', provinceCode ?? '']),
      ),
    )
    .orderBy(desc(decisionMappings.provinceCode))
    .limit(1);
  return row === undefined ? null : (JSON.parse(row.mapping) as Mapping);
}
