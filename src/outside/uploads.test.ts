import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, openUploads, type Uploads } from './uploads.ts';

const AT = 'http://site.test/ban/anh/tai-len';
const NOTE = { owner: 'u1', producer: '7', name: 'Ảnh 1.jpg', instead: '' };
const GIGA = 1024 ** 3;
let folder: string;
let free: number;
let uploads: Uploads;

const open = (disk?: Partial<Disk>): Uploads =>
  openUploads({
    ...{ folder, at: '/ban/anh/tai-len', mostBytes: 10_000, mostOpen: 3, keepFree: 1_000 },
    ...(disk === undefined ? {} : { disk: { free: async () => free, write: refuse, ...disk } }),
  });
const refuse = (): Writable => {
  throw new Error('nobody writes here');
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-uploads-'));
  free = GIGA;
  uploads = open();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TUS = { 'tus-resumable': '1.0.0' };
async function begin(length: number, note = NOTE): Promise<string> {
  const request = new Request(AT, {
    method: 'POST',
    // What the sender says of itself is not believed.
    headers: { ...TUS, 'upload-length': String(length), 'upload-metadata': 'owner YWRtaW4=' },
  });
  const answer = await uploads.begin(request, note, length);
  expect(answer.status).toBe(201);
  const location = answer.headers.get('location') ?? '';
  expect(location).toMatch(/^\/ban\/anh\/tai-len\/[0-9a-f]{12}-[0-9a-f]{32}$/);
  return location.split('/').at(-1) ?? '';
}
const send = (id: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Response> =>
  uploads.goOn(
    new Request(`${AT}/${id}`, {
      method: 'PATCH',
      body: bytes,
      headers: {
        ...TUS,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        'content-length': String(bytes.length),
      },
    }),
    id,
  );
const offsetOf = async (id: string): Promise<string | null> =>
  (
    await uploads.goOn(new Request(`${AT}/${id}`, { method: 'HEAD', headers: TUS }), id)
  ).headers.get('upload-offset');
const part = (length: number, value: number) => new Uint8Array(length).fill(value);

describe('an upload', () => {
  it('goes on where it stopped, and is whole only at its end', async () => {
    const id = await begin(300);
    expect((await send(id, 0, part(100, 1))).status).toBe(204);
    expect(await uploads.finished(id)).toBe(false);
    // The line was lost, the process began anew: the folder is all that is left.
    uploads = open();
    expect(await offsetOf(id)).toBe('100');
    expect((await send(id, 0, part(100, 9))).status).toBe(409);
    expect((await send(id, 100, part(200, 2))).status).toBe(204);
    const done = await uploads.finished(id);
    if (!done) throw new Error('it is not whole');
    expect(done.note).toEqual(NOTE);
    const bytes = await done.read();
    expect([bytes.length, bytes[99], bytes[100]]).toEqual([300, 1, 2]);
    await uploads.forget(id);
    expect(await uploads.finished(id)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes no more than was announced, and says nothing to other sites', async () => {
    const id = await begin(50);
    const answer = await send(id, 0, part(51, 1));
    expect(answer.status).toBe(413);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
    expect(await offsetOf(id)).toBe('0');
  });

  it.each(['..', 'x', '../../etc/passwd', '%2e%2e', `${'0'.repeat(12)}-${'0'.repeat(32)}`])(
    'that is none is nothing: %s',
    async (id) => {
      expect(await uploads.noteOf(id)).toBeNull();
      expect(await uploads.finished(id)).toBeNull();
      await uploads.forget(id);
    },
  );

  it('of one person are so many at once', async () => {
    for (let turn = 0; turn < 3; turn += 1) await begin(10);
    await expect(begin(10)).rejects.toMatchObject({ code: 'too-many-uploads' });
    await begin(10, { ...NOTE, owner: 'u2' });
  });

  it('that nobody goes on with is forgotten after a day', async () => {
    const id = await begin(10);
    const day = 24 * 3_600_000;
    expect(await uploads.forgetOlderThan(day, Date.now() + day / 2)).toBe(0);
    expect(await uploads.forgetOlderThan(day, Date.now() + day + 60_000)).toBe(1);
    expect(await uploads.noteOf(id)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a full disk', () => {
  it('is seen before anything is written', async () => {
    uploads = open({});
    free = 1_200;
    await expect(begin(300)).rejects.toMatchObject({ code: 'no-space' });
    expect(readdirSync(folder)).toEqual([]);
    free = GIGA;
    const id = await begin(300);
    free = 1_000;
    await expect(send(id, 0, part(100, 1))).rejects.toMatchObject({ code: 'no-space' });
    // It may go on when there is room again.
    expect(await offsetOf(id)).toBe('0');
  });

  it('met in the middle of a piece leaves nothing behind', async () => {
    uploads = open({
      write: () =>
        new Writable({
          write: (_chunk, _encoding, done) =>
            done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
        }),
    });
    const id = await begin(300);
    await expect(send(id, 0, part(100, 1))).rejects.toMatchObject({ code: 'no-space' });
    expect(await uploads.noteOf(id)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});
