import type { SentPicture } from './send-picture.view.ts';
import { button, uploadList, type UploadWords } from './upload-list.view.ts';

/** Makes each `PicturePicker` of the page easier: pictures move by buttons, new ones are uploaded in place. */
export function enhancePickers(): void {
  for (const picker of document.querySelectorAll<HTMLElement>('[data-chon-anh]')) enhance(picker);
}

function enhance(picker: HTMLElement): void {
  const grid = picker.querySelector<HTMLElement>('[data-ca-luoi]');
  const add = picker.querySelector<HTMLElement>('[data-ca-tai]');
  if (grid === null) return;
  const words = JSON.parse(picker.dataset['loi'] ?? '{}') as UploadWords;
  const name = picker.dataset['chonAnh'] ?? '';
  const most = Number(picker.dataset['nhieuNhat'] ?? 1);
  const status = picker.querySelector<HTMLElement>('[data-ca-bao]');
  const items = (): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('[data-ca]')];
  const box = (item: HTMLElement): HTMLInputElement | null =>
    item.querySelector('input[type=checkbox]');

  /** The chosen ones in their order, each with its number; the others without. */
  function number(): void {
    let place = 0;
    for (const item of items()) {
      const chosen = box(item)?.checked === true;
      if (chosen) place += 1;
      const field = item.querySelector<HTMLInputElement>('input[type=number]');
      if (field !== null) field.value = chosen ? String(place) : '';
      item.classList.toggle('ca-dung', chosen);
      for (const one of item.querySelectorAll<HTMLElement>('[data-ca-nut]')) one.hidden = !chosen;
      const shown = item.querySelector('[data-ca-so]');
      if (shown !== null) shown.textContent = chosen ? String(place) : '';
    }
  }

  function prepare(item: HTMLElement): void {
    const field = item.querySelector<HTMLElement>('.ca-thu');
    if (field !== null) field.hidden = true;
    const shown = document.createElement('span');
    shown.dataset['caSo'] = '';
    shown.className = 'ca-so';
    const move = document.createElement('span');
    move.dataset['caNut'] = '';
    move.className = 'ca-nut';
    for (const [sign, word, step] of [
      ['←', 'up', -1],
      ['→', 'down', 1],
    ] as const) {
      const made = button(sign, () => shift(item, step));
      made.setAttribute('aria-label', words[word] ?? '');
      move.append(made);
    }
    item.append(shown, move);
    box(item)?.addEventListener('change', (event) => {
      const ticked = event.target as HTMLInputElement;
      const chosen = items().filter((one) => box(one)?.checked === true);
      if (chosen.length > most) {
        ticked.checked = false;
        if (status !== null) status.textContent = words['full'] ?? '';
        return;
      }
      if (status !== null) status.textContent = '';
      // A newly chosen one follows the others that are chosen.
      if (ticked.checked)
        chosen
          .filter((one) => one !== item)
          .at(-1)
          ?.after(item);
      number();
      told();
    });
  }

  function shift(item: HTMLElement, step: -1 | 1): void {
    const chosen = items().filter((one) => box(one)?.checked === true);
    const other = chosen[chosen.indexOf(item) + step];
    if (other === undefined) return;
    if (step === -1) other.before(item);
    else other.after(item);
    number();
    told();
  }

  /** Forms that keep drafts hear of it like of anything typed. */
  function told(): void {
    picker.dispatchEvent(new Event('input', { bubbles: true }));
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function take(picture: SentPicture, file: File): void {
    const there = items().find((one) => box(one)?.value === String(picture.id));
    const item = there ?? itemOf(picture, file);
    const tick = box(item);
    if (there === undefined) {
      grid?.prepend(item);
      prepare(item);
    }
    const room = items().filter((one) => box(one)?.checked === true).length < most;
    if (tick !== null && room && !tick.checked) {
      tick.checked = true;
      tick.dispatchEvent(new Event('change', { bubbles: true }));
    }
    picker.querySelector('[data-ca-trong]')?.remove();
    number();
  }

  function itemOf(picture: SentPicture, file: File): HTMLElement {
    const item = document.createElement('li');
    item.dataset['ca'] = '';
    const frame = document.createElement('span');
    frame.className = 'anh ca-anh';
    const image = document.createElement('img');
    image.src = picture.thumb;
    image.alt = '';
    frame.append(image);
    const label = document.createElement('label');
    label.className = 'ca-chon';
    const tick = document.createElement('input');
    tick.type = 'checkbox';
    tick.name = name;
    tick.value = String(picture.id);
    const text = document.createElement('span');
    text.textContent = file.name;
    label.append(tick, text);
    const place = document.createElement('input');
    place.type = 'number';
    place.name = `${name}-thu-tu-${picture.id}`;
    place.setAttribute('aria-label', words['place'] ?? '');
    const wrap = document.createElement('span');
    wrap.className = 'ca-thu';
    wrap.append(place);
    item.append(frame, label, wrap);
    if (!picture.described) {
      const link = document.createElement('a');
      link.className = 'ca-thieu';
      link.href = `${picker.dataset['kho'] ?? ''}/${picture.key}`;
      link.target = '_blank';
      link.textContent = words['describe'] ?? '';
      item.append(link);
    }
    return item;
  }

  for (const item of items()) prepare(item);
  number();
  if (add === null) return;
  const input = add.querySelector<HTMLInputElement>('input[type=file]');
  const list = add.querySelector<HTMLElement>('[data-ta-ds]');
  const head = add.querySelector<HTMLElement>('[data-ta-tong]');
  if (input === null || list === null || head === null) return;
  add.hidden = false;
  const lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const uploads = uploadList({
    ...{ list, head, words, lang, endpoint: picker.dataset['tai'] ?? '' },
    pageOf: (key) => `${picker.dataset['kho'] ?? ''}/${key}`,
    producerId: () => picker.dataset['chuThe'] ?? '',
    onSent: take,
  });
  input.addEventListener('change', () => {
    uploads.add(input.files ?? []);
    input.value = '';
  });
}
