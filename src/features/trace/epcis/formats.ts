/**
 * RFC 3986, section 3 and appendix A: an absolute URI. EPCIS asks for one wherever something is identified; `prefix:name`
 * is one as well.
 */
const PCHAR = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})";
const HOST = "(?:\\[[0-9A-Fa-f:.]{2,45}\\]|(?:[A-Za-z0-9\\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)";
const USER = "(?:(?:[A-Za-z0-9\\-._~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*@)?";
const PATH = `(?://${USER}${HOST}(?::\\d*)?(?:/${PCHAR}*)*|/(?:${PCHAR}+(?:/${PCHAR}*)*)?|${PCHAR}+(?:/${PCHAR}*)*)`;
const REST = `(?:${PCHAR}|[/?])*`;
const URI = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:${PATH}(?:\\?${REST})?(?:#${REST})?$`);

export function isUri(text: string): boolean {
  // An IPv6 address has many written forms, and nothing of a supply chain lives at one.
  return text.length <= 4096 && !text.includes('[') && URI.test(text);
}

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** RFC 3339, with a zone, of a day that exists. Leap seconds are not taken. */
export function isDateTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number);
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === day;
}

/** `+07:00`: up to fourteen hours from UTC. */
export function isOffset(text: string): boolean {
  return /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(text);
}
