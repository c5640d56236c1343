/** Runs in the page: what nobody who works on the desk should meet, at the width it has just now. */
export function lookAtDesk(lang: string): string[] {
  const found = new Set<string>();
  const root = document.documentElement;
  if (root.lang !== lang) found.add(`lang="${root.lang}"`);
  if (document.title.trim() === '') found.add('no title');
  const firsts = document.querySelectorAll('h1').length;
  if (firsts !== 1) found.add(`${firsts} h1`);
  const words = document.body.innerText;
  const slip = /.{0,40}(?:\bundefined\b|\bNaN\b|\[object |Invalid Date).{0,40}/.exec(words);
  if (slip) found.add(`text that nobody wrote: ${slip[0]}`);
  for (const styled of document.querySelectorAll('[style]')) {
    found.add(`style: ${styled.outerHTML.slice(0, 80)}`);
  }
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const names = wide.slice(-2).map((one) => one.outerHTML.slice(0, 100));
    found.add(`scrolls sideways, ${root.scrollWidth} px wide: ${names.join(' | ')}`);
  }
  const targets =
    'nav a, .nut, button, select, summary, textarea, input:not([type=hidden], [type=checkbox], [type=radio])';
  for (const target of document.querySelectorAll<HTMLElement>(targets)) {
    const { width, height } = target.getBoundingClientRect();
    // Layout rounds: 43.99 is 44. The trail is text with links in it.
    if (width <= 1 || height <= 1 || height >= 43.9 || !target.checkVisibility()) continue;
    if (target.closest('.duong') !== null) continue;
    const where = target.parentElement?.closest('[class]')?.className ?? '';
    found.add(
      `target ${Math.round(height)} px high: ${target.tagName.toLowerCase()} in .${where}, "${target.innerText.trim().slice(0, 30)}"`,
    );
  }
  // A date that is written in the other way of the other language.
  if (lang === 'en') {
    const mixed = [...document.querySelectorAll<HTMLElement>('main time, main .ban-bang td')]
      .map((one) => one.innerText)
      .find((text) => /^(?:ngày )?\d{2}\/\d{2}\/\d{4}$/.test(text.trim()));
    if (mixed) found.add(`a Vietnamese date: ${mixed}`);
  }
  return [...found];
}
