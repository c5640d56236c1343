/** A quick answer is filled into the field at a touch; without scripts its link brings the page with the text in it. */
const field = document.querySelector<HTMLTextAreaElement>('#tin');
document.querySelectorAll<HTMLAnchorElement>('a[data-mau]').forEach((link) => {
  link.addEventListener('click', (event) => {
    if (field === null) return;
    event.preventDefault();
    const text = link.dataset['mau'] ?? '';
    field.value = field.value.trim() === '' ? text : `${field.value.trimEnd()}\n${text}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
    const gap = field.value.indexOf('…');
    if (gap >= 0) field.setSelectionRange(gap, gap + 1);
  });
});
