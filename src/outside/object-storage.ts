import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { Refusal } from '#src/base/refusal.ts';
import { contentDisposition } from './content-disposition.ts';
import { checkedHash, type FileStore } from './files.ts';

/** A bucket that speaks S3: of Amazon, MinIO, Ceph, Cloudflare R2, a Vietnamese cloud. */
export interface Bucket {
  /** `https://s3.example.vn`; the bucket's name follows in the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Put before every name: `moi-xa/`; may be empty. */
  readonly prefix: string;
  /** Times a request is tried again when the line or the server fails. */
  readonly retries?: number;
  readonly timeoutMs?: number;
  /** First pause between tries; each further one is twice as long. */
  readonly pauseMs?: number;
}

/**
 * Files in a bucket, under the same names as in a folder. An object appears whole, because S3 has no other way, and the
 * storage refuses bytes that do not have the hash they were signed with. Nothing is public: links are signed and short.
 */
export function bucketFiles(bucket: Bucket): FileStore {
  const { endpoint, region, accessKeyId, secretAccessKey, retries = 3 } = bucket;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const addressOf = (hash: string): string => {
    const name = `${bucket.prefix}${checkedHash(hash).slice(0, 2)}/${hash}`;
    return `${endpoint.replace(/\/+$/, '')}/${bucket.bucket}/${name}`;
  };

  async function ask(method: string, hash: string, body?: Uint8Array): Promise<Response> {
    const address = addressOf(hash);
    const sha = body === undefined ? EMPTY : hash;
    for (let turn = 0; ; turn += 1) {
      const last = turn >= retries;
      try {
        const request = await client.sign(address, {
          method,
          headers: {
            'x-amz-content-sha256': sha,
            ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
          },
          ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        });
        const answer = await fetch(request, {
          signal: AbortSignal.timeout(bucket.timeoutMs ?? 60_000),
          redirect: 'error',
        });
        if (last || (answer.status < 500 && answer.status !== 429)) return answer;
        await answer.body?.cancel();
      } catch (error) {
        if (last)
          throw new Error(`The file storage at ${endpoint} did not answer`, { cause: error });
      }
      await pause((bucket.pauseMs ?? 200) * 2 ** turn);
    }
  }

  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const there = await ask('HEAD', hash);
      if (there.status === 200) return hash;
      const answer = await ask('PUT', hash, bytes);
      if (answer.ok) return hash;
      if (answer.status === 507) throw new Refusal('no-space', {});
      throw await failure('keep', answer);
    },
    async read(hash) {
      const answer = await ask('GET', hash);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      if (!answer.ok) throw await failure('give', answer);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async drop(hash) {
      const answer = await ask('DELETE', hash);
      if (!answer.ok && answer.status !== 404) throw await failure('remove', answer);
      await answer.body?.cancel();
    },
    async link(hash, { media, name, seconds }) {
      const url = new URL(addressOf(hash));
      url.searchParams.set('X-Amz-Expires', String(Math.floor(seconds)));
      url.searchParams.set('response-content-type', media);
      url.searchParams.set('response-content-disposition', contentDisposition('attachment', name));
      const signed = await client.sign(url, { method: 'GET', aws: { signQuery: true } });
      return signed.url;
    },
  };
}

const EMPTY = createHash('sha256').update('').digest('hex');

/** What the storage said, without the keys it was asked with. */
async function failure(what: string, answer: Response): Promise<Error> {
  const code = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(await answer.text())?.[1] ?? 'no code';
  return new Error(`The file storage did not ${what} a file: ${answer.status} ${code}`);
}
