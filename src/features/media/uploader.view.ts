import { hasBrokenOff } from './send-picture.view.ts';
import { uploadList, type UploadWords } from './upload-list.view.ts';

/** The library's form: with scripts, chosen pictures are sent at once, each for itself, and go on after a lost line. */
export function enhanceUploader(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-tai-anh]'))
    enhance(form);
}

function enhance(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const list = form.querySelector<HTMLElement>('[data-ta-ds]');
  const head = form.querySelector<HTMLElement>('[data-ta-tong]');
  const after = form.querySelector<HTMLElement>('[data-ta-sau]');
  if (input === null || list === null || head === null) return;
  const words = JSON.parse(form.dataset['loi'] ?? '{}') as UploadWords;
  const lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const instead = form.dataset['thay'];
  const uploads = uploadList({
    ...{ list, head, words, lang, endpoint: form.dataset['taiAnh'] ?? '' },
    ...(instead === undefined ? {} : { instead }),
    pageOf: (key) => `${form.dataset['toi'] ?? ''}/${key}`,
    producerId: () => String(new FormData(form).get('chu-the') ?? ''),
    onSent(picture) {
      if (instead !== undefined) location.assign(`${form.dataset['toi'] ?? ''}/${picture.key}`);
      if (after !== null) after.hidden = false;
    },
  });
  for (const one of form.querySelectorAll<HTMLElement>('[data-khong-lenh]')) one.hidden = true;
  input.removeAttribute('name');
  input.addEventListener('change', () => {
    uploads.add(input.files ?? []);
    input.value = '';
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('beforeunload', (event) => {
    if (uploads.busy()) event.preventDefault();
  });
  hasBrokenOff()
    .then((broken) => {
      if (broken && head.textContent === '') head.textContent = words['resume'] ?? '';
    })
    .catch(() => undefined);
}
