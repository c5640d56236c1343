import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { Unreadable } from './problems.ts';

const inflate = promisify(inflateRaw);
/** All parts of one file together, unpacked. */
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_ENTRIES = 5_000;

export interface Zip {
  names: string[];
  /** Unpacks a part off the main thread; null where there is none. @throws Unreadable */
  part(name: string): Promise<Uint8Array | null>;
}

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
  flags: number;
}

/** Reads the directory of a ZIP and refuses what would unpack too large before unpacking anything. @throws Unreadable */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(bytes, view);
  const total = [...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0);
  const needed = [...entries]
    .filter(([name]) => /\.(?:xml|rels)$/i.test(name))
    .reduce((sum, [, e]) => sum + e.unpacked, 0);
  if (needed > MOST_BYTES || total > 10 * MOST_BYTES)
    throw new Unreadable('zip-bomb', String(total));
  let left = MOST_BYTES;
  return {
    names: [...entries.keys()],
    async part(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if ((entry.flags & 1) !== 0) throw new Unreadable('encrypted');
      const head = entry.offset;
      if (head + 30 > bytes.length || view.getUint32(head, true) !== 0x04034b50)
        throw new Unreadable('zip-broken', name);
      const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
      const packed = bytes.subarray(start, start + entry.packed);
      if (packed.length !== entry.packed) throw new Unreadable('zip-broken', name);
      if (entry.method === 0) return packed;
      if (entry.method !== 8) throw new Unreadable('zip-broken', name);
      const data = await inflate(packed, { maxOutputLength: Math.max(1, left) }).catch(
        (error: NodeJS.ErrnoException) => {
          throw new Unreadable(
            error.code === 'ERR_BUFFER_TOO_LARGE' ? 'zip-bomb' : 'zip-broken',
            name,
          );
        },
      );
      left -= data.length;
      return data;
    },
  };
}

function directory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_536);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < lowest) throw new Unreadable('zip-broken');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new Unreadable('zip-bomb', String(count));
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw new Unreadable('zip-broken');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll('\\', '/');
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
