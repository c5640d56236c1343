/** `Trần Thị B <b@x.vn>`, as the change log keeps it, without the address. */
export function shownName(actor: string): string {
  return actor.replace(/\s*<[^>]*>\s*$/, '');
}
