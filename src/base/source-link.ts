/** Copies of newspapers at addresses that have become something else: named as what was read, never linked. */
const MIRRORS: ReadonlySet<string> = new Set(['88tysobongda.com', 'wwwiso.com', 'pictomatic.net']);

/** A source as a page shows it: the host to read, and the address to open, null where we do not send anybody. */
export function sourceLink(url: string): { readonly host: string; readonly href: string | null } {
  const match = /^https?:\/\/([^/:?#]+)/i.exec(url);
  const host = (match?.[1] ?? '').replace(/^www\./, '').toLowerCase();
  if (host === '') return { host: url, href: null };
  return { host, href: MIRRORS.has(host) ? null : url };
}
