/** What is typed into a form and may be kept: never passwords, files, hidden fields and what says so itself. */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const NEVER = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image']);

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement) &&
      one.name !== '' &&
      !NEVER.has(one.type) &&
      !/^(?:one-time-code|cc-|(?:new|current)-password)/.test(one.autocomplete) &&
      one.dataset.khongGiu === undefined,
  );
}

const isTick = (one: Control): one is HTMLInputElement =>
  one.type === 'checkbox' || one.type === 'radio';

/** Names and values, ticks as `name=value` with a mark of their own so that an empty tick is known too. */
export function fieldsOf(form: HTMLFormElement): [string, string][] {
  return controls(form).map((one): [string, string] =>
    isTick(one) ? [`${one.name}\u0000${one.value}`, one.checked ? '1' : ''] : [one.name, one.value],
  );
}

/** The same as the server sent it, whatever was typed before this script arrived. */
export function fieldsAsSent(form: HTMLFormElement): [string, string][] {
  return controls(form).map((one): [string, string] => {
    if (isTick(one)) return [`${one.name}\u0000${one.value}`, one.defaultChecked ? '1' : ''];
    if (!(one instanceof HTMLSelectElement)) return [one.name, one.defaultValue];
    const chosen = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
    return [one.name, chosen?.value ?? ''];
  });
}

/** Puts values back, by name and order. @returns whether anything is different now */
export function putBack(
  form: HTMLFormElement,
  fields: readonly (readonly [string, string])[],
): boolean {
  const left = fields.map(([name, value]) => ({ name, value, used: false }));
  let changed = false;
  for (const one of controls(form)) {
    const name = isTick(one) ? `${one.name}\u0000${one.value}` : one.name;
    const kept = left.find((field) => field.name === name && !field.used);
    if (kept === undefined) continue;
    kept.used = true;
    if (isTick(one)) {
      if (one.checked === (kept.value === '1')) continue;
      one.checked = kept.value === '1';
    } else {
      if (one.value === kept.value) continue;
      one.value = kept.value;
    }
    changed = true;
    one.dispatchEvent(new Event('input', { bubbles: true }));
    one.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return changed;
}

export function hasFiles(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (one) => one instanceof HTMLInputElement && one.type === 'file' && (one.files?.length ?? 0) > 0,
  );
}

/** What the server had when it made the form: its version, as forms of the desk carry it. */
export function versionOf(form: HTMLFormElement): string {
  const field = ['version', 'phien-ban', 'ban-so', 'ban']
    .map((name) => form.elements.namedItem(name))
    .find((one) => one instanceof HTMLInputElement && one.type === 'hidden');
  return form.dataset.phienBan ?? (field instanceof HTMLInputElement ? field.value : '');
}
