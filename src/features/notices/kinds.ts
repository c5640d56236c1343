import type { Deed } from '#src/features/accounts/may.ts';

/** What the desk tells people about, in the order in which they choose. */
export const NOTICE_KIND_NAMES = [
  'order-new',
  'order-cancelled',
  'return-asked',
  'message',
  'quote-new',
  'review-new',
  'listing-returned',
  'listing-refused',
  'listing-approved',
  'stock-low',
  'certificate-ending',
  'recall-opened',
  'claim-decided',
  'claim-waiting',
  'change-waiting',
] as const;
export type NoticeKind = (typeof NOTICE_KIND_NAMES)[number];

/** Ways a notice goes besides the list on the desk, where it always stands. */
export interface Channels {
  readonly mail: boolean;
  readonly push: boolean;
}

export interface NoticeKindFacts extends Channels {
  /** Whose work it is: of a producer's people those who may do this, of the office whoever may. */
  readonly deed: Deed;
  readonly to: 'producer' | 'office' | 'person';
  /** False where the law or a running procedure asks for the letter. */
  readonly mailCanEnd: boolean;
}

const kind = (
  to: NoticeKindFacts['to'],
  deed: Deed,
  channels: Partial<Channels & { mailCanEnd: boolean }> = {},
): NoticeKindFacts => ({ to, deed, mail: true, push: true, mailCanEnd: true, ...channels });

/** Who hears of what, and how before anybody has chosen. */
export const NOTICE_KINDS: Readonly<Record<NoticeKind, NoticeKindFacts>> = {
  'order-new': kind('producer', 'fulfil-parcel'),
  'order-cancelled': kind('producer', 'fulfil-parcel'),
  'return-asked': kind('producer', 'answer-return'),
  message: kind('producer', 'answer-message'),
  'quote-new': kind('producer', 'answer-quote'),
  'review-new': kind('producer', 'answer-review', { push: false }),
  'listing-returned': kind('producer', 'propose-change'),
  'listing-refused': kind('producer', 'propose-change'),
  'listing-approved': kind('producer', 'propose-change', { mail: false }),
  'stock-low': kind('producer', 'set-offer', { mail: false }),
  'certificate-ending': kind('producer', 'open-dossier', { push: false }),
  // Goods that may harm: a recall is heard by everybody who has to take them back.
  'recall-opened': kind('producer', 'see-recalls', { mailCanEnd: false }),
  'claim-decided': kind('person', 'manage-own-account', { mailCanEnd: false }),
  'claim-waiting': kind('office', 'decide-claim', { push: false }),
  'change-waiting': kind('office', 'decide-change', { push: false }),
};

export function isNoticeKind(name: string): name is NoticeKind {
  return Object.hasOwn(NOTICE_KINDS, name);
}

/** What a person has chosen of a kind, or how it is without a choice; a letter that has to be sent always counts. */
export function channelsOf(name: NoticeKind, chosen: Channels | null): Channels {
  const facts = NOTICE_KINDS[name];
  return {
    mail: !facts.mailCanEnd || (chosen?.mail ?? facts.mail),
    push: chosen?.push ?? facts.push,
  };
}

/**
 * What a sentence is made of: only what may be read on a locked screen by whoever holds the telephone. Never a name,
 * number, address or word of a buyer.
 */
export interface NoticeFacts {
  /** Of the order, quotation, recall, certificate or change. */
  readonly code?: string;
  /** Of the product, story or profile. */
  readonly name?: string;
  /** Name of the producer. */
  readonly producer?: string;
  /** Đồng. */
  readonly amount?: number;
  /** Goods of an order or quotation. */
  readonly count?: number;
  /** Of a review, 1 to 5. */
  readonly stars?: number;
  /** Pieces left in stock. */
  readonly left?: number;
  /** Day the certificate ends, YYYY-MM-DD. */
  readonly day?: string;
  readonly verdict?: 'approved' | 'returned' | 'refused';
}

/** One letter and one push about the same in so much time; what follows gathers in the next. Milliseconds. */
export const GATHER_MS = 15 * 60_000;
