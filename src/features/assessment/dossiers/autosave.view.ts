/** Saves a form by itself a moment after the last key; without it, the button does the same. */
const WAIT_MS = 1_500;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-tu-luu]')) {
  const says = form.querySelector<HTMLElement>('[data-tu-luu-noi]');
  const revision = form.querySelector<HTMLInputElement>('input[name="revision"]');
  if (!says || !revision) continue;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> = Promise.resolve();
  let dirty = false;

  const save = async (): Promise<void> => {
    if (!dirty) return;
    dirty = false;
    says.textContent = form.dataset['dangLuu'] ?? '';
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new FormData(form),
      });
      const told = (await answer.json()) as {
        revision?: number;
        savedAt?: string;
        refused?: string;
      };
      if (told.revision === undefined) {
        says.textContent = told.refused ?? form.dataset['chuaLuu'] ?? '';
        return;
      }
      revision.value = String(told.revision);
      const time = new Date(told.savedAt ?? '').toLocaleTimeString('vi-VN', {
        timeZone: 'Asia/Ho_Chi_Minh',
      });
      says.textContent = (form.dataset['daLuu'] ?? '').replace('…', time);
    } catch {
      dirty = true;
      says.textContent = form.dataset['chuaLuu'] ?? '';
    }
  };

  form.addEventListener('input', () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      going = going.then(save);
    }, WAIT_MS);
  });
  // The button sends everything itself.
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    dirty = false;
  });
  addEventListener('beforeunload', (event) => {
    if (dirty) event.preventDefault();
  });
}
