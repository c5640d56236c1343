import { NotTaken, sendPicture, type SentPicture } from './send-picture.view.ts';

/** Sentences of the list; see `mediaWords.script`. */
export type UploadWords = Readonly<Record<string, string>>;

export interface UploadList {
  /** Adds files; they are sent two at a time. */
  add(files: Iterable<File>): void;
  /** Whether something is still on its way. */
  busy(): boolean;
}

const AT_ONCE = 2;
const MOST_BYTES = 25 * 1024 * 1024;
const MOST_FILES = 60;

interface Row {
  readonly file: File;
  readonly item: HTMLLIElement;
  readonly bar: HTMLProgressElement;
  readonly state: HTMLElement;
  readonly buttons: HTMLElement;
}

/**
 * A list of files on their way, each with its progress, its state in words and what can be done when it fails.
 * @param head says how many are done
 */
export function uploadList(options: {
  readonly list: HTMLElement;
  readonly head: HTMLElement;
  readonly words: UploadWords;
  readonly endpoint: string;
  readonly lang: 'vi' | 'en';
  readonly producerId: () => string;
  readonly instead?: string;
  /** Address of a picture's own page, where it is described. */
  readonly pageOf: (key: string) => string;
  readonly onSent: (picture: SentPicture, file: File) => void;
}): UploadList {
  const { list, head, words, endpoint, lang } = options;
  const word = (key: string): string => words[key] ?? '';
  const waiting: Row[] = [];
  let running = 0;
  let done = 0;
  let all = 0;

  function add(files: Iterable<File>): void {
    const chosen = [...files];
    list.hidden = false;
    for (const file of chosen.slice(0, MOST_FILES)) {
      all += 1;
      const row = rowOf(file);
      list.append(row.item);
      if (file.size > MOST_BYTES) fail(row, word('tooLarge'), false);
      else waiting.push(row);
    }
    tell(chosen.length > MOST_FILES ? word('tooMany') : '');
    next();
  }

  function next(): void {
    while (running < AT_ONCE && waiting.length > 0) {
      const row = waiting.shift();
      if (row !== undefined) void run(row);
    }
  }

  async function run(row: Row): Promise<void> {
    running += 1;
    row.state.textContent = word('sending');
    row.buttons.replaceChildren();
    try {
      const sent = await sendPicture({
        ...{ file: row.file, endpoint, lang, producerId: options.producerId() },
        ...(options.instead === undefined ? {} : { instead: options.instead }),
        onProgress: (part) => (row.bar.value = Math.round(part * 100)),
        onState: (state) => (row.state.textContent = word(state)),
      });
      done += 1;
      row.bar.value = 100;
      row.item.className = 'ta-xong';
      row.state.textContent = word(sent.again ? 'again' : 'done');
      const link = document.createElement('a');
      link.href = options.pageOf(sent.key);
      link.target = '_blank';
      link.className = 'nut nut-nhe nut-nho';
      link.textContent = word('open');
      if (!sent.described) row.buttons.replaceChildren(link);
      options.onSent(sent, row.file);
    } catch (error) {
      const said = error instanceof NotTaken ? error.message : '';
      fail(row, said || word('failed'), true);
    } finally {
      running -= 1;
      tell('');
      next();
    }
  }

  function fail(row: Row, sentence: string, again: boolean): void {
    row.item.className = 'ta-loi';
    row.state.textContent = sentence;
    const leave = button(word('cancel'), () => {
      row.item.remove();
      all -= 1;
      tell('');
    });
    const retry = button(word('retry'), () => {
      row.item.className = '';
      waiting.push(row);
      next();
    });
    row.buttons.replaceChildren(...(again ? [retry, leave] : [leave]));
  }

  function tell(more: string): void {
    const text = all > 0 && done === all ? word('allDone') : word('progress');
    const said = text.replace('{done}', String(done)).replace('{all}', String(all));
    head.textContent = [all === 0 ? '' : said, more].filter(Boolean).join(' ');
  }

  return { add, busy: () => running > 0 || waiting.length > 0 };

  function rowOf(file: File): Row {
    const item = document.createElement('li');
    const name = document.createElement('b');
    const bar = document.createElement('progress');
    const state = document.createElement('span');
    const buttons = document.createElement('span');
    name.textContent = file.name;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    state.textContent = word('waiting');
    buttons.className = 'ban-hang';
    item.append(name, bar, state, buttons);
    return { file, item, bar, state, buttons };
  }
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'nut nut-nhe nut-nho';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
