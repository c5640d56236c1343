import { Marked, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from '#src/base/html.ts';
import { cleanText, type TextPicture } from '#src/features/stories/story-text.ts';

const TAGS = [
  ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'blockquote', 'img', 'hr'],
  'br',
];
/** Deeper than any story needs; every level is read again by the parser. */
const MOST_MARKS = 6;
/** Signs of emphasis and links in one paragraph. */
const MOST_SIGNS = 600;
const LIST_OR_QUOTE = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/gm;
const ONE_MARK = /[ \t]*(?:>|[-*+]|\d{1,9}[.)])/g;

/** No HTML, code, tables or strike-through: what looks like them is text. */
const nothing = (): undefined => undefined;
const marked = new Marked({
  gfm: true,
  breaks: true,
  async: false,
  tokenizer: {
    ...{ html: nothing, tag: nothing, code: nothing, fences: nothing, codespan: nothing },
    ...{ table: nothing, del: nothing },
  },
});

/**
 * Markdown of a producer as HTML for a page: paragraphs, headings h2 to h4, lists, emphasis, quotations, rules, links to
 * `https:`, `mailto:` and addresses of this site, and pictures of the given map. HTML in the text is shown as text.
 * @param pictures by their key; a picture that is not among them is left out
 */
export function renderMarkdown(
  text: string,
  pictures: ReadonlyMap<string, TextPicture> = new Map(),
): string {
  return sanitized(htmlOf(shallow(cleanText(text))), pictures);
}

function htmlOf(text: string): string {
  try {
    const tokens = marked.lexer(text);
    const headings: Tokens.Heading[] = [];
    marked.walkTokens(tokens, (token) => {
      if (token.type === 'heading') headings.push(token as Tokens.Heading);
      if (token.type === 'list_item') (token as Tokens.ListItem).task = false;
    });
    fitHeadings(headings);
    return marked.parser(tokens);
  } catch {
    // What the parser cannot hold is shown as it was typed.
    return text
      .split(/\n\s*\n/)
      .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
      .join('');
  }
}

/** The page has its h1 in the title: the first rank used becomes h2, and no rank is left out on the way down to h4. */
function fitHeadings(headings: readonly Tokens.Heading[]): void {
  const top = Math.min(...headings.map(({ depth }) => depth));
  let before = 1;
  for (const heading of headings) {
    heading.depth = Math.min(4, heading.depth - top + 2, before + 1);
    before = heading.depth;
  }
}

/** What would keep the parser busy for seconds, and is no story, made harmless before it reads. */
function shallow(text: string): string {
  return text
    .replace(LIST_OR_QUOTE, (marks) => {
      const each = marks.match(ONE_MARK) ?? [];
      return each.length > MOST_MARKS ? each.slice(0, MOST_MARKS).join('') : marks;
    })
    .replace(/[ \t]{80,}/g, ' ')
    .replace(/[^\s]{800}(?=[^\s])/g, '$& ')
    .split(/(\n[ \t]*\n)/)
    .map((block) =>
      (block.match(/[*_[\]@]/g)?.length ?? 0) > MOST_SIGNS
        ? block.replace(/[*_[\]]/g, (sign) => `&#${sign.charCodeAt(0)};`)
        : block,
    )
    .join('');
}

function sanitized(html: string, pictures: ReadonlyMap<string, TextPicture>): string {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    disallowedTagsMode: 'discard',
    allowedAttributes: {
      a: ['href', 'rel'],
      img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
      ol: ['start'],
    },
    allowedSchemes: ['https', 'mailto'],
    allowedSchemesByTag: { img: [] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'srcset'],
    allowProtocolRelative: false,
    allowVulnerableTags: false,
    enforceHtmlBoundary: false,
    nestingLimit: 40,
    parser: { decodeEntities: true },
    transformTags: {
      a: (_tag, attributes) => {
        const href = linkOf(attributes['href']);
        return {
          tagName: 'a',
          attribs: href === null ? {} : { href, ...(href.startsWith('https:') ? FOREIGN : {}) },
        };
      },
      img: (_tag, attributes) => ({
        tagName: 'img',
        attribs: pictureOf(attributes['src'], attributes['alt'], pictures),
      }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'],
  });
}

/** Whoever leads elsewhere is not vouched for by us. */
const FOREIGN = { rel: 'nofollow ugc noopener noreferrer' };

/** An address that a link of a story may have, in its one spelling; null for any other. */
function linkOf(said: string | undefined): string | null {
  const href = (said ?? '').trim();
  if (href === '' || href.length > 1_000 || /[\s\p{C}"'<>\\`]|^\/%(?:2f|5c)/iu.test(href))
    return null;
  if (/^mailto:[^?&#/:]+@[^?&#/:]+$/i.test(href)) return `mailto:${href.slice(7)}`;
  if (/^\/(?![/\\])/.test(href) || /^#[\p{L}\p{N}_-]*$/u.test(href)) return href;
  if (!/^https:\/\//i.test(href)) return null;
  const url = URL.canParse(href) ? new URL(href) : null;
  // `https://bank.example@evil.example` shows one house and leads to another.
  if (url === null || url.protocol !== 'https:' || url.username || url.password) return null;
  return url.href;
}

function pictureOf(
  src: string | undefined,
  alt: string | undefined,
  pictures: ReadonlyMap<string, TextPicture>,
): Record<string, string> {
  const key = /^anh:([A-Za-z0-9_-]{4,64})$/.exec((src ?? '').trim())?.[1];
  const picture = key === undefined ? undefined : pictures.get(key);
  if (picture === undefined || !/^\/(?![/\\])/.test(picture.src)) return {};
  return {
    src: picture.src,
    ...(picture.srcset ? { srcset: picture.srcset, sizes: '(min-width: 46rem) 42rem, 94vw' } : {}),
    alt: alt?.trim() || picture.alt,
    ...{ width: String(picture.width), height: String(picture.height) },
    ...{ loading: 'lazy', decoding: 'async' },
  };
}
