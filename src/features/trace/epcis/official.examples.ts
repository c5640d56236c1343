import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { JsonObject } from './event.ts';

/** The official material lies beside the project, not in it. */
const STANDARDS = fileURLToPath(new URL('../../../../../shared/standards', import.meta.url));
export const officialIsHere = existsSync(path.join(STANDARDS, 'EPCIS-JSON-Schema.json'));

let compiled: ValidateFunction | undefined;

/** What GS1's schema says of a document: nothing when it is valid. */
export function officialFaults(document: unknown): readonly string[] {
  if (compiled === undefined) {
    const ajv = new Ajv({ strict: false });
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    compiled = ajv.compile(
      JSON.parse(readFileSync(path.join(STANDARDS, 'EPCIS-JSON-Schema.json'), 'utf8')),
    );
  }
  return compiled(document)
    ? []
    : (compiled.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

/** Sample documents by file name. */
export function samples(folder: 'valid' | 'invalid' | 'project'): [string, JsonObject][] {
  if (!officialIsHere) return [];
  const place = path.join(STANDARDS, 'epcis-examples', folder);
  return readdirSync(place)
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(path.join(place, name), 'utf8')) as JsonObject]);
}
