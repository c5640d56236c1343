/** "Choose this page": ticks every line shown, or none when all are ticked. Without it each line is ticked by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-chon-trang]')) {
  const form = button.closest('form');
  if (!form) continue;
  const name = button.dataset['chonTrang'] || 'ma';
  const boxes = form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`);
  button.hidden = false;
  button.addEventListener('click', () => {
    const all = [...boxes].every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  });
}
