/** A button beside every address marked `data-copy`. Without scripts the address itself is there to be copied. */
document.querySelectorAll<HTMLElement>('[data-copy]').forEach((code) => {
  if (!navigator.clipboard) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nut nut-nhe nut-nho';
  button.textContent = code.dataset['copy'] ?? '';
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code.textContent.trim()).then(() => {
      button.textContent = code.dataset['copied'] ?? '';
    });
  });
  code.after(' ', button);
});
