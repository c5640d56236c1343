import type { ChangeRow } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { dayAt, formatDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import type { paths } from '#src/base/paths.ts';
import { changeDiff, type FieldChange } from '#src/features/certificates/desk/change-diff.ts';
import { subjectParts } from '#src/features/certificates/desk/change-query.ts';
import {
  nameSubjects,
  type NamedSubject,
} from '#src/features/certificates/desk/name-subjects.server.ts';
import { deedText, deskChangeWords, fieldText } from '#src/words/desk-changes.ts';

/** A row of the log as people read it. */
export interface ReadableChange {
  readonly id: number;
  readonly day: string;
  /** `14:05` in Việt Nam */
  readonly time: string;
  readonly actor: string;
  readonly deed: string;
  readonly subject: string;
  readonly kind: string;
  readonly name: string;
  readonly href: string | null;
  readonly fields: readonly FieldChange[];
  readonly hash: string;
}

const VIETNAM_MS = 7 * 3_600_000;

/** Rows in words, with the names of what they are about. */
export async function readableChanges(
  db: Db,
  rows: readonly ChangeRow[],
  lang: Lang,
  p: ReturnType<typeof paths>,
): Promise<ReadableChange[]> {
  const w = deskChangeWords[lang];
  const named = await nameSubjects(
    db,
    rows.map((row) => row.subject),
  );
  return rows.map((row) => {
    const at = Date.parse(row.at);
    const subject = named.get(row.subject);
    const parts = subjectParts(row.subject);
    return {
      id: row.id,
      day: formatDay(dayAt(at), lang),
      time: new Date(at + VIETNAM_MS).toISOString().slice(11, 16),
      actor: row.actor === 'system' ? w.system : row.actor,
      deed: deedText(row.deed, lang),
      subject: row.subject,
      kind: parts === null ? (w.others[row.subject] ?? row.subject) : w.kinds[parts.kind],
      name: subject?.name ?? parts?.id ?? '',
      href: subject ? hrefOf(subject, p) : null,
      fields: changeDiff(row.before, row.after).map((change) => ({
        ...change,
        field: fieldText(change.field, lang),
      })),
      hash: row.hash,
    };
  });
}

function hrefOf({ kind, key }: NamedSubject, p: ReturnType<typeof paths>): string | null {
  switch (kind) {
    case 'product':
      return p.product(key);
    case 'producer':
      return p.producer(key);
    case 'certificate':
      return p.deskCertificate(key);
    case 'dossier':
      return p.deskDossier(key);
    case 'council':
      return p.deskCouncil(Number(key));
    case 'round':
      return p.deskRound(Number(key));
    case 'decision':
      return p.deskDecision(Number(key));
    case 'import':
      return p.deskImport(Number(key));
    case 'person':
    case 'invitation':
      return p.deskPeople;
    case 'item':
      return p.deskCodeItem(Number(key));
    case 'lot':
      return p.deskLot(Number(key));
    case 'recall':
      return p.deskRecall(key);
    case 'trace-place':
      return p.deskPlaces;
    case 'trace-party':
      return p.deskParties;
    case 'wrong-report':
      return p.deskWrongReport(key);
    case 'offer':
      return p.deskOffer(Number(key));
    case 'campaign':
      return p.deskCampaign(Number(key));
    case 'basket':
      return p.deskBasket(Number(key));
    case 'point-of-sale':
      return p.deskPoint(Number(key));
    case 'order':
      return p.deskOrder(key);
    case 'quote':
      return p.deskQuote(key);
    case 'review':
      return p.deskReviews;
    case 'claim':
      return p.deskClaim(key);
    case 'letter':
      return p.deskLetters;
    case 'picture':
      return p.deskMediaOne(key);
    case 'listing-change':
      return p.deskListingChange(key);
    case 'bulk-edit':
      return p.deskOfferTable;
    case 'story':
      return p.story(key);
  }
}
