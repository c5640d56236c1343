import type { AstroGlobal } from 'astro';
import type { Lang } from '#src/base/lang.ts';
import { withoutLang } from '#src/base/paths.ts';
import type { SiteFacts } from '#src/ui/site-facts.ts';

/** What an error page knows without asking anybody: it must stand when everything else has fallen. */
export function siteHere(astro: Pick<AstroGlobal, 'locals' | 'url'>): {
  lang: Lang;
  path: string;
  site: SiteFacts;
  errorId: string | null;
} {
  const locals = astro.locals as Partial<App.Locals> & {
    askedFor?: string;
    requestId?: string;
    errorId?: string;
  };
  const asked = locals.askedFor ?? `${astro.url.pathname}${astro.url.search}`;
  const { lang, path } = withoutLang(asked);
  const owner = {
    name: null,
    address: null,
    representative: null,
    taxCode: null,
    taxCodeIssued: null,
    phone: null,
    email: null,
    registration: null,
  };
  const fallback = { name: 'Mỗi Xã', url: astro.url.origin, demo: false, fontUrl: '', owner };
  const known = locals.app?.site as Partial<SiteFacts> | undefined;
  return {
    lang,
    path,
    site: { ...fallback, ...known, url: known?.url ?? fallback.url },
    errorId: locals.errorId ?? locals.requestId ?? null,
  };
}
