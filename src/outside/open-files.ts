import path from 'node:path';
import { BadConfiguration, type Env } from '#src/env.ts';
import { type FileStore, localFiles } from './files.ts';
import { bucketFiles } from './object-storage.ts';

/**
 * Where private files are kept: a bucket when one is named by `S3_*`, else the folder `DATA_DIR/files`.
 * @param secret what links of the folder are signed with
 * @throws BadConfiguration when a bucket is named only by half
 */
export function openFiles(env: Env, secret: string): FileStore {
  const named = {
    S3_ENDPOINT: env.S3_ENDPOINT,
    S3_BUCKET: env.S3_BUCKET,
    S3_ACCESS_KEY_ID: env.S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY: env.S3_SECRET_ACCESS_KEY,
  };
  const given = Object.values(named).filter((value) => value !== undefined);
  if (given.length === 0) return localFiles(path.join(env.DATA_DIR, 'files'), secret);
  const missing = Object.entries(named).filter(([, value]) => value === undefined);
  if (missing.length > 0) {
    const names = missing.map(([name]) => name).join(', ');
    throw new BadConfiguration(
      `The file storage is named only by half: give ${names} too, or none of the S3_ variables.`,
    );
  }
  return bucketFiles({
    endpoint: env.S3_ENDPOINT ?? '',
    bucket: env.S3_BUCKET ?? '',
    accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
    region: env.S3_REGION,
    prefix: env.S3_PREFIX,
  });
}
