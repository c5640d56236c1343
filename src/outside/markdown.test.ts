import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { TextPicture } from '#src/features/stories/story-text.ts';
import { renderMarkdown } from './markdown.ts';
import { HOSTILE, hostileTexts } from './hostile-text.fixture.ts';

const PICTURES = new Map<string, TextPicture>([
  [
    'anhthu0000000001',
    { src: '/anh/x-960.webp', srcset: '/anh/x-320.webp 320w', width: 960, height: 640, alt: 'Ong' },
  ],
]);
const render = (text: string): string => renderMarkdown(text, PICTURES).trim();

describe('what a producer writes', () => {
  it.each([
    ['Một **đậm**, một *nghiêng*.', '<p>Một <strong>đậm</strong>, một <em>nghiêng</em>.</p>'],
    ['# Một\n\n## Hai\n\n#### Bốn', '<h2>Một</h2>\n<h3>Hai</h3>\n<h4>Bốn</h4>'],
    ['## Hai\n\n##### Năm\n\n## Hai', '<h2>Hai</h2>\n<h3>Năm</h3>\n<h2>Hai</h2>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> lời kể', '<blockquote>\n<p>lời kể</p>\n</blockquote>'],
    ['a\n\n---\n\nb', '<p>a</p>\n<hr />\n<p>b</p>'],
    ['một\nhai', '<p>một<br />hai</p>'],
    ['“Ngày ấy” – bà kể… 5 × 3', '<p>“Ngày ấy” – bà kể… 5 × 3</p>'],
    ['[nhà](/san-pham/mat-ong)', '<p><a href="/san-pham/mat-ong">nhà</a></p>'],
    ['[thư](mailto:a@vi-du.test)', '<p><a href="mailto:a@vi-du.test">thư</a></p>'],
    [
      '[báo](https://vi-du.test/a?b=1&c=2)',
      '<p><a href="https://vi-du.test/a?b=1&amp;c=2" rel="nofollow ugc noopener noreferrer">báo</a></p>',
    ],
    ['[x](http://vi-du.test)', '<p><a>x</a></p>'],
    ['[x](https://nganhang.test@lua.test/)', '<p><a>x</a></p>'],
    ['<b onclick="x()">chữ</b>', '<p>&lt;b onclick="x()"&gt;chữ&lt;/b&gt;</p>'],
    ['    thụt đầu dòng', '<p>thụt đầu dòng</p>'],
    ['|a|b|\n|-|-|\n|1|2|', '<p>|a|b|<br />|-|-|<br />|1|2|</p>'],
    ['![Đàn ong](anh:khongcoanh000000)', '<p></p>'],
    ['![x](https://noi-khac.test/a.png)', '<p></p>'],
  ])('%j', (text, html) => {
    expect(render(text).replace(/<p>\s+/g, '<p>')).toBe(html);
  });

  it('shows our own pictures, with their size', () => {
    const html = render('![Đàn ong](anh:anhthu0000000001)');
    expect(html).toContain('<img src="/anh/x-960.webp"');
    expect(html).toContain('alt="Đàn ong" width="960" height="640"');
    expect(render('![](anh:anhthu0000000001)')).toContain('alt="Ong"');
  });

  it('keeps nothing that nobody sees', () => {
    const unseen = '\u202e\u2066\u200b\u2060\ufeff\u00ad\u0000\u{E0041}\u115f';
    expect(render(`m${unseen}ật ong`)).toBe('<p>mật ong</p>');
    expect(render('👩‍🌾 mẹ')).toBe('<p>👩‍🌾 mẹ</p>');
  });
});

const TAGS = new Set('p h2 h3 h4 ul ol li strong em a blockquote img hr br'.split(' '));
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  'a href': /^(?:https:\/\/[^/?#@\s]+(?:[/?#]|$)|mailto:[^?&#/:]+@[^?&#/:]+$|\/(?![/\\])|\/$|#)/u,
  'a rel': /^nofollow ugc noopener noreferrer$/,
  'img src': /^\/anh\/x-960\.webp$/,
  'img srcset': /^\/anh\/x-320\.webp 320w$/,
  'img sizes': /./,
  'img alt': /^/,
  'img width': /^\d+$/,
  'img height': /^\d+$/,
  'img loading': /^lazy$/,
  'img decoding': /^async$/,
  'ol start': /^\d+$/,
};
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u0000]/u;

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What stands in the HTML and must not; parsed as a browser does. */
function trespasses(html: string): string[] {
  const wrong: string[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node) {
      if (!TAGS.has(node.tagName)) wrong.push(`<${node.tagName}>`);
      if (node.namespaceURI !== 'http://www.w3.org/1999/xhtml') wrong.push(node.namespaceURI);
      for (const { name, value } of node.attrs) {
        const allowed = ATTRIBUTES[`${node.tagName} ${name}`];
        if (!allowed?.test(value)) wrong.push(`<${node.tagName} ${name}="${value}">`);
      }
      for (const child of node.childNodes) walk(child);
    } else if (node.nodeName === '#comment' || node.nodeName === '#documentType') {
      wrong.push(node.nodeName);
    }
  };
  for (const node of parseFragment(html).childNodes) walk(node);
  if (UNSEEN.test(html)) wrong.push('unseen characters');
  return wrong;
}

describe('what nobody may write', () => {
  it('sees what is wrong', () => {
    for (const bad of ['<script>1</script>', '<a href="javascript:1">', '<p onclick="1">', '<svg>'])
      expect(trespasses(bad)).not.toEqual([]);
  });

  it.each(HOSTILE)('%j', (text) => {
    expect(trespasses(render(text))).toEqual([]);
  });

  it('25,000 mixtures of them: nothing but what is allowed comes out', () => {
    let count = 0;
    for (const text of hostileTexts(25_000)) {
      const html = renderMarkdown(text, PICTURES);
      const wrong = trespasses(html);
      if (wrong.length > 0) expect.fail(`${JSON.stringify(text)}\n${html}\n${wrong.join('\n')}`);
      count += 1;
    }
    expect(count).toBe(25_000);
  }, 600_000);

  it('renders what was rendered once more to nothing new', () => {
    for (const text of hostileTexts(500)) {
      expect(trespasses(renderMarkdown(renderMarkdown(text)))).toEqual([]);
    }
  });
});

describe('texts made to keep the machine busy', () => {
  const MOST_MS = 3_000;
  it.each([
    ...['[', '![', '[a](', '*a', '_a_*b ', '__a', '**a *b ', '> - ', '> ', '- ', '1. ', '<', '<a '],
    ...['&', 'a@', 'a.', '\\', '`', '[a]:', '[a]: x\n', '* a\n', 'a\n> ', '# ', ' ', '~~a', '| a '],
    ...['https://', 'www.', '![a](anh:', '&#', '<!--', '](', '](<', '\n- \n'],
  ])('%j, 20,000 characters of it', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    const began = performance.now();
    expect(trespasses(renderMarkdown(text))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(MOST_MS);
  });
});
