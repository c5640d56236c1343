import { escapeHtml } from '#src/base/html.ts';
import { paths } from '#src/base/paths.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { hostLine, type ScanSite, shell, siteLang } from './shell.view.ts';

/** A code that leads to nothing of ours. */
export interface Missing {
  /** `unknown`: well formed, not ours; `malformed`: no code at all; `carton`: a logistic unit; `ask`: none was given. */
  readonly why: 'unknown' | 'malformed' | 'carton' | 'ask';
  /** As it was scanned, decoded as far as it goes. */
  readonly scanned: string;
  /** Path for the language links; empty where it should not be repeated. */
  readonly link: string;
  /** What is wrong with it, and in which language that is said. */
  readonly fault: { readonly text: string; readonly lang: string } | null;
}

/** Says what is wrong and how to go on: typing the code, searching by name. */
export function missingPage(missing: Missing, site: ScanSite): string {
  const { lang } = site;
  const w = scanWords(lang);
  const m = w.missing;
  const { why, fault, scanned } = missing;
  const [title, lead] =
    why === 'malformed'
      ? [m.malformedTitle, m.malformed]
      : why === 'carton'
        ? [w.carton.title, w.carton.text]
        : why === 'unknown'
          ? [m.title, m.lead]
          : [m.code, ''];
  const said =
    fault === null
      ? ''
      : `<p><b>${m.fault}</b> <span lang="${escapeHtml(fault.lang)}">${escapeHtml(fault.text)}</span></p>`;
  const what =
    scanned === '' ? '' : `<p class="x">${m.scanned} <code>${escapeHtml(scanned)}</code></p>`;
  const box = why === 'ask' ? '' : ` class="n ${why === 'carton' ? 'note' : 'warn'}"`;
  return shell({
    ...site,
    title,
    description: '',
    link: missing.link,
    indexed: false,
    region: null,
    main:
      `<section${box}><h1>${title}</h1>${lead === '' ? '' : `<p>${lead}</p>`}${said}${what}</section>` +
      `<section><form action="/quet" method="get"><input type="hidden" name="lang" value="${lang}">` +
      `<label for="ma">${m.code}</label><input id="ma" name="ma" required maxlength="200" autocomplete="off" autocapitalize="characters" spellcheck="false"><button>${m.look}</button></form>` +
      `<form action="${paths(siteLang(lang)).products}" method="get" role="search"><label for="q">${m.search}</label><input id="q" name="q" type="search" required><button>${m.find}</button></form></section>` +
      `<section><h2>${m.how}</h2><ol class="u">${m.steps.map((step) => `<li>${step}</li>`).join('')}</ol></section>`,
    footer: hostLine(site),
  });
}
