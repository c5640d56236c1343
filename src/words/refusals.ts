import type { Lang } from '#src/base/lang.ts';
import type { Refusal } from '#src/base/refusal.ts';
import { accountRefusals } from './refusals/accounts.ts';
import { catalogueRefusals } from './refusals/catalogue.ts';
import { certificateRefusals } from './refusals/certificates.ts';
import { codeRefusals } from './refusals/codes.ts';
import { councilRefusals } from './refusals/councils.ts';
import { criteriaRefusals } from './refusals/criteria.ts';
import { decisionImportRefusals } from './refusals/decision-imports.ts';
import { deskRefusals } from './refusals/desk.ts';
import { dossierRefusals } from './refusals/dossiers.ts';
import { epcisRefusals } from './refusals/epcis.ts';
import { labelRefusals } from './refusals/labels.ts';
import { lotRefusals } from './refusals/lots.ts';
import { recallRefusals } from './refusals/recalls.ts';
import { recorderRefusals } from './refusals/recorder.ts';
import { scanRefusals } from './refusals/scans.ts';
import { offerRefusals } from './refusals/offers.ts';
import { promotionRefusals } from './refusals/promotions.ts';
import { basketAndPointRefusals } from './refusals/gift-baskets-and-points.ts';
import { cartRefusals } from './refusals/carts.ts';
import { orderRefusals } from './refusals/orders.ts';
import { orderDeskRefusals } from './refusals/orders-desk.ts';
import { paymentRefusals } from './refusals/payments.ts';
import { quoteRefusals } from './refusals/quotes.ts';
import { reviewRefusals } from './refusals/reviews.ts';
import { sellerRefusals } from './refusals/sellers.ts';
import { mediaRefusals } from './refusals/media.ts';
import { listingRefusals } from './refusals/listings.ts';
import { storyRefusals } from './refusals/stories.ts';
import { salesRefusals } from './refusals/sales.ts';
import { noticeRefusals } from './refusals/notices.ts';
import { messageRefusals } from './refusals/messages.ts';

// Facts differ from code to code; each sentence knows its own.
export type Sentence = (facts: any) => { readonly vi: string; readonly en: string };

const ALL: Readonly<Record<string, Sentence>> = {
  ...accountRefusals,
  ...catalogueRefusals,
  ...certificateRefusals,
  ...councilRefusals,
  ...criteriaRefusals,
  ...decisionImportRefusals,
  ...deskRefusals,
  ...dossierRefusals,
  ...codeRefusals,
  ...lotRefusals,
  ...epcisRefusals,
  ...labelRefusals,
  ...recallRefusals,
  ...recorderRefusals,
  ...scanRefusals,
  ...offerRefusals,
  ...promotionRefusals,
  ...basketAndPointRefusals,
  ...cartRefusals,
  ...orderRefusals,
  ...orderDeskRefusals,
  ...paymentRefusals,
  ...quoteRefusals,
  ...reviewRefusals,
  ...sellerRefusals,
  ...mediaRefusals,
  ...listingRefusals,
  ...storyRefusals,
  ...salesRefusals,
  ...noticeRefusals,
  ...messageRefusals,
};

/** The sentence of a refusal: what, where and how to mend it. Null for a code nobody wrote a sentence for. */
export function refusalText(refusal: Refusal, lang: Lang): string | null {
  return ALL[refusal.code]?.(refusal.facts)[lang] ?? null;
}
