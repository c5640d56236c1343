import { fold } from '#src/base/fold.ts';
import { changedText, chosenChange, chosenIds } from './table-form.ts';
import { typedNumber } from './typed-number.ts';

type Cell = HTMLInputElement | HTMLSelectElement;

/** Sentences with a place for numbers, from the page. */
export interface SheetWords {
  readonly was: string;
  readonly empty: string;
  readonly save: (count: number) => string;
  readonly changed: (cells: number, rows: number) => string;
  readonly chosen: (count: number) => string;
}

/** Makes the table of prices a sheet: keys, paste, fill down, undo, what was beside what is. The form stays what it is. */
export function startSheet(form: HTMLFormElement, w: SheetWords): void {
  const table = form.querySelector<HTMLTableElement>('[data-bang]');
  if (table === null) return;
  const rows = [...table.tBodies[0]!.rows];
  const cellsOf = (row: HTMLTableRowElement): Cell[] => [
    ...row.querySelectorAll<Cell>('input[type=text], select'),
  ];
  const grid = rows.map(cellsOf);
  const place = new Map<Cell, [row: number, column: number]>();
  grid.forEach((cells, row) => cells.forEach((cell, column) => place.set(cell, [row, column])));
  const search = rows.map((row) => fold(row.dataset['tim'] ?? ''));
  /** What was done, one step of the hand each: cells with what stood in them. */
  const past: [Cell, string][][] = [];
  const lastText = new Map<Cell, string>([...place.keys()].map((cell) => [cell, cell.value]));
  const changed = new Set<Cell>();
  const save = form.querySelector<HTMLButtonElement>('[data-luu]');
  const count = form.querySelector<HTMLElement>('[data-dem]');
  const back = form.querySelector<HTMLButtonElement>('[data-lui]');
  let sending = false;

  /** What was in a cell when the table was made. */
  const original = (cell: Cell): string =>
    cell.dataset['goc'] ??
    (cell instanceof HTMLInputElement
      ? cell.defaultValue
      : ([...cell.options].find((option) => option.defaultSelected)?.value ?? ''));

  const spoken = (cell: Cell, text: string): string =>
    cell instanceof HTMLSelectElement
      ? ([...cell.options].find((option) => option.value === text)?.text ?? text)
      : text === ''
        ? w.empty
        : text;

  const same = (cell: Cell): boolean => {
    const before = original(cell);
    const now = cell.value.trim();
    if (now === before) return true;
    return before !== '' && now !== '' && typedNumber(now) === typedNumber(before);
  };

  /** Marks one cell with what was in it, or takes the mark away. */
  function mark(cell: Cell): void {
    const box = cell.closest('td');
    if (box === null) return;
    const is = !same(cell);
    if (is) changed.add(cell);
    else changed.delete(cell);
    box.classList.toggle('bgk-doi', is);
    let note = box.querySelector<HTMLElement>('small');
    let was = box.querySelector<HTMLElement>('[data-truoc]');
    if (is && was === null) {
      if (note === null) {
        note = document.createElement('small');
        note.id = `${cell.name}-ghi`;
        box.append(note);
        cell.setAttribute('aria-describedby', note.id);
      }
      was = document.createElement('span');
      was.dataset['truoc'] = '';
      was.textContent = `${w.was} ${spoken(cell, original(cell))}`;
      note.prepend(was);
    } else if (!is) was?.remove();
  }

  function tell(): void {
    const touched = new Set([...changed].map((cell) => place.get(cell)?.[0]));
    if (save) save.textContent = w.save(touched.size);
    if (count) count.textContent = w.changed(changed.size, touched.size);
    if (back) back.disabled = past.length === 0;
  }

  /** Writes into cells as one step that can be taken back. */
  function write(list: readonly (readonly [Cell, string])[], step = true): void {
    const real = list.filter(([cell, text]) => lastText.get(cell) !== text || cell.value !== text);
    if (real.length === 0) return;
    if (step) past.push(real.map(([cell]) => [cell, lastText.get(cell) ?? '']));
    for (const [cell, text] of real) {
      cell.value = text;
      lastText.set(cell, cell.value);
      mark(cell);
    }
    tell();
  }

  function undo(): void {
    const step = past.pop();
    if (step) write(step, false);
    step?.[0]?.[0].focus();
  }

  /** The next cell in a direction whose row is in sight. */
  function move(cell: Cell, down: number, right: number): void {
    const [row = 0, column = 0] = place.get(cell) ?? [];
    for (let at = row + down; at >= 0 && at < grid.length; at += down || grid.length) {
      if (down !== 0 && rows[at]?.hidden) continue;
      const next = grid[at]?.[column + right];
      next?.focus();
      if (next instanceof HTMLInputElement) next.select();
      return;
    }
  }

  const below = (cell: Cell): Cell[] => {
    const [row = 0, column = 0] = place.get(cell) ?? [];
    return grid
      .slice(row)
      .filter((_, at) => !rows[row + at]?.hidden)
      .flatMap((cells) => cells[column] ?? []);
  };

  table.addEventListener('change', (event) => {
    const cell = event.target as Cell;
    if (place.has(cell)) write([[cell, cell.value]]);
    else choose();
  });
  table.addEventListener('input', (event) => {
    const cell = event.target as Cell;
    if (!place.has(cell)) return;
    mark(cell);
    tell();
  });

  table.addEventListener('keydown', (event) => {
    const cell = event.target as Cell;
    if (!place.has(cell)) return;
    const text = cell instanceof HTMLInputElement;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === 'z') {
      // Within a cell that is being typed in, the browser's own step back comes first.
      if (lastText.get(cell) !== cell.value) return;
      event.preventDefault();
      undo();
    } else if (control && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      const [row = 0, column = 0] = place.get(cell) ?? [];
      let above = row - 1;
      while (above >= 0 && rows[above]?.hidden) above -= 1;
      const from = grid[above]?.[column];
      if (from) write([[cell, from.value]]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      write([[cell, cell.value]]);
      move(cell, event.shiftKey ? -1 : 1, 0);
    } else if (text && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      write([[cell, cell.value]]);
      move(cell, event.key === 'ArrowDown' ? 1 : -1, 0);
    } else if (text && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const right = event.key === 'ArrowRight';
      const { selectionStart: from, selectionEnd: to } = cell;
      const all = from === 0 && to === cell.value.length;
      const edge = from === to && from === (right ? cell.value.length : 0);
      if (!all && !edge) return;
      event.preventDefault();
      move(cell, 0, right ? 1 : -1);
    } else if (event.key === 'Escape' && lastText.get(cell) !== cell.value) {
      cell.value = lastText.get(cell) ?? '';
      mark(cell);
      tell();
    }
  });

  table.addEventListener('paste', (event) => {
    const cell = event.target as Cell;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!place.has(cell) || !/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))) return;
    event.preventDefault();
    const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
    const [, column = 0] = place.get(cell) ?? [];
    const list = below(cell)
      .slice(0, lines.length)
      .flatMap((first, at) => {
        const row = grid[place.get(first)?.[0] ?? 0] ?? [];
        return (lines[at] ?? '').split('\t').flatMap((value, right): [Cell, string][] => {
          const into = row[column + right];
          if (into === undefined) return [];
          if (into instanceof HTMLInputElement) return [[into, value.trim()]];
          const option = [...into.options].find(
            (one) => fold(one.text) === fold(value) || one.value === value.trim(),
          );
          return option ? [[into, option.value]] : [];
        });
      });
    write(list);
  });

  // Chosen rows
  const chooseAll = table.querySelector<HTMLInputElement>('[data-chon-het]');
  const said = form.querySelector<HTMLElement>('[data-da-chon]');
  const boxes = rows.map((row) => row.querySelector<HTMLInputElement>('input[name=chon]'));
  function choose(): void {
    const on = boxes.filter((box) => box?.checked).length;
    if (said) said.textContent = on === 0 ? '' : w.chosen(on);
    if (!chooseAll) return;
    chooseAll.checked = on > 0 && on === boxes.length;
    chooseAll.indeterminate = on > 0 && on < boxes.length;
  }
  if (chooseAll) {
    chooseAll.hidden = false;
    chooseAll.addEventListener('change', () => {
      boxes.forEach((box, at) => {
        if (box && !rows[at]?.hidden) box.checked = chooseAll.checked;
      });
      choose();
    });
  }
  form.querySelector('[data-tinh]')?.addEventListener('click', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const change = chosenChange(data);
    const ids = chosenIds(data);
    const list = grid.flatMap((cells): [Cell, string][] => {
      const first = cells[0];
      const id = Number(first?.name.split('-')[1]);
      if (change === null || first === undefined || !ids.has(id)) return [];
      const price = typedNumber(first.value);
      const [name, text] = changedText(change, { id, price } as never, data);
      const cell = cells.find((one) => one.name === name);
      return cell ? [[cell, text]] : [];
    });
    if (list.length === 0 && said) said.textContent = said.dataset['loi'] ?? '';
    write(list);
  });

  // Filter without losing what was typed
  const find = document.querySelector<HTMLInputElement>('[data-loc-bang]');
  find?.addEventListener('input', () => {
    const words = fold(find.value).split(/\s+/);
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => search[at]?.includes(word));
    });
  });
  find?.form?.addEventListener('submit', (event) => {
    if (changed.size > 0) event.preventDefault();
  });

  back?.addEventListener('click', undo);
  form.addEventListener('submit', () => {
    sending = true;
    // Rows as they were need not travel: on a bad line half a megabyte matters.
    for (const cell of place.keys()) if (!changed.has(cell)) cell.disabled = true;
  });
  window.addEventListener('pageshow', () => {
    sending = false;
    for (const cell of place.keys()) cell.disabled = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed.size > 0 && !sending) event.preventDefault();
  });
  for (const cell of place.keys()) if (!same(cell)) changed.add(cell);
  choose();
  tell();
  if (back) back.hidden = false;
}
