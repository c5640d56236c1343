import { type Day, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { CRITERIA_VERSIONS } from '#src/features/certificates/criteria-version.ts';
import {
  certificateFacts,
  type readCertificate,
} from '#src/features/certificates/read-register.server.ts';
import { lastDayOfTerm } from '#src/features/certificates/standing.ts';
import { makePdf } from '#src/outside/pdf.ts';
import { certificateWords } from '#src/words/certificates.ts';
import { credentialWords } from '#src/words/credentials.ts';
import { words } from '#src/words/words.ts';

type Found = NonNullable<Awaited<ReturnType<typeof readCertificate>>>;

/** One sheet to carry along: what the register says of a certificate on a day, and a QR code to what it says later. */
export function certificatePdf(
  { certificate, product, producer, standing }: Found,
  {
    lang,
    today,
    now,
    siteName,
    url,
  }: {
    lang: Lang;
    today: Day;
    now: number;
    siteName: string;
    /** Of the certificate's page, absolute. */
    url: string;
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const w = credentialWords[lang].paper;
  const all = words(lang);
  const silent = certificateWords[lang].silent;
  const facts = certificateFacts(certificate);
  const version = CRITERIA_VERSIONS.find(({ id }) => id === certificate.criteriaVersion);
  const exact = facts.issuedFirst !== null && facts.issuedFirst === facts.issuedLast;
  const place = [
    certificate.printedCommune,
    certificate.printedDistrict,
    certificate.printedProvince,
  ].filter(Boolean);
  const day = certificate.decidedOn as Day | null;
  return makePdf(
    {
      title: `${w.title} ${certificate.code}`,
      author: siteName,
      lang,
      now,
      footer: `${siteName} · ${certificate.code} · ${formatDay(today, lang)}`,
    },
    (page) => {
      page.head({ agency: [siteName], motto: false });
      page.title(w.title, w.under(certificate.code));
      page.facts([
        [w.product, product.name],
        [w.producer, producer?.name ?? (certificate.printedProducer || silent)],
        [w.place, place.join(', ') || silent],
        [w.stars, certificate.stars === null ? silent : w.starsOf(certificate.stars)],
        ...(certificate.score === '' ? [] : ([[w.score, certificate.score]] as const)),
        [
          w.decision,
          [certificate.decisionNo || silent, ...(day === null ? [] : [formatDay(day, lang)])].join(
            ', ',
          ),
        ],
        ...(version === undefined ? [] : ([[w.criteria, `QĐ ${version.decision}`]] as const)),
        ...(exact && facts.issuedLast !== null && certificate.evidence !== 'council'
          ? ([
              [w.term, formatDay(lastDayOfTerm(facts.issuedLast, facts.criteriaVersion), lang)],
            ] as const)
          : []),
        ...(certificate.productCode === null
          ? []
          : ([[w.productCode, certificate.productCode]] as const)),
        [w.source, certificate.sourceUrl],
      ]);
      page.section(w.today(formatDay(today, lang)));
      page.paragraph(all.standing.long(standing), { bold: true });
      page.qr(url, { caption: w.scan, size: 32 });
      page.paragraph(w.note, { small: true, quiet: true });
    },
  );
}
