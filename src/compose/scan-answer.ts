import { createHash } from 'node:crypto';
import type { APIContext } from 'astro';
import { machinePaths } from '#src/base/paths.ts';
import type { ScanLang } from '#src/base/scan-lang.ts';
import { readScannedPath } from '#src/features/trace/resolve/read-path.ts';
import { type Resolved, resolveLink } from '#src/features/trace/resolve/resolve-link.server.ts';
import { type Missing, missingPage } from '#src/features/trace/scan-page/missing-page.view.ts';
import { readScan, readThing } from '#src/features/trace/scan-page/read-scan.server.ts';
import { scanPage } from '#src/features/trace/scan-page/scan-page.view.ts';
import { SCAN_STYLE } from '#src/features/trace/scan-page/scan-style.view.ts';
import type { ScanSite } from '#src/features/trace/scan-page/shell.view.ts';
import { thingPage } from '#src/features/trace/scan-page/thing-page.view.ts';
import { digitalLinkSentence } from '#src/words/digital-link.ts';
import { siteFacts } from './page.ts';

/** The one inline style is named by its hash; nothing else may be loaded but our own pictures. */
const POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(SCAN_STYLE).digest('base64')}'; ` +
  "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The page of a scanned code.
 * @param link path of the code as it came over the wire, `/01/…/10/LO%2F1`
 */
export async function scanAnswer(
  context: Pick<APIContext, 'locals'>,
  lang: ScanLang,
  link: string,
): Promise<Response> {
  const { app } = context.locals;
  const { name, url } = siteFacts(app);
  const site: ScanSite = { lang, siteName: name, siteUrl: url };
  const read = readScannedPath(link);
  if (!read.ok) {
    const itsLang = lang === 'vi' ? 'vi' : 'en';
    const fault = { text: digitalLinkSentence(read, itsLang), lang: itsLang };
    const missing: Missing = {
      why: read.status === 404 ? 'unknown' : 'malformed',
      scanned: readable(link),
      link: '',
      fault,
    };
    return html(missingPage(missing, site), { status: read.status, lang });
  }
  const resolved = await resolveLink(app.db, read.link);
  const unknown = isPartly(resolved);
  const common = { lang, linkset: `${url}${read.path}?linkType=linkset`, unknown };
  const thing = await readThing(app.db, resolved, read.path);
  if (thing !== null) {
    const subjects = ['trace-place:*', 'trace-party:*', 'producer:*'];
    return html(thingPage(thing, site), { ...common, status: 200, subjects });
  }
  const scan = await readScan(app.db, {
    resolved,
    link: read.path,
    today: app.clock.today(),
    now: app.clock.now(),
    demo: app.settings.demo,
  });
  if (scan === null) {
    const carton = read.link.key === 'sscc';
    const missing: Missing = {
      why: carton ? 'carton' : 'unknown',
      scanned: readable(read.path),
      link: read.path,
      fault: null,
    };
    return html(missingPage(missing, site), { lang, status: 404, unknown: true });
  }
  return html(scanPage(scan.facts, site), {
    ...common,
    status: 200,
    // One unit's count of scans moves with every scan.
    subjects: resolved.asked.serial ? null : scan.subjects,
  });
}

/** The page without a code: where one can be typed. */
export function askAnswer(context: Pick<APIContext, 'locals'>, lang: ScanLang): Response {
  const { name, url } = siteFacts(context.locals.app);
  const missing: Missing = { why: 'ask', scanned: '', link: '', fault: null };
  const site = { lang, siteName: name, siteUrl: url };
  return html(missingPage(missing, site), { lang, status: 200, subjects: ['settings'] });
}

/** A lot or unit was asked for that is not known: the front door counts who guesses. */
function isPartly({ asked, lot, serial }: Resolved): boolean {
  return (Boolean(asked.lot) && lot === null) || (Boolean(asked.serial) && serial === null);
}

function readable(link: string): string {
  try {
    return decodeURIComponent(link).slice(0, 200);
  } catch {
    return link.slice(0, 200);
  }
}

interface Head {
  readonly status: number;
  readonly lang: ScanLang;
  readonly linkset?: string;
  readonly unknown?: boolean;
  /** Null or absent: for this reader only. */
  readonly subjects?: readonly string[] | null;
}

function html(body: string, { status, lang, linkset, unknown, subjects }: Head): Response {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-language': lang === 'zh' ? 'zh-Hans' : lang,
    'content-security-policy': POLICY,
    vary: 'Accept, Accept-Language',
  });
  if (linkset !== undefined) {
    headers.set('link', `<${linkset}>; rel="linkset"; type="application/linkset+json"`);
  }
  if (unknown === true) headers.set('x-code-unknown', '1');
  if (subjects) headers.set('x-cache-subjects', [...new Set(subjects)].join(' '));
  else headers.set('cache-control', 'private, no-store');
  return new Response(body, { status, headers });
}

/** Where a code that somebody typed leads: `8934567890123` → `/01/08934567890123`; null when it is none. */
export function typedLink(typed: string): string | null {
  const text = typed.trim();
  const path = /^(?:https?:\/\/[^/]+)?(\/(?:01|q|414|417|00)\/.*)$/i.exec(text)?.[1];
  if (path !== undefined) return path;
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d{8}$|^\d{12,14}$/.test(digits)) return `/01/${digits.padStart(14, '0')}`;
  return text === '' ? null : machinePaths.shortCode(encodeURIComponent(text.slice(0, 40)));
}
