import type { NoticeFacts, NoticeKind } from './kinds.ts';
import { noticeText } from './notice-texts.ts';

/** Stands in a queued letter where the address of the site comes when it is sent: commands do not all know it. */
export const SITE_PLACE = '{trang}';

const END = '\n\n---\n\n';

/** One notice in a letter: what it is, and the address to act on it. */
export function letterEntry(
  kind: NoticeKind,
  facts: NoticeFacts,
  href: string,
  lang: 'vi' | 'en',
): string {
  const { title, body } = noticeText(kind, facts, lang);
  return `${title}. ${body}\n${SITE_PLACE}${lang === 'en' ? '/en' : ''}${href}`;
}

/** The whole letter about one notice, in both languages, with where to choose what comes by mail. */
export function noticeLetter(
  kind: NoticeKind,
  facts: NoticeFacts,
  href: string,
): { readonly subject: string; readonly text: string } {
  return {
    subject: noticeText(kind, facts, 'vi').title,
    text: [
      letterEntry(kind, facts, href, 'vi'),
      letterEntry(kind, facts, href, 'en'),
      `Chọn thư nào được gửi / Choose what comes by mail:\n${SITE_PLACE}/ban/thong-bao`,
    ].join(END),
  };
}

/** The same letter with one more notice of its kind, while it has not left. Beyond twenty it stays as it is. */
export function withEntry(
  text: string,
  kind: NoticeKind,
  facts: NoticeFacts,
  href: string,
): string {
  const [vi, en, ...rest] = text.split(END);
  if (vi === undefined || en === undefined) return text;
  if (vi.split('\n\n').length >= 20 || vi.includes(`${SITE_PLACE}${href}\n`)) return text;
  return [
    `${vi}\n\n${letterEntry(kind, facts, href, 'vi')}`,
    `${en}\n\n${letterEntry(kind, facts, href, 'en')}`,
    ...rest,
  ].join(END);
}

/** A letter as it leaves. @param site address without a slash at the end */
export function withSite(text: string, site: string): string {
  return text.replaceAll(`${SITE_PLACE}/`, `${site}/`);
}
