import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from './server.ts';

/**
 * What a page may weigh on the wire, in bytes of brotli. Above these a phone on one bar of signal waits; a change that
 * needs more has to say why here.
 */
const BUDGET = { html: 16_000, css: 14_000, js: 6_000, fonts: 52_000 };
const PAGES = ['/', '/san-pham', '/tinh/lam-dong', '/so-dang-ky', '/cau-chuyen', '/sao-ocop'];

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** As small as the front door makes it for a page that is asked for often. */
const brotli = (body: Buffer): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

async function bytes(path: string): Promise<Buffer> {
  const answer = await fetch(new URL(path, server.url));
  expect(answer.status, path).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

describe('a page weighs no more than its budget', () => {
  it.each([...PAGES, '/san-pham/PRODUCT'])('%s', async (path) => {
    const list = (await (
      await fetch(new URL('/api/v1/search?state=valid&limit=1', server.url))
    ).json()) as { hits: { slug: string }[] };
    const page = await bytes(path.replace('PRODUCT', list.hits[0]?.slug ?? ''));
    const html = page.toString('utf8');
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
      (m) => m[1] ?? '',
    );
    const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((m) => m[1] ?? '');
    const weigh = async (files: readonly string[]): Promise<number> =>
      (await Promise.all(files.map(bytes))).reduce((sum, body) => sum + brotli(body), 0);
    const fonts = ['/fonts/be-vietnam-pro-v1.woff2', '/fonts/literata-v1.woff2'];
    const weight = {
      html: brotli(page),
      css: await weigh(styles),
      js: await weigh(scripts),
      fonts: (await Promise.all(fonts.map(bytes))).reduce((sum, body) => sum + body.length, 0),
    };
    expect(styles.length).toBeGreaterThan(0);
    for (const [what, limit] of Object.entries(BUDGET)) {
      expect(weight[what as keyof typeof weight], what).toBeLessThanOrEqual(limit);
    }
  });
});
