import { escapeHtml } from '#src/base/html.ts';
import { paths } from '#src/base/paths.ts';
import { scanWords } from '#src/words/scan/words.ts';
import type { Thing } from './scan-facts.ts';
import { hostLine, inVietnamese, type ScanSite, shell, siteLang } from './shell.view.ts';

export function thingPage(thing: Thing, site: ScanSite): string {
  const { lang } = site;
  const w = scanWords(lang);
  const p = paths(siteLang(lang));
  const { producer } = thing;
  const kind = thing.kind === null ? '' : (w.journey.place[thing.kind] ?? '');
  const heading = thing.what === 'place' ? w.place.heading : w.party.heading;
  const place = [thing.address, thing.where].filter(Boolean).join(', ');
  const maker =
    producer === null
      ? ''
      : `<section><p>${w.place.kept(inVietnamese(producer.name, lang))}</p>` +
        `<p class="q"><a class="r" href="${escapeHtml(p.producer(producer.slug))}">${w.party.see}</a></p></section>`;
  return shell({
    ...site,
    title: `${escapeHtml(thing.name)} · ${heading}`,
    description: '',
    link: thing.link,
    indexed: false,
    region: null,
    main:
      `<section><p class="x">${heading}${kind === '' ? '' : ` · ${kind}`}</p><h1>${inVietnamese(thing.name, lang)}</h1>` +
      `${place === '' ? '' : `<p>${inVietnamese(place, lang)}</p>`}<p class="x">GLN <code>${escapeHtml(thing.code)}</code></p></section>${maker}`,
    footer: hostLine(site),
  });
}
