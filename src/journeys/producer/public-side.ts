import { machinePaths, paths } from '#src/base/paths.ts';
import type { TestServer } from '../server.ts';

/** Where everybody sees a product. */
export const PLACES = ['vi', 'en', 'search', 'api', 'scan'] as const;
export type Place = (typeof PLACES)[number];

/** What stands at each place, and how many milliseconds the server took for it. */
export interface PublicSide {
  readonly text: Readonly<Record<Place, string>>;
  readonly ms: Readonly<Record<Place, number>>;
  readonly status: Readonly<Record<Place, number>>;
}

/** Asks once for each place, as any visitor would: no cookie, no special header. */
export async function publicSide(
  server: Pick<TestServer, 'url'>,
  { slug, shortCode, query }: { slug: string; shortCode: string; query: string },
): Promise<PublicSide> {
  const addresses: Record<Place, string> = {
    vi: paths('vi').product(slug),
    en: paths('en').product(slug),
    search: `${machinePaths.apiSearch}?q=${encodeURIComponent(query)}&limit=20`,
    api: machinePaths.apiProduct(slug),
    scan: machinePaths.scanPage(machinePaths.shortCode(shortCode), 'vi'),
  };
  const text = {} as Record<Place, string>;
  const ms = {} as Record<Place, number>;
  const status = {} as Record<Place, number>;
  for (const place of PLACES) {
    const before = performance.now();
    const answer = await fetch(new URL(addresses[place], server.url));
    text[place] = plain(await answer.text());
    ms[place] = performance.now() - before;
    status[place] = answer.status;
  }
  return { text, ms, status };
}

/** Entities as the letters they stand for, so that a text can be looked for. */
function plain(html: string): string {
  return html
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('\\u003c', '<');
}

/** The words of the product in its page for machines. */
export function jsonLd(html: string): string {
  return [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
    .map(([, body = '']) => body)
    .join('\n');
}
