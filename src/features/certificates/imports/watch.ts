/** While a list is being read its page comes again every other second; without scripts the page's head says so. */
if (document.querySelector('[data-dang-doc]')) setTimeout(() => location.reload(), 1500);
