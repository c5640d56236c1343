import { escapeHtml } from '#src/base/html.ts';
import { machinePaths } from '#src/base/paths.ts';
import type { LotRef, LotStory, StoryStage } from '#src/features/trace/lots/lot-story.ts';
import type { ScanWords } from '#src/words/scan/vi.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { inVietnamese, type ScanSite } from './shell.view.ts';
import { checkOf, localTime, mainDeclarer } from './stage-facts.ts';

/** What happened to the lot, step by step, and who says so. */
export function journeyHtml(story: LotStory, site: ScanSite): string {
  const { lang } = site;
  const w = scanWords(lang);
  const { stages, corrections } = story;
  const heading = `<h2>${w.journey.heading}</h2>`;
  const steps = `${refs(story.madeFrom, w.journey.from, site)}${refs(story.madeInto, w.journey.into, site)}`;
  if (stages.length === 0)
    return `<section id="hanh-trinh">${heading}<p>${w.journey.none}</p>${steps}</section>`;
  const main = mainDeclarer(stages);
  const checked = stages.some((stage) => checkOf(stage) !== null);
  return (
    `<section id="hanh-trinh">${heading}<p class="x">${w.journey.by(inVietnamese(main, lang))} ${checked ? w.journey.checkedOnly : w.journey.unchecked}</p>` +
    `<ol class="j">${stages.map((stage) => step(stage, main, site)).join('')}</ol>` +
    (corrections > 0 ? `<p class="x">${w.journey.corrections(corrections)}</p>` : '') +
    `${steps}</section>`
  );
}

function step(stage: StoryStage, main: string, { lang }: ScanSite): string {
  const w = scanWords(lang);
  const { day, clock } = localTime(stage.at, stage.zoneOffset);
  const declared = localTime(stage.declaredAt, '+07:00').day;
  const check = checkOf(stage);
  const who = [
    stage.declaredBy === main ? '' : w.journey.alsoBy(inVietnamese(stage.declaredBy, lang)),
    declared === day ? '' : w.journey.later(w.day(declared)),
    stage.corrects ? w.journey.corrected : '',
  ].filter(Boolean);
  const lines = [
    aboutLine(stage, lang, w),
    placeLine(stage, lang, w),
    checkLine(stage, check, lang, w),
    check === 'laboratory' ? '' : partyLine(stage, lang, w),
    stage.note === '' ? '' : inVietnamese(stage.note, lang),
    who.length === 0 ? '' : `<span class="x">${who.join(' · ')}</span>`,
  ].filter(Boolean);
  return (
    `<li${check === null ? '' : ' class="c"'}><time datetime="${escapeHtml(`${day}T${clock}`)}">${w.day(day)}</time>` +
    `<b>${stageName(stage, w)}</b>${amount(stage.quantity, stage.unit, w, ' · ')}` +
    lines.map((line) => `<p>${line}</p>`).join('') +
    `${filesHtml(stage, w, lang)}</li>`
  );
}

/** Our word for a stage; for an imported step without one, its business step as it stands. */
export function stageName({ stage, bizStep }: StoryStage, w: ScanWords): string {
  if (stage !== null) return w.journey.stage[stage];
  if (bizStep === null) return w.journey.other;
  return `${w.journey.other} (<span lang="en">${escapeHtml(bizStep)}</span>)`;
}

/** What happened to a material of the lot, not to the lot itself. */
function aboutLine({ about }: StoryStage, lang: ScanSite['lang'], w: ScanWords): string {
  if (!about) return '';
  return `${inVietnamese(about.itemName, lang)}, ${w.lot.heading(escapeHtml(about.code))}`;
}

function placeLine({ place }: StoryStage, lang: ScanSite['lang'], w: ScanWords): string {
  if (place === null) return '';
  const kind = w.journey.place[place.kind] ?? '';
  const where = [place.name ?? '', place.communeName ?? '', place.provinceName].filter(Boolean);
  const text = inVietnamese(where.join(', '), lang);
  return kind === '' || place.name !== null ? text : `${kind} · ${text}`;
}

function checkLine(
  stage: StoryStage,
  check: ReturnType<typeof checkOf>,
  lang: ScanSite['lang'],
  w: ScanWords,
): string {
  const result =
    stage.result === null
      ? ''
      : stage.result === 'conformant'
        ? `<b>${w.journey.conformant}</b>`
        : `<b class="z">${w.journey.nonConformant}</b>`;
  const lab =
    check === 'laboratory' && typeof stage.party === 'object' && stage.party !== null
      ? `<span class="k">✓</span> ${w.journey.lab(inVietnamese(stage.party.name, lang))}`
      : '';
  const paper = check === 'paper' ? `<span class="k">✓ ${w.journey.paper}</span>` : '';
  return [result, lab, paper].filter(Boolean).join(' · ');
}

function partyLine({ party }: StoryStage, lang: ScanSite['lang'], w: ScanWords): string {
  if (party === null) return '';
  if (party === 'hidden') return `<span class="x">${w.journey.hidden}</span>`;
  return w.journey.party(inVietnamese(party.name, lang));
}

/** How much of something, in the reader's units; empty when it is not known. */
export function amount(
  quantity: number | null,
  unit: string | null,
  w: ScanWords,
  before = '',
): string {
  if (quantity === null) return '';
  const named = unit === null ? undefined : w.units[unit as keyof ScanWords['units']];
  return `${before}${w.number(quantity)} ${named ? named(quantity) : escapeHtml(unit ?? '')}`.trimEnd();
}

/** Photos are only loaded when somebody opens them and comes near. */
function filesHtml({ files }: StoryStage, w: ScanWords, lang: ScanSite['lang']): string {
  if (files.length === 0) return '';
  const all = files.map(({ id, kind, media, caption }) => {
    const href = escapeHtml(machinePaths.scanFile(id));
    const name = w.journey.file[kind];
    const text = caption === '' ? name : inVietnamese(caption, lang);
    return media.startsWith('image/')
      ? `<figure><img src="${href}" alt="${name}" width="640" height="480" loading="lazy"><figcaption>${text}</figcaption></figure>`
      : `<p><a href="${href}">${name}${caption === '' ? '' : `: ${text}`}</a></p>`;
  });
  return `<details><summary>${w.journey.files(files.length)}</summary>${all.join('')}</details>`;
}

/** One step back, one step forward. */
function refs(lots: readonly LotRef[], heading: string, { lang }: ScanSite): string {
  if (lots.length === 0) return '';
  const w = scanWords(lang);
  const items = lots.map((lot) => {
    const name = `${inVietnamese(lot.itemName, lang)}, ${w.lot.heading(escapeHtml(lot.code))}`;
    const linked =
      lot.link === null
        ? name
        : `<a href="${escapeHtml(machinePaths.scanPage(lot.link, lang))}">${name}</a>`;
    const whose =
      lot.producerName === ''
        ? ''
        : ` <span class="x">${w.journey.ofProducer(inVietnamese(lot.producerName, lang))}</span>`;
    return `<li>${linked}${amount(lot.quantity, lot.unit, w, ' · ')}${whose}</li>`;
  });
  return `<p><b>${heading}</b></p><ul class="u">${items.join('')}</ul>`;
}
