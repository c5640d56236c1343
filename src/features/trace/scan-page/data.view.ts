import { escapeHtml } from '#src/base/html.ts';
import { machinePaths } from '#src/base/paths.ts';
import type { LotStory } from '#src/features/trace/lots/lot-story.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { setName } from '#src/words/scan/sets.ts';
import { stageName } from './journey.view.ts';
import type { ScanFacts } from './scan-facts.ts';
import { inVietnamese, type ScanSite, spoken } from './shell.view.ts';
import { localTime } from './stage-facts.ts';
import { standingWords } from './standing.view.ts';

/**
 * Every item of Circular 02/2024/TT-BKHCN and of the digital passport of Decree 37/2026/NĐ-CP Điều 32 in one list, said
 * as missing where nobody declared it.
 */
export function dataHtml(facts: ScanFacts, { lang }: ScanSite): string {
  const w = scanWords(lang);
  const { product, item, producer, where, story, asked, certificate } = facts;
  const d = w.data;
  const lot = story?.lot ?? null;
  const missing = `<span class="x">${w.goods.undeclared}</span>`;
  const vi = (text: string | null | undefined): string =>
    text ? inVietnamese(text, lang) : missing;
  const day = (text: string | null | undefined): string => (text ? w.day(text) : missing);
  const code = (text: string): string => `<code>${escapeHtml(text)}</code>`;
  const place = [where.commune, where.province]
    .filter((part) => part !== null)
    .map((part) => `${part.kind} ${part.name}`)
    .join(', ');
  const rows: [string, string][] = [
    [d.product, spoken(product.name, product.nameLang, lang)],
    [d.image, d.drawn],
    [d.set, setName(lang, product.set)],
    item.gtin === null ? [d.shortCode, code(item.shortCode)] : [d.gtin, code(item.gtin)],
    [d.lot, lot === null ? missing : code(lot.code)],
    [d.serial, facts.serial === null ? missing : code(facts.serial.serial)],
    [d.traceCode, code(asked.lot !== null && lot === null ? item.link : facts.link)],
    [d.producer, producer === null ? w.producerUnknown : inVietnamese(producer.name, lang)],
    [d.address, vi(producer?.address || null)],
    [d.identifier, producer?.identifier ? `GS1 ${code(producer.identifier)}` : missing],
    [d.origin, `${inVietnamese(place, lang)}, ${w.country}`],
    [d.brand, vi(product.label['brand'])],
    [w.lot.made, day(lot?.madeOn)],
    [w.lot.packed, day(lot?.packedOn)],
    [w.lot.bestBefore, day(lot?.bestBefore)],
    [w.lot.expires, day(lot?.expiresOn)],
    [d.standards, vi(product.label['standards'])],
    [
      d.certificate,
      certificate === null
        ? w.star.none
        : `${standingWords(facts.standing, w)[0]} · ${escapeHtml([certificate.code, certificate.decisionNo].filter(Boolean).join(' · '))}${certificate.decidedOn === null ? '' : ` · ${w.day(certificate.decidedOn)}`}`,
    ],
    [w.goods.warnings, vi(product.label['warnings'])],
    ...stageRows(facts, story, lang),
  ];
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('');
  return `<details><summary>${d.heading}</summary><dl class="a">${list}</dl><p class="x">${d.sources}</p><p><a href="${escapeHtml(machinePaths.passport(facts.link))}" rel="nofollow">${d.passport} (JSON)</a></p></details>`;
}

/** Stages with their two trace codes and moment; when they were last declared and by whom. */
function stageRows(
  { link }: ScanFacts,
  story: LotStory | null,
  lang: ScanSite['lang'],
): [string, string][] {
  const w = scanWords(lang);
  const d = w.data;
  const missing = `<span class="x">${w.goods.undeclared}</span>`;
  if (story === null || story.stages.length === 0) {
    return [
      [d.stages, missing],
      [d.updated, missing],
    ];
  }
  const code = escapeHtml(link.replace(/\/21\/[^/]*$/, ''));
  const lines = story.stages.map((stage) => {
    const { day, clock } = localTime(stage.at, stage.zoneOffset);
    const own = stage.about ? escapeHtml(stage.about.link ?? stage.about.code) : code;
    return `<li>${stageName(stage, w)} · ${w.moment(day, clock)} · <code>${own}</code> · <code>${escapeHtml(stage.place?.code ?? '–')}</code></li>`;
  });
  const latest = story.stages.reduce((a, b) => (b.declaredAt > a.declaredAt ? b : a));
  const declared = localTime(latest.declaredAt, '+07:00');
  return [
    [`${d.stages} (${d.stageLine})`, `<ol>${lines.join('')}</ol>`],
    [d.updated, w.moment(declared.day, declared.clock)],
    [d.by, inVietnamese(latest.declaredBy, lang)],
  ];
}
