import { Refusal } from '#src/base/refusal.ts';

/**
 * Everything that can be done to the store, and everything private that can be seen. Each command names its deed; the
 * table below says who may.
 */
export const DEEDS = [
  // The site
  'load-first-catalogue',
  'end-demo',
  'change-settings',
  'see-change-log',
  'send-due-mail',
  'make-demo-accounts',
  // People
  'set-up-first-administrator',
  'manage-own-account',
  'see-people',
  'invite-administrator',
  'invite-ministry-officer',
  'invite-provincial-officer',
  'invite-commune-officer',
  'invite-council-person',
  'invite-producer',
  'withdraw-role',
  'end-sessions-of-others',
  'accept-invitation',
  'make-own-account',
  'confirm-own-address',
  'reset-own-password',
  'reset-account',
  // Catalogue and register
  'classify-product',
  'record-recognition',
  'see-register-desk',
  'remind-producers',
  'see-dashboard',
  // Dossiers
  'see-dossier',
  'open-dossier',
  'edit-dossier',
  'lodge-dossier',
  'withdraw-dossier',
  'report-as-commune',
  'forward-dossier',
  'check-dossier',
  'return-dossier-as-commune',
  'return-dossier-as-province',
  'receive-samples',
  'forward-to-centre',
  // Councils
  'see-council',
  'manage-provincial-council',
  'manage-central-council',
  'manage-round',
  'report-as-advisers',
  'score-dossier',
  'see-all-scores',
  'hold-meeting',
  // Decisions and certificates
  'see-decisions',
  'issue-decision',
  'issue-central-decision',
  'import-decision',
  'import-central-decision',
  'revoke-certificate',
  'revoke-five-star-certificate',
  'hold-over-certificate',
  'correct-certificate',
  'issue-credential',
  'rotate-credential-key',
  // Traceability
  'give-short-codes',
  'see-codes',
  'manage-codes',
  'see-lots',
  'record-lot',
  'import-epcis',
  'see-hidden-parties',
  'make-labels',
  'see-recalls',
  'open-recall',
  'lift-recall',
  'see-scans',
  'count-scan',
  'report-wrong',
  'see-wrong-reports',
  'answer-wrong-report',
  'forget-report-contacts',
  'make-demo-lots',
  // Offers, cart and trade promotion
  'see-offers',
  'set-offer',
  'use-cart',
  'forget-carts',
  'see-campaigns',
  'manage-campaign',
  'count-campaign',
  'see-baskets',
  'manage-basket',
  'see-points-of-sale',
  'manage-point-of-sale',
  'make-demo-promotions',
  // Orders and money
  'place-order',
  'see-own-order',
  'cancel-own-order',
  'ask-return',
  'see-orders',
  'fulfil-parcel',
  'cancel-order',
  'answer-return',
  'end-holds',
  'take-payment',
  'see-payments',
  'reconcile-payments',
  'refund-payment',
  'decide-parked-order',
  'export-own-data',
  'forget-buyer',
  'forget-old-orders',
  // Quotations
  'ask-quote',
  'see-own-quote',
  'accept-quote',
  'see-quotes',
  'answer-quote',
  'end-quotes',
  // Reviews
  'write-review',
  'report-review',
  'see-reviews',
  'answer-review',
  'moderate-review',
  // Sellers
  'make-invitation-letter',
  'open-invitation-letter',
  'claim-producer',
  'see-claims',
  'decide-claim',
  'manage-members',
  'see-seller-identity',
  'edit-seller-profile',
  'set-holiday',
  // Pictures, listings, stories
  'see-media',
  'upload-media',
  'change-media',
  'forget-media',
  'see-listings',
  'propose-change',
  'decide-change',
  'see-sales',
  'count-views',
  'make-demo-listings',
  // Notices and messages
  'manage-own-notices',
  'send-due-notices',
  'write-as-buyer',
  'see-messages',
  'answer-message',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Roles that a person is given, each for a scope (see {@link Grant}). */
export const GRANTED_ROLES = [
  'administrator',
  'ministry-officer',
  'provincial-officer',
  'commune-officer',
  'council-member',
  'council-secretary',
  'advisory-team',
  'producer',
] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/**
 * `system`: the program itself, or a person with a shell on the server. `anyone`: not signed in.
 * `person`: whoever is signed in, for what is his or her own.
 */
export type Role = 'system' | GrantedRole | 'person' | 'anyone';

/** A role and where it holds: only the field that belongs to the role counts. */
export interface Grant {
  readonly role: Role;
  /** provincial-officer */
  readonly provinceCode?: string | null;
  /** commune-officer */
  readonly communeCode?: string | null;
  /** producer */
  readonly producerId?: number | null;
  /** council-member, council-secretary, advisory-team */
  readonly councilId?: number | null;
  /** producer: what the person does in the house; null: everything. */
  readonly duty?: Duty | null;
}

export interface Actor {
  /** How the change log names the actor. */
  readonly name: string;
  /** Null for the program and for a stranger. */
  readonly userId: string | null;
  readonly grants: readonly Grant[];
}

/** What a deed is done to: as much of its place in the world as is known. */
export interface Target {
  readonly provinceCode?: string | null;
  readonly communeCode?: string | null;
  readonly producerId?: number | null;
  readonly councilId?: number | null;
  readonly userId?: string | null;
}

export const SYSTEM: Actor = { name: 'system', userId: null, grants: [{ role: 'system' }] };
export const ANYONE: Actor = { name: 'anyone', userId: null, grants: [] };

/** As a target: some place where the actor's role holds; what is shown is then narrowed by {@link reachOf}. */
export const SOMEWHERE = 'somewhere';

const OFFICE = ['administrator', 'ministry-officer', 'provincial-officer'] as const;
const COUNCIL = ['council-member', 'council-secretary', 'advisory-team'] as const;

/** The one table of who may do which deed. Each role reaches only as far as its grant ({@link reaches}). */
const MAY: Record<Deed, readonly Role[]> = {
  'load-first-catalogue': ['system'],
  'end-demo': ['system', 'administrator'],
  'change-settings': ['system', 'administrator'],
  'see-change-log': ['system', ...OFFICE],
  'send-due-mail': ['system'],
  'make-demo-accounts': ['system'],

  'set-up-first-administrator': ['system'],
  'manage-own-account': ['person'],
  'see-people': ['system', ...OFFICE],
  'invite-administrator': ['system', 'administrator'],
  'invite-ministry-officer': ['system', 'administrator'],
  'invite-provincial-officer': ['system', 'administrator', 'ministry-officer'],
  'invite-commune-officer': ['system', 'administrator', 'provincial-officer'],
  'invite-council-person': ['system', ...OFFICE],
  'invite-producer': ['system', 'administrator', 'provincial-officer', 'commune-officer'],
  'withdraw-role': ['system', ...OFFICE],
  'end-sessions-of-others': ['system', 'administrator'],
  // An account without any role: who wants to sell makes it before an officer has looked.
  'make-own-account': ['anyone'],
  // The link that came by mail is the right to these three.
  'accept-invitation': ['anyone'],
  'confirm-own-address': ['anyone'],
  'reset-own-password': ['anyone'],
  'reset-account': ['system'],

  'classify-product': ['system', 'administrator', 'provincial-officer'],
  'record-recognition': ['system', 'administrator', 'provincial-officer'],
  'see-register-desk': ['system', ...OFFICE, 'commune-officer'],
  'remind-producers': ['system', ...OFFICE, 'commune-officer'],
  'see-dashboard': ['system', ...OFFICE, 'commune-officer'],

  'see-dossier': ['system', ...OFFICE, 'commune-officer', ...COUNCIL, 'producer'],
  'open-dossier': ['producer'],
  'edit-dossier': ['producer'],
  'lodge-dossier': ['producer'],
  'withdraw-dossier': ['producer'],
  'report-as-commune': ['commune-officer'],
  'forward-dossier': ['commune-officer'],
  'check-dossier': ['provincial-officer'],
  'return-dossier-as-commune': ['commune-officer'],
  'return-dossier-as-province': ['provincial-officer'],
  'receive-samples': ['commune-officer', 'provincial-officer'],
  'forward-to-centre': ['provincial-officer'],

  'see-council': ['system', ...OFFICE, ...COUNCIL],
  'manage-provincial-council': ['system', 'administrator', 'provincial-officer'],
  'manage-central-council': ['system', 'administrator', 'ministry-officer'],
  'manage-round': ['system', ...OFFICE, 'council-secretary'],
  'report-as-advisers': ['advisory-team'],
  'score-dossier': ['council-member'],
  'see-all-scores': ['system', ...OFFICE, 'council-secretary'],
  'hold-meeting': ['council-secretary'],

  'see-decisions': ['system', ...OFFICE],
  'issue-decision': ['system', 'provincial-officer'],
  'issue-central-decision': ['system', 'ministry-officer'],
  'import-decision': ['system', 'administrator', 'ministry-officer', 'provincial-officer'],
  'import-central-decision': ['system', 'administrator', 'ministry-officer'],
  'revoke-certificate': ['system', 'provincial-officer'],
  'revoke-five-star-certificate': ['system', 'ministry-officer'],
  'hold-over-certificate': ['system', 'provincial-officer', 'ministry-officer'],
  'correct-certificate': ['system', 'provincial-officer', 'ministry-officer'],
  'issue-credential': ['system', 'anyone', ...OFFICE, 'commune-officer', ...COUNCIL, 'producer'],
  'rotate-credential-key': ['system', 'administrator'],

  'give-short-codes': ['system'],
  'see-codes': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'manage-codes': ['system', 'administrator', 'producer'],
  'see-lots': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'record-lot': ['system', 'producer'],
  'import-epcis': ['system', 'producer'],
  // Suppliers and customers: for the producer's own eyes, and for officers who have to recall.
  'see-hidden-parties': ['system', 'ministry-officer', 'provincial-officer', 'producer'],
  'make-labels': ['system', 'provincial-officer', 'producer'],
  'see-recalls': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'open-recall': ['system', 'ministry-officer', 'provincial-officer', 'producer'],
  // Whoever recalled may be the one who would like it to be over: an officer decides.
  'lift-recall': ['system', 'ministry-officer', 'provincial-officer'],
  'see-scans': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'count-scan': ['system'],
  'report-wrong': ['anyone'],
  'see-wrong-reports': ['system', ...OFFICE, 'commune-officer', 'producer'],
  // Of a code that nobody knows it is the ministry that answers.
  'answer-wrong-report': [
    ...(['system', 'ministry-officer', 'provincial-officer'] as const),
    ...(['commune-officer', 'producer'] as const),
  ],
  'forget-report-contacts': ['system'],
  'make-demo-lots': ['system'],

  'see-offers': ['system', ...OFFICE, 'commune-officer', 'producer'],
  // Price and stock are the producer's own; offices see them.
  'set-offer': ['system', 'producer'],
  'use-cart': ['anyone'],
  'forget-carts': ['system'],
  'see-campaigns': ['system', ...OFFICE, 'commune-officer', 'producer'],
  // A producer's own campaign is paid by the producer; an office's covers its province, the others everything.
  'manage-campaign': ['system', ...OFFICE, 'producer'],
  'count-campaign': ['system'],
  'see-baskets': ['system', ...OFFICE, 'commune-officer'],
  'manage-basket': ['system', ...OFFICE],
  'see-points-of-sale': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'manage-point-of-sale': ['system', ...OFFICE, 'producer'],
  'make-demo-promotions': ['system'],

  // The secret address of the order, or its code and telephone number, is the right to these.
  'place-order': ['anyone'],
  'see-own-order': ['anyone'],
  'cancel-own-order': ['anyone'],
  'ask-return': ['anyone'],
  'see-orders': ['system', ...OFFICE, 'producer'],
  'fulfil-parcel': ['system', 'provincial-officer', 'producer'],
  'cancel-order': ['system', 'administrator', 'provincial-officer', 'producer'],
  'answer-return': ['system', 'provincial-officer', 'producer'],
  'end-holds': ['system'],
  // What a bank or Stripe says, proven by its signature.
  'take-payment': ['system'],
  'see-payments': ['system', ...OFFICE],
  'reconcile-payments': ['system', 'administrator', 'provincial-officer'],
  'refund-payment': ['system', 'administrator', 'provincial-officer'],
  'decide-parked-order': ['system', 'administrator', 'provincial-officer'],
  'export-own-data': ['anyone'],
  'forget-buyer': ['system', 'administrator'],
  'forget-old-orders': ['system'],

  'ask-quote': ['anyone'],
  'see-own-quote': ['anyone'],
  'accept-quote': ['anyone'],
  'see-quotes': ['system', ...OFFICE, 'producer'],
  'answer-quote': ['producer'],
  'end-quotes': ['system'],

  'write-review': ['anyone'],
  'report-review': ['anyone'],
  'see-reviews': ['system', ...OFFICE, 'producer'],
  'answer-review': ['producer'],
  'moderate-review': ['system', 'administrator', 'ministry-officer', 'provincial-officer'],

  'make-invitation-letter': ['system', 'administrator', 'provincial-officer', 'commune-officer'],
  // The letter is the right to see whom it invites, and nothing more.
  'open-invitation-letter': ['anyone'],
  'claim-producer': ['person'],
  'see-claims': ['system', ...OFFICE, 'commune-officer'],
  'decide-claim': ['system', 'administrator', 'provincial-officer'],
  'manage-members': ['producer'],
  'see-seller-identity': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'edit-seller-profile': ['producer'],
  'set-holiday': ['system', 'producer'],

  'see-media': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'upload-media': ['producer'],
  'change-media': ['producer'],
  'forget-media': ['system'],
  'see-listings': ['system', ...OFFICE, 'commune-officer', 'producer'],
  'propose-change': ['producer'],
  // What is shown to the public is looked at first, by the office of the province (Luật 122/2025).
  'decide-change': ['system', 'administrator', 'provincial-officer'],
  'see-sales': ['system', ...OFFICE, 'producer'],
  'count-views': ['system'],
  'make-demo-listings': ['system'],

  'manage-own-notices': ['person'],
  'send-due-notices': ['system'],
  'write-as-buyer': ['anyone'],
  'see-messages': ['system', 'administrator', 'provincial-officer', 'producer'],
  // The office of the province writes only in a dispute.
  'answer-message': ['provincial-officer', 'producer'],
};

/** What a person does in a producer's house; without one, everything. */
export const DUTIES = ['manager', 'seller', 'packer'] as const;
export type Duty = (typeof DUTIES)[number];

/** Deeds of the role `producer` that only the person who answers for the house may do. */
const MANAGER_ONLY: readonly Deed[] = [
  'manage-members',
  'edit-seller-profile',
  'open-dossier',
  'lodge-dossier',
  'withdraw-dossier',
  'open-recall',
];
/** Deeds that those who pack and record may not do: prices, texts and papers. */
const NOT_FOR_PACKERS: readonly Deed[] = [
  ...MANAGER_ONLY,
  'edit-dossier',
  'set-offer',
  'manage-campaign',
  'manage-point-of-sale',
  'propose-change',
  'change-media',
  'set-holiday',
  'answer-quote',
  'answer-review',
  'see-sales',
  'see-dossier',
];

/** Whether a person with this duty may do a deed of the role `producer`. */
export function dutyAllows(duty: Duty | null | undefined, deed: Deed): boolean {
  if (duty === 'seller') return !MANAGER_ONLY.includes(deed);
  if (duty === 'packer') return !NOT_FOR_PACKERS.includes(deed);
  return true;
}

function grants(grant: Grant, deed: Deed): boolean {
  return (
    MAY[deed].includes(grant.role) && (grant.role !== 'producer' || dutyAllows(grant.duty, deed))
  );
}

/** Whether a grant reaches a target: officers of a province its own province, and so on; the others everything. */
export function reaches(grant: Grant, target: Target, actor: Actor): boolean {
  const same = <T>(own: T | null | undefined, asked: T | null | undefined): boolean =>
    own !== null && own !== undefined && own === asked;
  switch (grant.role) {
    case 'provincial-officer':
      return same(grant.provinceCode, target.provinceCode);
    case 'commune-officer':
      return same(grant.communeCode, target.communeCode);
    case 'council-member':
    case 'council-secretary':
    case 'advisory-team':
      return same(grant.councilId, target.councilId);
    case 'producer':
      return same(grant.producerId, target.producerId);
    case 'person':
      return same(actor.userId, target.userId);
    default:
      return true;
  }
}

/** The grants an actor has, with what everybody has: `anyone`, and `person` when signed in. */
function grantsOf(actor: Actor): readonly Grant[] {
  const own: Grant[] = actor.userId === null ? [] : [{ role: 'person' }];
  return [...actor.grants, ...own, { role: 'anyone' }];
}

/** @param target what it is done to; {@link SOMEWHERE} asks whether there is any place where the actor may */
export function may(actor: Actor, deed: Deed, target: Target | typeof SOMEWHERE = {}): boolean {
  return grantsOf(actor).some(
    (grant) => grants(grant, deed) && (target === SOMEWHERE || reaches(grant, target, actor)),
  );
}

/**
 * First line of every command: may this person do this, here?
 * @throws Refusal `not-allowed`
 */
export function demand(actor: Actor, deed: Deed, target: Target | typeof SOMEWHERE = {}): void {
  if (may(actor, deed, target)) return;
  throw new Refusal('not-allowed', { deed, signedIn: actor.userId !== null });
}

/** How far an actor may do a deed: everywhere, or in the places named. Lists are narrowed by it. */
export interface Reach {
  readonly everywhere: boolean;
  readonly provinceCodes: readonly string[];
  readonly communeCodes: readonly string[];
  readonly councilIds: readonly number[];
  readonly producerIds: readonly number[];
}

export function reachOf(actor: Actor, deed: Deed): Reach {
  const held = actor.grants.filter((grant) => grants(grant, deed));
  const named = <T>(role: readonly Role[], of: (grant: Grant) => T | null | undefined): T[] =>
    held
      .filter((grant) => role.includes(grant.role))
      .map(of)
      .filter((value) => value !== null && value !== undefined);
  return {
    everywhere: held.some(({ role }) =>
      ['system', 'administrator', 'ministry-officer'].includes(role),
    ),
    provinceCodes: named(['provincial-officer'], (grant) => grant.provinceCode),
    communeCodes: named(['commune-officer'], (grant) => grant.communeCode),
    councilIds: named(COUNCIL, (grant) => grant.councilId),
    producerIds: named(['producer'], (grant) => grant.producerId),
  };
}

/** Every role that may do a deed: for tests that try each role against each command. */
export function rolesThatMay(deed: Deed): readonly Role[] {
  return MAY[deed];
}
