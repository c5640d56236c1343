/** The number of pieces beside every link to the cart, from the cookie that says it: pages are the same for everybody. */
const pieces = /(?:^|;\s*)gio_so=([1-9]\d{0,3})(?:;|$)/.exec(document.cookie)?.[1];
if (pieces !== undefined) {
  for (const link of document.querySelectorAll<HTMLElement>('[data-cart]')) {
    const count = document.createElement('b');
    count.className = 'gio-so';
    count.setAttribute('aria-hidden', 'true');
    count.textContent = pieces.length > 2 ? '99+' : pieces;
    link.append(count);
    link.setAttribute('aria-label', (link.dataset['cart'] ?? '#').replace('#', pieces));
  }
}
