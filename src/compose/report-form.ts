import { Refusal } from '#src/base/refusal.ts';
import type { ScanLang } from '#src/base/scan-lang.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { isReportKind, type ReportKind } from '#src/features/trace/reports/report-states.ts';
import { sendWrongReport } from '#src/features/trace/reports/send-wrong-report.server.ts';
import { readScannedPath } from '#src/features/trace/resolve/read-path.ts';
import { type Resolved, resolveLink } from '#src/features/trace/resolve/resolve-link.server.ts';
import { plainPhoto } from '#src/outside/plain-photo.ts';
import { checkUpload } from '#src/outside/upload-check.ts';
import type { App } from '#src/app.ts';
import type { ReportFormWords } from '#src/words/wrong-reports.ts';
import { checkFormToken, mayReport } from './report-guard.ts';

const PHOTO_BYTES = 7 * 1024 * 1024;

/** What a form is about: the code in its one spelling, and what is known of it. */
export interface ReportedCode {
  readonly scanned: string;
  /** Null when the code is none of ours or cannot be read. */
  readonly resolved: Resolved | null;
}

/** @param link path of the code as it came over the wire */
export async function reportedCode(app: App, link: string): Promise<ReportedCode> {
  const read = readScannedPath(link);
  if (!read.ok) return { scanned: link.slice(0, 300), resolved: null };
  const resolved = await resolveLink(app.db, read.link);
  return { scanned: read.path, resolved: resolved.item === null ? null : resolved };
}

export type Sent =
  | { readonly code: string }
  /** A program filled in the field nobody sees: it is told the same as everybody, and nothing is kept. */
  | { readonly code: null }
  | { readonly fault: keyof ReportFormWords['faults']; readonly status: 422 | 429 };

/** Takes what the form sent. */
export async function takeReport(
  app: App,
  one: {
    readonly form: FormData;
    readonly code: ReportedCode;
    readonly lang: ScanLang;
    readonly address: string;
    readonly siteUrl: string;
  },
): Promise<Sent> {
  const { form, code } = one;
  const now = app.clock.now();
  const text = (name: string): string => String(form.get(name) ?? '');
  const no = (fault: keyof ReportFormWords['faults'], status: 422 | 429 = 422): Sent => ({
    fault,
    status,
  });
  if (text('trang-web') !== '') return { code: null };
  const fill = checkFormToken(app, { token: text('luc'), about: code.scanned, now });
  if (fill !== 'fine') return no(fill === 'too-quick' ? 'quick' : 'stale');
  const kind = text('dieu');
  if (!isReportKind(kind)) return no('kind');
  if (text('noi-dung').trim().length < 10) return no('short');
  if (!mayReport(one.address, now)) return no('often', 429);
  const photo = await photoOf(form.get('anh'));
  if (typeof photo === 'string') return no(photo);
  try {
    const hash = photo === null ? null : await app.files.put(photo);
    const sent = await sendWrongReport(app.db, {
      report: {
        scanned: code.scanned,
        tradeItemId: code.resolved?.item?.id ?? null,
        lotId: code.resolved?.lot?.id ?? null,
        lang: one.lang,
        kind: kind satisfies ReportKind,
        said: text('noi-dung'),
        contact: text('lien-he'),
        photo: hash === null ? null : { hash, media: 'image/jpeg' },
      },
      actor: ANYONE,
      now,
      siteUrl: one.siteUrl,
    });
    return { code: sent.code };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'wrong-report-repeated') return no('repeated');
    if (error.code === 'wrong-report-too-long') return no('long');
    return no('short');
  }
}

async function photoOf(
  file: unknown,
): Promise<Uint8Array | null | 'photo-type' | 'photo-size' | 'photo-broken'> {
  if (!(file instanceof File) || file.size === 0) return null;
  if (file.size > PHOTO_BYTES) return 'photo-size';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const verdict = await checkUpload(bytes);
  if (!verdict.ok) {
    if (verdict.fault === 'too-large' || verdict.fault === 'too-many-pixels') return 'photo-size';
    return ['heic', 'unknown-type'].includes(verdict.fault) ? 'photo-type' : 'photo-broken';
  }
  if (verdict.media === 'application/pdf') return 'photo-type';
  return plainPhoto(bytes).catch(() => 'photo-broken' as const);
}
