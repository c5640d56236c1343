import { machinePaths, paths } from '#src/base/paths.ts';
import type { TestServer } from '../server.ts';

/** What is known of a lot by its code, and by its product. */
export interface Asked {
  /** Path of the printed code, with the serial. */
  readonly link: string;
  /** The same without the serial. */
  readonly lotLink: string;
  readonly slug: string;
  readonly lotCode: string;
}

/** What each public place says of a recall, by one request each. */
export interface PublicWord {
  /** Heading that comes first on the page of the code, per language; empty while there is none. */
  readonly unit: string;
  readonly lot: string;
  readonly vi: string;
  readonly passport: string | null;
  /** Where the link for the state of the recall leads. */
  readonly recallStatus: string;
  /** Whether the product's page warns of the lot, in both languages. */
  readonly product: readonly boolean[];
  /** Whether the list of recalls finds the code of the lot. */
  readonly notices: boolean;
  /** Stages of the events that the code's own link to event data leads to, in the order of their times. */
  readonly events: readonly string[];
}

interface EventList {
  epcisBody: { queryResults: { resultsBody: { eventList: { 'ocop:stage': string }[] } } };
}

const ANY = { headers: { accept: 'application/linkset+json' } };

/** Text of the first notice, as long as it comes before everything else of the page. */
export function firstNotice(html: string): string {
  const main = html.slice(html.indexOf('<main'));
  const found = /^<main[^>]*>\s*<section class="n [a-z]+"[^>]*>(?:<(?:h2|b)[^>]*>([^<]*))?/.exec(
    main,
  );
  return found?.[1] ?? '';
}

/** The page of a code as a telephone with that language gets it. */
export async function pageOf(server: TestServer, link: string, lang: string): Promise<string> {
  const headers = { accept: 'text/html', 'accept-language': lang };
  const answer = await fetch(`${server.url}${link}`, { headers, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${link} answered ${answer.status}`);
  return answer.text();
}

export async function publicWord(server: TestServer, asked: Asked): Promise<PublicWord> {
  const { link, lotLink, slug, lotCode } = asked;
  const text = async (path: string): Promise<string> =>
    (await fetch(`${server.url}${path}`)).text();
  const warns = (html: string): boolean =>
    new RegExp(`class="th-bang"[\\s\\S]{0,600}<b>[^<]*${lotCode}`).test(html);
  const passport = (await (await fetch(`${server.url}${machinePaths.passport(link)}`)).json()) as {
    recall: { state: string | null };
  };
  const linkset = await fetch(`${server.url}${lotLink}?linkType=linkset`, ANY);
  const { linkset: sets } = (await linkset.json()) as {
    linkset: Record<string, { href: string }[]>[];
  };
  const href = (type: string): string =>
    sets[0]?.[`https://ref.gs1.org/voc/${type}`]?.[0]?.href ?? '';
  const events = (await (await fetch(href('epcis'))).json()) as EventList;
  return {
    unit: firstNotice(await pageOf(server, link, 'ko-KR,ko;q=0.9')),
    lot: firstNotice(await pageOf(server, lotLink, 'ko-KR,ko;q=0.9')),
    vi: firstNotice(await pageOf(server, link, 'vi-VN')),
    passport: passport.recall.state,
    recallStatus: href('recallStatus').replace(server.url, ''),
    product: [
      warns(await text(paths('vi').product(slug))),
      warns(await text(paths('en').product(slug))),
    ],
    notices: /href="\/thu-hoi\/TH-/.test(await text(`${paths('vi').recalls}?q=${lotCode}`)),
    events: events.epcisBody.queryResults.resultsBody.eventList.map((one) => one['ocop:stage']),
  };
}

/**
 * Scans again and again until a text stands on the page: while something changes, nobody stops scanning.
 * @returns milliseconds from `since` (`performance.now()`) to the first answer that holds it
 */
export async function untilSays(
  server: TestServer,
  link: string,
  text: string,
  since: number,
): Promise<number> {
  for (;;) {
    if ((await pageOf(server, link, 'ko-KR')).includes(text)) return performance.now() - since;
    if (performance.now() - since > 20_000) throw new Error(`no "${text}" after 20 s`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
