import type { Day } from '#src/base/day.ts';
import { formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import type { RegisterLine } from '#src/features/certificates/read-register.server.ts';
import { words } from '#src/words/words.ts';
import { xml } from './xml.ts';

export const MOST_NEWS = 50;

const SAID = {
  vi: {
    title: (site: string) => `${site}: chứng nhận OCOP mới`,
    about: 'Các quyết định công nhận có ngày rõ ràng, mới nhất trước.',
    decided: (day: Day) => `Quyết định ngày ${formatDay(day, 'vi')}`,
  },
  en: {
    title: (site: string) => `${site}: new OCOP certificates`,
    about: 'Recognitions whose day is known, newest first.',
    decided: (day: Day) => `Decided on ${formatDay(day, 'en')}`,
  },
} as const;

/** The newest certificates whose day of decision is known and has come. */
export function newest(lines: readonly RegisterLine[], today: Day): RegisterLine[] {
  return lines
    .filter(({ certificate: { decidedOn, stars } }) => {
      return decidedOn !== null && decidedOn <= today && stars !== null && stars >= 3;
    })
    .sort((a, b) => {
      const byDay = (b.certificate.decidedOn ?? '').localeCompare(a.certificate.decidedOn ?? '');
      return byDay || b.certificate.code.localeCompare(a.certificate.code);
    })
    .slice(0, MOST_NEWS);
}

export function rss(
  lines: readonly RegisterLine[],
  site: { readonly name: string; readonly origin: string },
  lang: Lang,
): string {
  const p = paths(lang);
  const w = words(lang);
  const said = SAID[lang];
  const self = site.origin + p.rss;
  const items = lines.map(({ certificate, standing, product, producer, province }) => {
    const link = site.origin + p.certificate(certificate.code);
    const decidedOn = certificate.decidedOn as Day;
    const facts = [
      w.standing.long(standing),
      producer?.name ?? w.producerUnknown,
      province.name,
      `${said.decided(decidedOn)}${certificate.decisionNo ? `, ${certificate.decisionNo}` : ''}`,
    ];
    const title = `${product.name}: ${w.standing.stars(certificate.stars ?? 0)}`;
    return (
      `<item><title>${xml(title)}</title><link>${xml(link)}</link>` +
      `<guid isPermaLink="false">${xml(certificate.code)}</guid>` +
      `<pubDate>${rfc822(decidedOn)}</pubDate>` +
      `<description>${xml(`${facts.join('. ')}.`)}</description></item>\n`
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n' +
    `<title>${xml(said.title(site.name))}</title><link>${xml(site.origin + p.register)}</link>` +
    `<description>${xml(said.about)}</description><language>${lang}</language>` +
    `<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>\n` +
    `${items.join('')}</channel></rss>\n`
  );
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The beginning of a day in Việt Nam. */
function rfc822(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${weekday}, ${date} ${MONTHS[Number(month) - 1]} ${year} 00:00:00 +0700`;
}
