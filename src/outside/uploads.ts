import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore as TusFiles } from '@tus/file-store';
import { ERRORS, Metadata, Server } from '@tus/server';
import { Refusal } from '#src/base/refusal.ts';
import { isFull } from './files.ts';

/** What we write beside an upload ourselves, whatever the sender said. */
export interface UploadNote {
  readonly owner: string;
  readonly producer: string;
  readonly name: string;
  /** Key of the picture it is to take the place of; empty for none. */
  readonly instead: string;
}

export interface FinishedUpload {
  readonly note: UploadNote;
  read(): Promise<Uint8Array>;
}

/** Uploads that may be broken off and gone on with (tus 1.0), kept in a folder until they are taken over. */
export interface Uploads {
  /** Begins one. @throws Refusal `no-space`, `too-many-uploads` */
  begin(request: Request, note: UploadNote, bytes: number): Promise<Response>;
  /** How far it is (HEAD), some more of it (PATCH), or never mind (DELETE). Only for its owner. @throws Refusal `no-space` */
  goOn(request: Request, id: string): Promise<Response>;
  /** Null when there is none. */
  noteOf(id: string): Promise<UploadNote | null>;
  /** Null when there is none; false when a part is missing yet. */
  finished(id: string): Promise<FinishedUpload | false | null>;
  forget(id: string): Promise<void>;
  /** Removes what nobody has touched for so long; returns how many. */
  forgetOlderThan(ms: number, now: number): Promise<number>;
}

export interface UploadOptions {
  readonly folder: string;
  /** Path of the addresses: `/ban/anh/tai-len`. */
  readonly at: string;
  readonly mostBytes: number;
  /** Unfinished ones of one person. */
  readonly mostOpen: number;
  /** What has to stay free on the disk, bytes. */
  readonly keepFree: number;
  /** Tests only: another disk. */
  readonly disk?: Disk;
}
export interface Disk {
  /** Bytes that may still be written. */
  free(folder: string): Promise<number>;
  /** Goes on with a file. */
  write(file: string, from: number): Writable;
}

const DISK: Disk = {
  async free(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  write: (file, start) => createWriteStream(file, { flags: 'r+', start }),
};

export function openUploads(options: UploadOptions): Uploads {
  const { folder, mostOpen, keepFree, disk = DISK } = options;
  const store = new CarefulFiles(folder, disk);
  const server = new Server({
    path: options.at,
    datastore: store,
    maxSize: options.mostBytes,
    relativeLocation: true,
    namingFunction: (_request, metadata) => newId(metadata?.['owner'] ?? ''),
  });

  async function roomFor(bytes: number): Promise<void> {
    await mkdir(folder, { recursive: true });
    if ((await disk.free(folder)) - keepFree < bytes) throw new Refusal('no-space', {});
  }
  async function ask(request: Request): Promise<Response> {
    const answer = await server.handleWeb(request as never);
    // It is for pages of ours alone.
    for (const name of [...answer.headers.keys()]) {
      if (name.startsWith('access-control-')) answer.headers.delete(name);
    }
    return answer;
  }
  return {
    async begin(request, note, bytes) {
      await roomFor(bytes);
      const own = `${prefixOf(note.owner)}-`;
      const open = (await readdir(folder)).filter(
        (name) => name.startsWith(own) && name.endsWith('.json'),
      );
      if (open.length >= mostOpen) throw new Refusal('too-many-uploads', { most: mostOpen });
      const headers = new Headers(request.headers);
      headers.set('upload-metadata', Metadata.stringify({ ...note }));
      // Nothing of the file itself comes with the first request.
      headers.delete('content-type');
      headers.delete('content-length');
      return ask(new Request(request.url, { method: 'POST', headers }));
    },
    async goOn(request, id) {
      if (request.method === 'PATCH') {
        await roomFor(Number(request.headers.get('content-length') ?? 0));
      }
      const answer = await ask(request);
      if (!store.full.delete(id)) return answer;
      await this.forget(id);
      throw new Refusal('no-space', {});
    },
    async noteOf(id) {
      return (await openedOf(store, id))?.note ?? null;
    },
    async finished(id) {
      const upload = await openedOf(store, id);
      if (upload === null) return null;
      if (!upload.whole) return false;
      return { note: upload.note, read: () => readFile(path.join(folder, id)) };
    },
    async forget(id) {
      if (!ID.test(id)) return;
      for (const name of [id, `${id}.json`]) await rm(path.join(folder, name), { force: true });
    },
    async forgetOlderThan(ms, now) {
      const names = await readdir(folder).catch(() => []);
      let forgotten = 0;
      for (const name of names.filter((one) => ID.test(one))) {
        const at = await stat(path.join(folder, name)).catch(() => null);
        if (at === null || now - at.mtimeMs < ms) continue;
        await this.forget(name);
        forgotten += 1;
      }
      return forgotten;
    },
  };
}

/** The beginning of an upload's name says whose it is, without saying who. */
const prefixOf = (owner: string): string =>
  createHash('sha256').update(owner).digest('hex').slice(0, 12);
const newId = (owner: string): string => `${prefixOf(owner)}-${randomBytes(16).toString('hex')}`;
const ID = /^[0-9a-f]{12}-[0-9a-f]{32}$/;

async function openedOf(
  store: CarefulFiles,
  id: string,
): Promise<{ note: UploadNote; whole: boolean } | null> {
  if (!ID.test(id)) return null;
  try {
    const { metadata, offset, size } = await store.getUpload(id);
    const said = (key: string): string => metadata?.[key] ?? '';
    const note = { owner: said('owner'), producer: said('producer'), name: said('name') };
    return { note: { ...note, instead: said('instead') }, whole: offset === size };
  } catch (error) {
    // It was never there, or is no longer.
    if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return null;
    throw error;
  }
}

/** Remembers which upload found the disk full: the protocol's own answer only says that something went wrong. */
class CarefulFiles extends TusFiles {
  readonly full = new Set<string>();
  readonly #disk: Disk;

  constructor(directory: string, disk: Disk) {
    super({ directory });
    this.#disk = disk;
  }

  static {
    // The folder is made when something begins: a failure then is an answer, not the end of the process.
    Object.assign(CarefulFiles.prototype, { checkOrCreateDirectory: () => undefined });
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = path.join(this.directory, id);
    try {
      await pipeline(readable, this.#disk.write(file, offset));
    } catch (error) {
      if (isFull(error)) this.full.add(id);
      throw error;
    }
    return (await stat(file)).size;
  }
}
