export type Token =
  | { kind: 'open'; name: string; attributes: string; closed: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** The tags and texts of an XML part in order, names without prefix. Forgiving: what is no tag is left out. */
export function* tokens(xml: string): Generator<Token, void> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) break;
    if (open > at) yield { kind: 'text', text: unescaped(xml.slice(at, open)) };
    if (xml.startsWith('<!--', open)) at = after(xml, '-->', open);
    else if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, end < 0 ? undefined : end) };
      at = end < 0 ? xml.length : end + 3;
    } else {
      const end = xml.indexOf('>', open);
      if (end < 0) break;
      at = end + 1;
      if (xml[open + 1] === '?' || xml[open + 1] === '!') continue;
      if (xml[open + 1] === '/') {
        yield { kind: 'close', name: bare(xml.slice(open + 2, end).trim()) };
        continue;
      }
      const closed = xml[end - 1] === '/';
      const inner = xml.slice(open + 1, closed ? end - 1 : end);
      const space = inner.search(/\s/);
      const name = space < 0 ? inner : inner.slice(0, space);
      yield {
        kind: 'open',
        name: bare(name),
        attributes: space < 0 ? '' : inner.slice(space),
        closed,
      };
    }
  }
}

/** The value of an attribute, with or without prefix; '' where there is none. */
export function attribute(attributes: string, name: string): string {
  const from = attributes.indexOf(`${name}=`);
  if (from < 0) return '';
  const before = attributes[from - 1] ?? ' ';
  if (!/[\s:]/.test(before)) return attribute(attributes.slice(from + name.length + 1), name);
  const quote = attributes[from + name.length + 1] ?? '';
  const start = from + name.length + 2;
  const end = attributes.indexOf(quote, start);
  return end < 0 ? '' : unescaped(attributes.slice(start, end));
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function after(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end < 0 ? xml.length : end + mark.length;
}
