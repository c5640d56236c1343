/** In the browser: the sample follows the choices without pressing a button. */
export function followChoices(): void {
  const form = document.getElementById('chon-nhan');
  if (!(form instanceof HTMLFormElement)) return;
  let asked = 0;
  form.addEventListener('change', async () => {
    asked += 1;
    const more = document.getElementById('nh-them');
    if (
      more instanceof HTMLDetailsElement &&
      form.querySelector('option[value="cuon-khac"]:checked')
    ) {
      more.open = true;
    }
    const mine = asked;
    const choices = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value !== '') choices.append(name, value);
    }
    try {
      const answer = await fetch(`${form.action}?${choices}`, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('nhan-mau');
      if (answer.ok && mine === asked && fresh !== null) {
        document.getElementById('nhan-mau')?.replaceWith(fresh);
      }
    } catch {
      // Out of reach for a moment: the button still works.
    }
  });
}
