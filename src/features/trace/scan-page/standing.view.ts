import { escapeHtml } from '#src/base/html.ts';
import { paths } from '#src/base/paths.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import { starMark } from '#src/ui/star-mark.ts';
import type { ScanWords } from '#src/words/scan/vi.ts';
import { scanWords } from '#src/words/scan/words.ts';
import type { ScanFacts } from './scan-facts.ts';
import { type ScanSite, siteLang } from './shell.view.ts';

/** What the certificate is worth today. No star is drawn unless it holds. */
export function standingHtml(facts: ScanFacts, { lang }: ScanSite): string {
  const { standing, certificate, today } = facts;
  const w = scanWords(lang);
  const [title, text] = standingWords(standing, w);
  const { stars, state } = standing;
  const mark =
    stars === 0
      ? ''
      : starMark({ stars, size: 'large', state: state === 'held-over' ? 'held-over' : 'valid' });
  const link =
    certificate === null
      ? ''
      : ` <a href="${escapeHtml(paths(siteLang(lang)).certificate(certificate.code))}">${w.star.certificate(escapeHtml(certificate.code))}</a>`;
  return (
    `<section class="t${stars === 0 ? '' : ' ok'}">${mark}<div><h2>${title}</h2>` +
    `<p>${w.star.today(w.day(today))}${text === '' ? '' : ` · ${text}`}${link === '' ? '' : '<br>'}${link}</p></div></section>`
  );
}

/** A standing in words: a heading and what is to be added. */
export function standingWords(standing: Standing, w: ScanWords): [title: string, text: string] {
  const { awarded, validUntil, reason } = standing;
  const until = validUntil === null ? '' : w.day(validUntil);
  const why = reason === null ? '' : w.star.reason[reason];
  switch (standing.state) {
    case 'valid':
      return [w.star.valid(awarded), until === '' ? '' : w.star.until(until)];
    case 'held-over':
      return [w.star.heldOver(awarded), until === '' ? '' : w.star.heldUntil(until)];
    case 'expired':
      return [w.star.expired(awarded), until === '' ? '' : w.star.expiredOn(until)];
    case 'revoked':
      return [w.star.revoked(awarded), w.star.revokedText];
    case 'superseded':
      return [w.star.superseded(awarded), w.star.supersededText];
    case 'unknown':
      return [w.star.unknown(awarded), why];
    case 'none':
      return [w.star.none, why];
  }
}
