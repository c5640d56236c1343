import { machinePaths, paths } from '#src/base/paths.ts';
import type { TestServer } from '../server.ts';

const p = paths('vi');

/** What is looked for, as far as it is known. */
export interface Wanted {
  readonly name: string;
  readonly slug: string;
  /** Register code of the certificate; null before there is one. */
  readonly code: string | null;
}

export interface Shelf {
  /** State the product's page shows. */
  page: string | null;
  /** Stars in the page's structured data. */
  jsonLd: number | null;
  api: string | null;
  /** Among the products with four stars. */
  list: boolean;
  /** Counted among the four-star products of the search. */
  facet: number;
  /** State in the results of the search. */
  search: string | null;
  register: string | null;
  certificate: string | null;
  certificatePage: boolean;
}

export const NOWHERE: Shelf = {
  page: null,
  jsonLd: null,
  api: null,
  list: false,
  facet: 0,
  search: null,
  register: null,
  certificate: null,
  certificatePage: false,
};

interface Hits {
  hits: { slug: string; state: string }[];
  facets: Record<string, Record<string, number>>;
}

/** Everything that shows a star to the public, in one process, each by a request of its own. */
export async function shelfOf(at: Pick<TestServer, 'url'>, wanted: Wanted): Promise<Shelf> {
  const { name, slug, code } = wanted;
  const ask = async (address: string): Promise<Response> =>
    fetch(`${at.url}${address}`, { redirect: 'manual' });
  const q = encodeURIComponent(name);
  const product = await ask(p.product(slug));
  const page = product.ok ? await product.text() : '';
  const answered = await ask(machinePaths.apiProduct(slug));
  const list = await (await ask(`${p.products}?q=${q}&sao=4`)).text();
  const found = (await (await ask(`${machinePaths.apiSearch}?q=${q}`)).json()) as Hits;
  const register = await (await ask(machinePaths.registerCsv)).text();
  const paper = code === null ? null : await ask(machinePaths.apiCertificate(code));
  const shown = code === null ? null : await ask(p.certificate(code));
  const line = register.split('\n').find((one) => code !== null && one.includes(`${code},`));
  return {
    page: /class="dau-sao tt-([a-z-]+)"/.exec(page)?.[1] ?? null,
    jsonLd: Number(/"ocop-stars","name":"OCOP","value":(\d)/.exec(page)?.[1] ?? 0) || null,
    api: answered.ok
      ? (/"state":"([a-z-]+)"/.exec(await answered.text())?.[1] ?? 'without state')
      : null,
    list: list.includes(`href="${p.product(slug)}"`),
    facet: found.facets['stars']?.['4'] ?? 0,
    search: found.hits.find((hit) => hit.slug === slug)?.state ?? null,
    register: /\b(valid|revoked|expired)\b/.exec(line ?? '')?.[1] ?? null,
    certificate: paper?.ok ? ((await paper.json()) as { state: string }).state : null,
    certificatePage: shown?.ok ? (await shown.text()).includes(name) : false,
  };
}

/**
 * Asks for a product's state again and again until it is as wanted.
 * @returns milliseconds from `since` (`performance.now()`) to the first answer that shows it
 */
export async function untilShown(
  at: Pick<TestServer, 'url'>,
  slug: string,
  state: string,
  since: number,
): Promise<number> {
  for (;;) {
    const answer = await fetch(`${at.url}${p.product(slug)}`, { redirect: 'manual' });
    if ((await answer.text()).includes(`class="dau-sao tt-${state}"`)) {
      return performance.now() - since;
    }
    if (performance.now() - since > 20_000) throw new Error(`${slug} is not ${state} after 20 s`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
