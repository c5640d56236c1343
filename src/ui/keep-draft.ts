import type { KeepWords } from '#src/words/keep-draft.ts';
import {
  type Draft,
  draftKey,
  dropDraft,
  readDraft,
  tidyDrafts,
  writeDraft,
} from './draft-store.ts';
import { fieldsAsSent, fieldsOf, hasFiles, putBack, versionOf } from './form-fields.ts';

/*
 * A form that says `data-giu-nhap="KEY"` keeps what is typed on this device, for this person, until the server has taken
 * it. Without a connection what is sent waits and is sent again; a key travels with it, so that it is done once.
 */
const AGAIN_MS = 10_000;
const { ai: who, giu } = document.body.dataset;
if (who && giu) {
  const words = JSON.parse(giu) as KeepWords;
  tidyDrafts(who);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-giu-nhap]')) {
    keep(form, draftKey(who, form.dataset.giuNhap ?? ''), words);
  }
}

function keep(form: HTMLFormElement, key: string, w: KeepWords): void {
  const version = versionOf(form);
  const asCame = JSON.stringify(fieldsAsSent(form));
  let sending = readDraft(key)?.sending;
  let waiting: ReturnType<typeof setInterval> | null = null;
  let touched: ReturnType<typeof setTimeout> | undefined;
  let plainly = false;

  const note = document.createElement('div');
  note.className = 'bao giu-nhap';
  note.setAttribute('role', 'status');
  note.hidden = true;
  form.prepend(note);
  const say = (text: string, ...buttons: [string, () => void][]): void => {
    note.hidden = text === '';
    const line = document.createElement('p');
    line.textContent = text;
    const made = buttons.map(([label, onClick]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'nut nut-nhe nut-nho';
      button.textContent = label;
      button.addEventListener('click', onClick);
      return button;
    });
    note.replaceChildren(line, ...made);
  };
  const discard = (): void => {
    dropDraft(key);
    location.reload();
  };
  const clock = (at: number): string =>
    new Date(at).toLocaleString(document.documentElement.lang, {
      ...{ hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'numeric' },
      timeZone: 'Asia/Ho_Chi_Minh',
    });
  const save = (): void => {
    clearTimeout(touched);
    touched = undefined;
    const fields = fieldsOf(form);
    if (JSON.stringify(fields) === asCame && sending === undefined) dropDraft(key);
    else writeDraft(key, { fields, version, at: Date.now(), ...(sending ? { sending } : {}) });
  };

  const before = readDraft(key);
  if (before !== null) offer(before);
  // On a slow line somebody has begun to type before this ran.
  else if (JSON.stringify(fieldsOf(form)) !== asCame) save();

  const changed = (): void => {
    // Another content is another sending.
    if (waiting === null) sending = undefined;
    clearTimeout(touched);
    touched = setTimeout(save, 300);
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  addEventListener('pagehide', () => {
    if (touched !== undefined) save();
  });
  form.addEventListener('submit', (event) => {
    if (plainly) return;
    const button = event.submitter as HTMLButtonElement | null;
    const method = button?.getAttribute('formmethod') ?? form.method;
    if (event.defaultPrevented || method !== 'post') return;
    event.preventDefault();
    if (waiting !== null) return;
    sending ??= crypto.randomUUID();
    save();
    const body = new FormData(form, button);
    body.set('ma-gui', sending);
    const to = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
    send(body, to, button);
  });

  function offer(draft: Draft): void {
    if (JSON.stringify(draft.fields) === asCame) return;
    const said = (text: string): string => text.replace('{luc}', clock(draft.at));
    const use = (): void => {
      if (!putBack(form, draft.fields) && !draft.sending) {
        dropDraft(key);
        return;
      }
      say(said(draft.sending ? w.heldBefore : w.restored), [w.drop, discard]);
    };
    if (draft.version === version) use();
    else say(said(w.moved), [w.use, use], [w.drop, discard]);
  }

  function send(body: FormData, to: string, button: HTMLElement | null): void {
    const stop = (): void => {
      if (waiting !== null) clearInterval(waiting);
      removeEventListener('online', go);
      waiting = null;
      say('');
    };
    const wait = (): void => {
      if (waiting === null) {
        waiting = setInterval(go, AGAIN_MS);
        addEventListener('online', go);
      }
      say(hasFiles(form) ? `${w.held} ${w.files}` : w.held, [w.again, go], [w.stop, stop]);
    };
    let busy = false;
    const go = (): void => {
      if (busy) return;
      busy = true;
      say(w.sending);
      deliver(body, to, form.enctype)
        .then((answer) => finish(answer, stop, button))
        .catch(wait)
        .finally(() => {
          busy = false;
        });
    };
    go();
  }

  function finish(answer: Response, stop: () => void, button: HTMLElement | null): void {
    // A page kept by the worker is no answer of the server.
    if (answer.headers.has('x-ban-luu')) throw new TypeError('no connection');
    stop();
    const landed = new URL(answer.url);
    if (answer.redirected && /\/dang-nhap$/.test(landed.pathname)) {
      say(w.signedOut);
      return;
    }
    if (answer.redirected) {
      clearTimeout(touched);
      touched = undefined;
      sending = undefined;
      dropDraft(key);
      location.assign(answer.url);
      return;
    }
    // Refused, or only shown: nothing was done, and the same again shows it beside what was typed.
    sending = undefined;
    save();
    plainly = true;
    form.requestSubmit(button);
  }
}

/** @throws TypeError when it did not get through, or nobody knows whether it did */
async function deliver(body: FormData, to: string, enctype: string): Promise<Response> {
  const plain = enctype !== 'multipart/form-data';
  const answer = await fetch(to, {
    method: 'POST',
    headers: { accept: 'text/html' },
    body: plain ? new URLSearchParams([...body] as [string, string][]) : body,
  });
  if (answer.status >= 502 && answer.status <= 504) throw new TypeError('no answer');
  return answer;
}
