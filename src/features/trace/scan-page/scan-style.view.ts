/** The whole look of the scanned page: inline, so that the first answer is complete. Its hash stands in the page's policy. */
const SHEET = `
:root{--g:#fbf7ef;--v:#fffdf8;--m:#1f1b16;--x:#574c40;--k:#d9cbb3;--s:#a32a1d;--n:#c98a12;--o:#7a5206;--l:#e6f0e1;--ld:#24602f;--d:#f3eadc;--w:#fff1cc;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--g:#1a1613;--v:#241e19;--m:#f5ecdc;--x:#cfc2ae;--k:#4a3e32;--n:#e0a93a;--o:#f2cf85;--l:#1d2b1e;--ld:#9fd6a3;--d:#2e251b;--w:#3a2c0e}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,sans-serif;color:var(--m);background:var(--g);text-size-adjust:100%;-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
body{margin:0 auto;max-width:44rem}
:lang(ko){word-break:keep-all}
h1,h2,p,ol,ul,dl,dd{margin:0;padding:0}
h1{font-size:1.6rem;line-height:1.25;text-wrap:balance}
.w{font-size:1.2rem}
h2,.y{font-size:1.2rem;line-height:1.35}
a{color:inherit;text-underline-offset:.2em;text-decoration-color:var(--x)}
:focus-visible{outline:3px solid var(--m);outline-offset:2px}
.b{height:14px;background:#a32a1d}
.b-tdmnpb{background:#2a3c66 url(/dai/tdmnpb.svg)}
.b-dbsh{background:#6b4a1c url(/dai/dbsh.svg)}
.b-btb{background:#1f6b78 url(/dai/btb.svg)}
.b-nttn{background:#8c2f1b url(/dai/nttn.svg)}
.b-dnb{background:#3f6b35 url(/dai/dnb.svg)}
.b-dbscl{background:#0f4f54 url(/dai/dbscl.svg)}
header{padding:.35rem 1rem 0;display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center}
header>a,nav a{display:inline-flex;align-items:center;min-height:44px;text-decoration:none}
header>a{font-weight:700;font-size:1.1rem;gap:.5rem}
header i{font-style:normal;font-weight:400;color:var(--x);font-size:1rem}
nav{display:flex;flex:1 0 auto;justify-content:space-between;margin:0 -.5rem;max-width:24rem}
nav a{padding:0 .5rem;min-width:44px;justify-content:center}
nav [aria-current]{font-weight:700;box-shadow:inset 0 -3px var(--s)}
main>*{padding:1rem;border-top:1px solid var(--k)}
.n{border:0;border-left:8px solid var(--k);background:var(--d);display:grid;gap:.35rem}
.danger{background:var(--s);color:#fff;border-color:#5f140c}
.danger .y{font-size:1.35rem}
.loud{background:repeating-linear-gradient(135deg,var(--w) 0 14px,var(--d) 14px 28px);border-color:var(--n)}
.warn{background:var(--w);border-color:var(--n)}
.h{display:grid;grid-template-columns:1fr 7.5rem;gap:.9rem;align-items:start;border:0}
.h img{display:block;width:100%;height:auto;background:#efe3cc;border:2px solid #1f1b16;border-radius:6px}
.h small,.x{font-size:1rem;color:var(--x)}
.t{display:flex;gap:.9rem;align-items:center;background:var(--d);border-left:8px solid var(--x)}
.ok{background:var(--l);border-left-color:var(--ld)}
.t svg{width:92px;height:92px;flex:none;margin:-.25rem 0 -.25rem -.25rem}
.sao-hinh,.sao-thoc{fill:#d99a1c;stroke:#7a5206}
.sao-son{fill:#a32a1d;stroke:#5f140c}
.sao-hat{fill:#e9bd5a}
.sao-giay{fill:#fffdf7;stroke:#5f140c}
.sao-vong{stroke:#c98a12}
.sao-chu{stroke:#a32a1d}
.sao-cong{stroke:#4a5f22}
.sao-giu .sao-hinh{fill:#fffdf7}
.sao-giu .sao-son{fill:#8a7a66;stroke:#4d4336}
.sao-giu .sao-vong{stroke-dasharray:4 4}
.sao-giu .sao-chu{stroke:#5e5346}
.f{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem 1rem;margin-top:.6rem}
.f dt,.a dt{color:var(--x)}
.f dd{font-weight:700;font-size:1.1rem}
.j{list-style:none;margin:1rem 0 .4rem .4rem;border-left:3px solid var(--k)}
.j>li{position:relative;padding:0 0 1.1rem 1.2rem}
.j>li:last-child{padding-bottom:.2rem}
.j>li:before{content:'';position:absolute;left:-9px;top:.35rem;width:15px;height:15px;box-sizing:border-box;border-radius:50%;background:var(--v);border:3px solid var(--o)}
.j .c:before{background:var(--ld);border-color:var(--ld)}
.j time{color:var(--x);display:block}
.j b{font-size:1.05rem}
.k{color:var(--ld);font-weight:700}
.z{color:var(--s);font-weight:700}
@media(prefers-color-scheme:dark){.z{color:#f7ab99}}
blockquote{margin:.2rem 0;padding-left:.7rem;border-left:3px solid var(--k)}
summary{min-height:44px;display:flex;align-items:center;cursor:pointer;text-decoration:underline;text-underline-offset:.2em}
summary:before{content:'▸';margin-right:.5rem}
[open]>summary:before{content:'▾'}
figure{margin:.4rem 0}
figure img{max-width:100%;height:auto;background:var(--d)}
.a{display:grid;gap:.1rem;padding-bottom:.6rem}
.a dd{margin-bottom:.5rem}
.a ol{padding-left:1.4rem}
.u{padding-left:1.2rem;margin-top:.4rem}
.q{display:flex;flex-wrap:wrap;gap:.7rem;margin-top:.7rem}
.q a,button{display:inline-flex;align-items:center;min-height:48px;padding:.3rem 1.1rem;border:2px solid var(--m);border-radius:8px;text-decoration:none;font:inherit;font-weight:700;background:none;color:inherit;cursor:pointer}
.q .r,button{background:var(--s);border-color:var(--s);color:#fff}
form{margin:.6rem 0}
label{display:block;font-weight:700;margin-bottom:.25rem}
input{font:inherit;font-size:1.1rem;width:100%;min-height:48px;padding:.3rem .7rem;border:2px solid var(--x);border-radius:8px;background:var(--v);color:var(--m);margin-bottom:.5rem}
footer{padding:1rem;border-top:1px solid var(--k);color:var(--x);display:grid;gap:.4rem}
code{font-family:ui-monospace,monospace}
@media(min-width:40em){.a{grid-template-columns:14rem 1fr;gap:.1rem 1rem}main{background:var(--v);border:1px solid var(--k)}.h{grid-template-columns:1fr 13rem;padding:1.5rem}h1{font-size:2.1rem}.w{font-size:1.5rem}main>*{padding:1.25rem 1.5rem}}
@media print{nav,form,.q{display:none}html{background:#fff;color:#000}}
`;

/** As it stands between `<style>` and `</style>`, to the letter. */
export const SCAN_STYLE = SHEET.trim().replace(/\n\s*/g, '');
