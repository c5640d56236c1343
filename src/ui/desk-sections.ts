import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { type Actor, type Deed, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { deskWords } from '#src/words/desk.ts';

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
