/**
 * Suggestions while typing: a combobox with a listbox (WAI-ARIA), added to the search form when scripts run. Without
 * them the form is complete. Arrow keys choose, Enter opens, Escape closes, and the count is spoken.
 */
interface Suggestion {
  kind: string;
  text: string;
  note: string;
  url: string;
}

const PAUSE_MS = 120;

function enhance(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  if (!input) return;
  const list = document.createElement('ul');
  list.className = 'goi-y';
  list.id = 'goi-y';
  list.role = 'listbox';
  list.hidden = true;
  const spoken = document.createElement('div');
  spoken.className = 'an';
  spoken.setAttribute('aria-live', 'polite');
  form.append(list, spoken);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let shown: Suggestion[] = [];
  let chosen = -1;
  let timer = 0;
  let asking: AbortController | undefined;

  const close = (): void => {
    asking?.abort();
    clearTimeout(timer);
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (index: number): void => {
    chosen = index;
    [...list.children].forEach((item, at) =>
      item.setAttribute('aria-selected', String(at === chosen)),
    );
    const item = list.children[chosen];
    if (item) {
      input.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };

  const show = (suggestions: Suggestion[]): void => {
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map((suggestion, index) => {
        const item = document.createElement('li');
        item.id = `goi-y-${index}`;
        item.role = 'option';
        item.setAttribute('aria-selected', 'false');
        const text = document.createElement('span');
        text.textContent = suggestion.text;
        const note = document.createElement('small');
        note.textContent = suggestion.note;
        item.append(text, note);
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          location.href = suggestion.url;
        });
        return item;
      }),
    );
    list.hidden = suggestions.length === 0;
    chosen = -1;
    input.setAttribute('aria-expanded', String(!list.hidden));
    spoken.textContent =
      suggestions.length === 0
        ? (form.dataset['none'] ?? '')
        : (form.dataset['some'] ?? '').replace('#', String(suggestions.length));
  };

  const ask = async (): Promise<void> => {
    asking?.abort();
    const q = input.value.trim();
    if (q.length < 2) return close();
    asking = new AbortController();
    const url = `${form.dataset['suggest']}?q=${encodeURIComponent(q.slice(0, 100))}&lang=${form.dataset['lang']}`;
    try {
      const answer = await fetch(url, { signal: asking.signal });
      if (!answer.ok) return close();
      const body = (await answer.json()) as { suggestions: Suggestion[] };
      if (document.activeElement === input) show(body.suggestions);
    } catch {
      // Offline or overtaken by the next letter: the form itself still works.
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return void ask();
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      choose(((chosen + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
    } else if (event.key === 'Enter') {
      const suggestion = shown[chosen];
      if (suggestion && !list.hidden) {
        event.preventDefault();
        location.href = suggestion.url;
      }
    }
  });
}

document.querySelectorAll<HTMLFormElement>('form[data-suggest]').forEach(enhance);
