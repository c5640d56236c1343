import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KeptAnswer } from './kept-answer.ts';
import { securityHeaders } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml; charset=utf-8',
};
/** Their names change when their bytes do. */
const FOR_EVER = /^\/(?:_astro|fonts)\//;

/** Every file of the build, in memory: a request looks a name up and touches no disk, so no path leads elsewhere. */
export interface StaticFiles {
  find(target: string): KeptAnswer | null;
  /** Compresses the files, one at a time; resolves when all are done. */
  compressAll(): Promise<void>;
  readonly size: number;
}

export function loadStaticFiles(folder: string | null, https: boolean): StaticFiles {
  const files = new Map<string, KeptAnswer>();
  for (const name of folder === null ? [] : listFiles(folder)) {
    const url = encodeURI(`/${name}`);
    const contentType = TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
    const cacheControl = FOR_EVER.test(url)
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600';
    const answer = new KeptAnswer({
      status: 200,
      headers: [
        ...['Cache-Control', cacheControl, 'Vary', 'Accept-Encoding'],
        ...securityHeaders(contentType, new Set(), https),
      ],
      contentType,
      body: readFileSync(path.join(folder as string, name)),
      strongEtag: true,
    });
    if (url.endsWith('/index.html')) {
      const address = url.slice(0, -'index.html'.length);
      files.set(address, answer);
      if (address !== '/') files.set(address.slice(0, -1), answer);
    } else {
      files.set(url, answer);
    }
  }
  return {
    find(target) {
      const found = files.get(target);
      if (found !== undefined) return found;
      const mark = target.indexOf('?');
      return mark === -1 ? null : (files.get(target.slice(0, mark)) ?? null);
    },
    async compressAll() {
      for (const answer of new Set(files.values())) await answer.upgrade();
    },
    size: files.size,
  };
}

/** Names of the plain files under a folder, with forward slashes; hidden ones are left out. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')));
}
