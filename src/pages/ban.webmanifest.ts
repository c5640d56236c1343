import type { APIContext } from 'astro';
import { paths } from '#src/base/paths.ts';
import { deskWords } from '#src/words/desk.ts';

/** What the desk is once it stands on a telephone's home screen: one app, in the language it was put there. */
export function GET({ locals }: APIContext): Response {
  const { app, lang } = locals;
  const w = deskWords[lang];
  const p = paths(lang);
  const icon = (src: string, size: number, purpose?: string) => ({
    ...{ src, sizes: `${size}x${size}`, type: 'image/png' },
    ...(purpose ? { purpose } : {}),
  });
  const shortcut = (name: string, url: string) => ({
    ...{ name, url, icons: [icon('/icon-192.png', 192)] },
  });
  const manifest = {
    id: '/ban',
    name: `${app.site.name} · ${w.desk}`,
    short_name: app.site.name,
    lang,
    dir: 'ltr',
    start_url: p.desk,
    scope: '/',
    display: 'standalone',
    background_color: '#fbf7ef',
    theme_color: '#fbf7ef',
    categories: ['business', 'productivity'],
    icons: [
      icon('/icon-192.png', 192),
      icon('/icon-512.png', 512),
      icon('/icon-maskable-512.png', 512, 'maskable'),
    ],
    shortcuts: [
      shortcut(w.nav.home, p.desk),
      shortcut(w.nav.orders, p.deskOrders),
      shortcut(w.recorder, p.deskRecorder),
      shortcut(w.nav.listings, p.deskListings),
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  });
}
