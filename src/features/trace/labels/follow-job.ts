/** In the browser: shows how far the file is without loading the page anew. */
export function followJob(): void {
  const box = document.getElementById('viec');
  if (box === null || !('running' in box.dataset)) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('viec');
      if (answer.ok && fresh !== null) box.replaceWith(fresh);
      else location.reload();
    } catch {
      // Out of reach for a moment: asked again.
    }
    followJob();
  }, 1_000);
}
