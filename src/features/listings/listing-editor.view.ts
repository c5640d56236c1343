import { flagClaims } from './flag-claims.ts';
import type { ClaimRule, Severity } from './claim-rules.ts';

interface FlagWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly law: string;
  readonly instead: string;
  readonly rules: Readonly<
    Record<ClaimRule, { readonly why: string; readonly law: string; readonly instead: string }>
  >;
}

const FLAG_AFTER_MS = 400;
const SAVE_AFTER_MS = 4_000;

/*
 * The editor of contents: looks at words while they are typed, by the rule the server uses, and keeps the draft by
 * itself. Without it everything works by the buttons.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-soan]')) {
  const words = JSON.parse(form.dataset.soan ?? '{}') as FlagWords;
  const setNo = Number(form.dataset.bo ?? 0);
  const stars = form.dataset.sao === undefined ? undefined : Number(form.dataset.sao);
  for (const area of form.querySelectorAll<HTMLTextAreaElement>('textarea[data-soat]'))
    watch(area, words, { setNo, ...(stars === undefined ? {} : { stars }) });
  if (form.dataset.tuLuu !== undefined) autosave(form);
}

function watch(
  area: HTMLTextAreaElement,
  words: FlagWords,
  facts: { readonly setNo: number; readonly stars?: number },
): void {
  const box = area.parentElement?.querySelector<HTMLElement>('[data-co]');
  const list = box?.querySelector('ul');
  if (!box || !list) return;
  let timer = 0;
  let shown = '';
  const look = (): void => {
    const lang = area.dataset.soat === 'en' ? 'en' : 'vi';
    const flags = flagClaims(area.value, { ...facts, lang });
    const now = flags.map(({ rule, words: said }) => `${rule}:${said}`).join('|');
    if (now === shown) return;
    shown = now;
    box.hidden = flags.length === 0;
    list.replaceChildren(
      ...flags.map(({ rule, severity, words: said }) => {
        const item = document.createElement('li');
        const quote = document.createElement('q');
        quote.textContent = said;
        const { why, law, instead } = words.rules[rule];
        const rest = ` (${words.severity[severity]}): ${why} ${words.instead}: ${instead} ${words.law} ${law}.`;
        item.append(quote, rest);
        return item;
      }),
    );
  };
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, FLAG_AFTER_MS);
  });
}

function autosave(form: HTMLFormElement): void {
  const version = form.querySelector<HTMLInputElement>('input[name="ban-so"]');
  const status = form.querySelector<HTMLElement>('[data-tu-luu-noi]');
  const { daLuu = '', chuaLuu = '' } = form.dataset;
  if (!version) return;
  let timer = 0;
  let running: Promise<void> | null = null;
  let stopped = false;

  const save = async (): Promise<void> => {
    const body = new FormData(form);
    body.set('viec', 'tu-luu');
    try {
      const answer = await fetch(form.action, { method: 'POST', body });
      const said = (await answer.json()) as { version?: number; refused?: string };
      if (said.version !== undefined) version.value = String(said.version);
      // Somebody else saved, or it is with the officer: from here on only by hand, where both values are shown.
      else if (said.refused !== undefined) stopped = true;
      if (status) status.textContent = said.refused ?? daLuu;
    } catch {
      if (status) status.textContent = chuaLuu;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    if (stopped) return;
    timer = window.setTimeout(() => {
      running ??= save().finally(() => (running = null));
    }, SAVE_AFTER_MS);
  });
  // A version that is just being written would make one's own form look like somebody else's.
  form.addEventListener(
    'submit',
    (event) => {
      clearTimeout(timer);
      if (running === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      void running.then(() => form.requestSubmit(submitter));
    },
    { capture: true },
  );
}
