import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#src/env.ts';
import { type FileStore, localFiles } from './files.ts';
import { bucketFiles } from './object-storage.ts';
import { openFiles } from './open-files.ts';
import { KEYS, s3StandIn, type S3StandIn } from './s3.stand-in.ts';
import { openSigned, signedAddress } from './signed-address.ts';

const SECRET = 'a-secret-for-tests-of-32-letters!';
const NOW = Date.now();
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-files-'));
let stand: S3StandIn;
const bucket = (more: object = {}) =>
  bucketFiles({
    ...{ endpoint: stand.endpoint, bucket: 'moi-xa', prefix: 'thu/', pauseMs: 1 },
    ...KEYS,
    ...more,
  });

/** A real server, when one is named as for the site itself; a MinIO in a container will do. */
const real = process.env['S3_ENDPOINT'];
const STORES: readonly [string, () => FileStore][] = [
  ['a folder', () => localFiles(folder, SECRET)],
  ['a bucket of the stand-in', () => bucket()],
  ...(real === undefined
    ? []
    : [
        ['a real bucket', () => openFiles(readEnv(process.env), SECRET)] as [
          string,
          () => FileStore,
        ],
      ]),
];

beforeAll(async () => {
  stand = await s3StandIn();
});
afterAll(() => {
  stand.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(STORES)('%s', (_name, open) => {
  it('keeps bytes under their hash, gives them back, and knows nothing of others', async () => {
    const files = open();
    const bytes = new TextEncoder().encode(`Tệp thử ${NOW} ${_name}`);
    const hash = await files.put(bytes);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await files.put(bytes)).toBe(hash);
    expect(Buffer.from((await files.read(hash)) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(await files.read('0'.repeat(64))).toBeNull();
    await files.drop(hash);
    await files.drop(hash);
    expect(await files.read(hash)).toBeNull();
  });

  it('takes the empty file and a large one', async () => {
    const files = open();
    for (const bytes of [new Uint8Array(), new Uint8Array(3_000_000).fill(7)]) {
      const hash = await files.put(bytes);
      expect((await files.read(hash))?.length).toBe(bytes.length);
      await files.drop(hash);
    }
  });

  it.each(['', '../../etc/passwd', 'A'.repeat(64), `${'0'.repeat(64)}/..`])(
    'never makes a path of what is no hash: %s',
    async (hash) => {
      const files = open();
      await expect(files.read(hash)).rejects.toThrow(RangeError);
      await expect(files.drop(hash)).rejects.toThrow(RangeError);
      const link = { media: 'image/jpeg', name: 'a', now: NOW, seconds: 60 };
      await expect(files.link(hash, link)).rejects.toThrow(RangeError);
    },
  );

  it('gives a link that names the file and the time', async () => {
    const files = open();
    const hash = await files.put(new TextEncoder().encode('liên kết'));
    const address = await files.link(hash, {
      ...{ media: 'image/jpeg', name: 'Ảnh "gốc".jpg', now: NOW, seconds: 300 },
    });
    if (address.startsWith('/')) {
      const query = new URL(address, 'http://x').searchParams;
      expect(openSigned(SECRET, query, NOW)).toMatchObject({ hash, media: 'image/jpeg' });
      return;
    }
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Anh goc.jpg"/,
    );
    expect(await answer.text()).toBe('liên kết');
    const forged = address.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=99999');
    expect((await fetch(forged)).status).toBe(403);
  });
});

describe('a folder', () => {
  it('keeps nothing by half', async () => {
    const files = localFiles(folder, SECRET);
    await files.put(new Uint8Array(100));
    const names = readdirSync(folder, { recursive: true }).map(String);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a bucket', () => {
  it('is asked again when it is busy, and refuses other keys', async () => {
    stand.failNext = 2;
    const hash = await bucket().put(new Uint8Array([1, 2, 3]));
    expect((await bucket().read(hash))?.length).toBe(3);
    stand.failNext = 9;
    await expect(bucket({ retries: 2 }).read(hash)).rejects.toThrow(/503 SlowDown/);
    stand.failNext = 0;
    const wrong = bucket({ secretAccessKey: 'another' });
    await expect(wrong.put(new Uint8Array([9]))).rejects.toThrow(/403 SignatureDoesNotMatch/);
    await expect(wrong.read(hash)).rejects.not.toThrow(/another/);
  });

  it('says when nobody answers', async () => {
    const nobody = bucket({ endpoint: 'http://127.0.0.1:9', retries: 1 });
    await expect(nobody.read('0'.repeat(64))).rejects.toThrow(/did not answer/);
  });

  it('is not opened when it is named by half', () => {
    const env = readEnv({ S3_ENDPOINT: 'https://s3.example.vn', S3_BUCKET: 'moi-xa' });
    expect(() => openFiles(env, SECRET)).toThrow(/S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY/);
  });
});

describe('a signed address', () => {
  const file = { hash: 'ab'.repeat(32), media: 'image/jpeg', name: 'ảnh.jpg' };
  const query = (change: Record<string, string> = {}) => {
    const url = new URL(signedAddress(SECRET, { ...file, now: NOW, seconds: 60 }), 'http://x');
    for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
    return url.searchParams;
  };

  it('is good until its moment and not after', () => {
    expect(openSigned(SECRET, query(), NOW + 58_000)).toEqual(file);
    expect(openSigned(SECRET, query(), NOW + 61_000)).toBeNull();
  });

  it.each([
    [{ h: 'cd'.repeat(32) }],
    [{ m: 'text/html' }],
    [{ t: 'x.html' }],
    [{ het: '99999999999' }],
    [{ ky: '' }],
    [{ ky: 'A'.repeat(43) }],
  ])('is nothing once it was changed: %j', (change) => {
    expect(openSigned(SECRET, query(change as Record<string, string>), NOW)).toBeNull();
  });

  it('of another site is nothing, and none lasts longer than a day', () => {
    expect(openSigned('another', query(), NOW)).toBeNull();
    expect(() => signedAddress(SECRET, { ...file, now: NOW, seconds: 90_000 })).toThrow(RangeError);
  });
});
