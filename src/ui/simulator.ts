/**
 * The simulator while somebody fills it in: total and rank follow every choice, and the address keeps the answers.
 * Without scripts the form is sent and answered as a page.
 */
import type { Form, Group, Item, PartCode } from '#src/features/criteria/form.ts';
import { verdict } from '#src/features/criteria/verdict.ts';
import { writeAnswers } from '#src/features/criteria/answer-code.ts';
import { formatPoints } from '#src/words/points.ts';
import { simulatorWords } from '#src/words/simulator.ts';

const PAUSE_MS = 150;

function itemOf(box: HTMLElement): Item {
  const marks = (box.dataset['dieuKien'] ?? '').split(',');
  const gates: Partial<Record<3 | 4 | 5, number>> = {};
  ([3, 4, 5] as const).forEach((stars, index) => {
    if (marks[index]) gates[stars] = Number(marks[index]);
  });
  const radios = [...box.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  return {
    ...{ code: box.dataset['muc'] ?? '', nameVi: '', nameEn: '', doubt: null, cases: false },
    ...{ under: null, underEn: null, gates, max: Number(box.dataset['toiDa']) },
    optionScores: radios.map((radio) => Number(radio.value)),
  };
}

/** As much of the form as counting needs, read from the page itself. */
function formOf(page: HTMLElement): Form {
  const parts = [...page.querySelectorAll<HTMLElement>('[data-phan]')].map((part) => {
    const items = [...part.querySelectorAll<HTMLElement>('[data-muc]')].map(itemOf);
    const group: Group = { code: '', nameVi: '', nameEn: '', max: 0, items };
    const code = (part.dataset['phan'] ?? 'A') as PartCode;
    return { code, nameVi: '', nameEn: '', max: 0, groups: [group] };
  });
  return {
    ...{ version: '', setNo: 0, nameVi: '', nameEn: '', productGroup: '', sampleUnits: 0 },
    ...{ disqualifiers: [], doubt: null, parts },
  };
}

function follow(page: HTMLFormElement): void {
  const line = page.querySelector<HTMLElement>('[data-dem]');
  if (!line) return;
  const lang = page.dataset['moPhong'] === 'en' ? 'en' : 'vi';
  const w = simulatorWords[lang];
  const form = formOf(page);
  let timer = 0;
  const show = (): void => {
    const given = [...page.querySelectorAll<HTMLInputElement>('[data-muc] input:checked')];
    const answers = Object.fromEntries(given.map((one) => [one.name.slice(1), Number(one.value)]));
    const result = verdict(form, answers);
    const points = formatPoints(result.total, lang);
    const missed = [...new Set(result.missed.map((one) => one.item))];
    line.textContent =
      given.length === 0
        ? w.noAnswers
        : w.tally({ ...result, points, missed, unanswered: result.unanswered.length });
    const address = new URL(location.href);
    address.searchParams.set('d', writeAnswers(form, answers));
    history.replaceState(null, '', address);
  };
  page.addEventListener('change', () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE_MS);
  });
  const printing = document.createElement('button');
  printing.type = 'button';
  printing.className = 'nut nut-nhe';
  printing.textContent = w.print;
  printing.addEventListener('click', () => window.print());
  document.querySelector('.mp-cuoi')?.append(printing);
}

document.querySelectorAll<HTMLFormElement>('[data-mo-phong]').forEach(follow);
