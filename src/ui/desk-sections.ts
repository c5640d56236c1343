import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { type Actor, type Deed, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { deskWords } from '#src/words/desk.ts';

/** Rooms of the desk: entries that belong together, in the order of a day. */
const GROUPS = {
  today: ['home', 'notices'],
  sell: [
    ...['orders', 'messages', 'quotes', 'offers', 'campaigns', 'baskets', 'points', 'reviews'],
    ...['payments', 'payouts', 'figures'],
  ],
  content: ['listings', 'ownStories', 'media', 'approvals', 'quality'],
  origin: ['lots', 'codes', 'recalls', 'wrongReports', 'scans'],
  papers: ['dossiers', 'scoring', 'councils', 'decisions', 'register', 'renewals'],
  office: [
    ...['seller', 'members', 'claims', 'letters', 'dashboard', 'people', 'personalData'],
    ...['changes', 'settings'],
  ],
} as const;
export type DeskGroup = keyof typeof GROUPS;
type Section = ReturnType<typeof deskSections>[number];

/** The same entries by rooms; a room in which a person may open nothing is left out. */
export function deskGroups(
  actor: Actor,
  lang: Lang,
): { id: DeskGroup; text: string; sections: Section[] }[] {
  const all = deskSections(actor, lang);
  return (Object.keys(GROUPS) as DeskGroup[])
    .map((id) => ({
      id,
      text: deskWords[lang].groups[id],
      sections: (GROUPS[id] as readonly string[]).flatMap((one) =>
        all.filter((section) => section.id === one),
      ),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** What a producer reaches with one thumb; nothing for everybody else. */
export function deskThumb(actor: Actor, lang: Lang): Section[] {
  if (!actor.grants.some(({ role }) => role === 'producer')) return [];
  const all = deskSections(actor, lang);
  return ['home', 'orders', 'listings', 'messages'].flatMap((id) =>
    all.filter((section) => section.id === id),
  );
}

/** The entries of the desk's navigation that a person may open, in order. */
export function deskSections(
  actor: Actor,
  lang: Lang,
): { id: string; href: string; text: string }[] {
  const p = paths(lang);
  const w = deskWords[lang].nav;
  const all: [id: keyof typeof w, deed: Deed | null, href: string][] = [
    ['home', null, p.desk],
    ['dossiers', 'see-dossier', p.deskDossiers],
    ['scoring', 'score-dossier', p.deskScoring],
    ['councils', 'see-council', p.deskCouncils],
    ['decisions', 'see-decisions', p.deskDecisions],
    ['register', 'see-register-desk', p.deskRegister],
    ['renewals', 'see-register-desk', p.deskRenewals],
    ['lots', 'see-lots', p.deskLots],
    ['codes', 'see-codes', p.deskCodes],
    ['recalls', 'see-recalls', p.deskRecalls],
    ['wrongReports', 'see-wrong-reports', p.deskWrongReports],
    ['scans', 'see-scans', p.deskScans],
    ['listings', 'see-listings', p.deskListings],
    ['ownStories', 'see-listings', p.deskStories],
    ['media', 'see-media', p.deskMedia],
    ['approvals', 'decide-change', p.deskListingChanges],
    ['quality', 'decide-change', p.deskQuality],
    ['offers', 'see-offers', p.deskOffers],
    ['orders', 'see-orders', p.deskOrders],
    ['messages', 'see-messages', p.deskMessages],
    ['quotes', 'see-quotes', p.deskQuotes],
    ['payments', 'see-payments', p.deskPayments],
    ['campaigns', 'see-campaigns', p.deskCampaigns],
    ['baskets', 'see-baskets', p.deskBaskets],
    ['points', 'see-points-of-sale', p.deskPoints],
    ['reviews', 'see-reviews', p.deskReviews],
    ['payouts', 'see-sales', p.deskPayouts],
    ['figures', 'see-sales', p.deskFigures],
    ['seller', 'edit-seller-profile', p.deskSeller],
    ['members', 'manage-members', p.deskMembers],
    ['claims', 'see-claims', p.deskClaims],
    ['letters', 'make-invitation-letter', p.deskLetters],
    ['notices', null, p.deskNotices],
    ['dashboard', 'see-dashboard', p.deskDashboard],
    ['people', 'see-people', p.deskPeople],
    ['personalData', 'forget-buyer', p.deskPersonalData],
    ['changes', 'see-change-log', p.deskChanges],
    ['settings', 'change-settings', p.deskSettings],
  ];
  return all
    .filter(([, deed]) => deed === null || may(actor, deed, SOMEWHERE))
    .map(([id, , href]) => ({ id, href, text: w[id] }));
}
