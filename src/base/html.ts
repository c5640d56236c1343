/** Text as it may stand in HTML, between tags or in a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;')
    : text;
}

/** Text with spans marked, each `[from, to)`, in order; spans that overlap the one before are left out. */
export function markHtml(
  text: string,
  marks: readonly (readonly [from: number, to: number])[] = [],
): string {
  let html = '';
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at) continue;
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at));
}
