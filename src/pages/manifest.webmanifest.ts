import { endpoint, raw } from '#src/api/answer.ts';
import { words } from '#src/words/words.ts';

export const { GET, OPTIONS, ALL } = endpoint((context) => {
  const { name } = context.locals.app.site;
  const w = words('vi');
  const manifest = {
    name: `${name}: ${w.tagline}`,
    short_name: name,
    description: w.tagline,
    lang: 'vi',
    dir: 'ltr',
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbf7ef',
    theme_color: '#fbf7ef',
    icons: [
      { src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
      { src: '/apple-touch-icon.png', type: 'image/png', sizes: '180x180', purpose: 'any' },
    ],
  };
  const headers = { 'content-type': 'application/manifest+json; charset=utf-8' };
  return raw(`${JSON.stringify(manifest, null, 2)}\n`, headers, ['settings']);
});
