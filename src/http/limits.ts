import type { IncomingMessage, Server } from 'node:http';

export const LIMITS = {
  urlBytes: 8_192,
  bodyBytes: 1_048_576,
  headersMs: 15_000,
  requestMs: 30_000,
  keepAliveMs: 65_000,
  stopMs: 10_000,
} as const;

export const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

export class BodyTooLarge extends Error {}

/** Slow and endless clients are let go. Keep-alive outlasts the usual minute of a proxy before us. */
export function setTimeouts(server: Server): void {
  server.headersTimeout = LIMITS.headersMs;
  server.requestTimeout = LIMITS.requestMs;
  server.keepAliveTimeout = LIMITS.keepAliveMs;
  server.maxRequestsPerSocket = 0;
}

/** The whole body. @throws BodyTooLarge as soon as it is known to be */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A path whose percent signs cannot be read as UTF-8. */
export function isMalformed(target: string): boolean {
  if (!target.startsWith('/')) return true;
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (!path.includes('%')) return false;
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}
