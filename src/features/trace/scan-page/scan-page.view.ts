import { escapeHtml } from '#src/base/html.ts';
import { paths } from '#src/base/paths.ts';
import type { ScanLang } from '#src/base/scan-lang.ts';
import { setName } from '#src/words/scan/sets.ts';
import type { ScanWords } from '#src/words/scan/vi.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { dataHtml } from './data.view.ts';
import { contentOf, goodsHtml, moreHtml, proofHtml, serialHtml } from './goods.view.ts';
import { amount, journeyHtml } from './journey.view.ts';
import { noticesHtml } from './notices.view.ts';
import type { ScanFacts } from './scan-facts.ts';
import { hostLine, inVietnamese, type ScanSite, shell, siteLang, spoken } from './shell.view.ts';
import { standingHtml } from './standing.view.ts';

/** The page of a code that is known, as HTML: complete in itself, its pictures come after. */
export function scanPage(facts: ScanFacts, site: ScanSite): string {
  const { lang } = site;
  const w = scanWords(lang);
  const name = escapeHtml(facts.product.name);
  const lot = facts.story?.lot ?? null;
  return shell({
    ...site,
    title: w.title(name, lot === null ? null : escapeHtml(lot.code)),
    description: w.description(name),
    link: facts.link,
    indexed: facts.asked.lot === null && facts.asked.serial === null,
    region: facts.product.region,
    main:
      noticesHtml(facts, site, 'first') +
      heroHtml(facts, lang, w) +
      standingHtml(facts, site) +
      noticesHtml(facts, site, 'later') +
      lotHtml(facts, lang, w) +
      (facts.story === null ? '' : journeyHtml(facts.story, site)) +
      serialHtml(facts, site) +
      goodsHtml(facts, site) +
      moreHtml(facts, site) +
      proofHtml(facts, site) +
      `<section>${dataHtml(facts, site)}</section>`,
    footer: `${hostLine(site)}<p>${w.ocop}</p>`,
  });
}

/** From so many letters on a name is set smaller. */
const LONG_NAME = 34;

function heroHtml({ product, item, producer, where }: ScanFacts, lang: ScanLang, w: ScanWords) {
  const p = paths(siteLang(lang));
  const size =
    [
      lang === 'vi' || item.labelEn === ''
        ? inVietnamese(item.label, lang)
        : spoken(item.labelEn, 'en', lang),
    ]
      .filter((text) => text !== '' && item.label !== '')
      .join('') || contentOf(item, w);
  const maker =
    producer === null
      ? w.producerUnknown
      : `<a href="${escapeHtml(p.producer(producer.slug))}">${inVietnamese(producer.name, lang)}</a>`;
  const place = [where.commune, where.province]
    .filter((part) => part !== null)
    .map((part) => `${part.kind} ${part.name}`)
    .join(', ');
  return (
    `<div class="h"><div><h1${product.name.length > LONG_NAME ? ' class="w"' : ''}>${spoken(product.name, product.nameLang, lang)}</h1>` +
    (size === '' ? '' : `<p>${size}</p>`) +
    `<p>${maker}</p><p class="x">${inVietnamese(place, lang)}${lang === 'vi' ? '' : `, ${w.country}`}</p></div>` +
    `<img src="${escapeHtml(product.picture)}" ${altOf(product, lang, w)} width="${product.photo?.width ?? 320}" height="${product.photo?.height ?? 300}" loading="lazy"></div>`
  );
}

/** What the picture shows: said by the producer in two languages, or which set the drawing stands for. */
function altOf({ photo, set }: ScanFacts['product'], lang: ScanLang, w: ScanWords): string {
  if (photo === undefined) return `alt="${w.picture(setName(lang, set))}"`;
  const own = lang === 'vi' ? 'vi' : 'en';
  return `alt="${escapeHtml(photo[own])}"${own === lang ? '' : ` lang="${own}"`}`;
}

/** The lot on the pack: its dates before anything else of it. */
function lotHtml({ story }: ScanFacts, lang: ScanLang, w: ScanWords): string {
  if (story === null) return '';
  const { lot } = story;
  const dates: [string, string | null][] = [
    [w.lot.made, lot.madeOn],
    [w.lot.packed, lot.packedOn],
    [w.lot.bestBefore, lot.bestBefore],
    [w.lot.expires, lot.expiresOn],
  ];
  const known = dates.filter((pair): pair is [string, string] => pair[1] !== null);
  const rows = known.map(
    ([name, day]) =>
      `<dt>${name}</dt><dd><time datetime="${escapeHtml(day)}">${w.day(day)}</time></dd>`,
  );
  const whole = amount(lot.quantity, lot.unit, w);
  if (whole !== '') rows.push(`<dt>${w.lot.quantity}</dt><dd>${whole}</dd>`);
  const others = lot.otherCodes
    .map(({ system, code, url }) => {
      const text = escapeHtml(`${system}: ${code}`);
      return /^https?:\/\//.test(url)
        ? `<a href="${escapeHtml(url)}" rel="nofollow noopener">${text}</a>`
        : text;
    })
    .join(' · ');
  return (
    `<section><h2>${w.lot.heading(escapeHtml(lot.code))}</h2>` +
    (known.length === 0 ? `<p>${w.lot.noDates}</p>` : '') +
    `<dl class="f">${rows.map((row) => `<div>${row}</div>`).join('')}</dl>` +
    (lot.note === '' ? '' : `<p>${inVietnamese(lot.note, lang)}</p>`) +
    `${others === '' ? '' : `<p class="x">${w.lot.otherCodes}: ${others}</p>`}</section>`
  );
}
