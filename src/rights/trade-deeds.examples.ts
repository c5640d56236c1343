import type { Db } from '#db/client.ts';
import { BUYING_DEEDS, plantBuying } from './buying-deeds.examples.ts';
import { CAMPAIGN_DEEDS, plantCampaigns } from './campaign-deeds.examples.ts';
import { CART_DEEDS } from './cart-deeds.examples.ts';
import type { Deed } from './deeds.examples.ts';
import { GIFT_DEEDS, plantPromotions } from './gift-deeds.examples.ts';
import { LISTING_DEEDS, plantListings } from './listing-deeds.examples.ts';
import { MESSAGE_DEEDS, plantMessages } from './message-deeds.examples.ts';
import { plantNotices } from './notice-deeds.examples.ts';
import { OFFER_DEEDS, plantOffers } from './offer-deeds.examples.ts';
import { ORDER_DESK_DEEDS, plantOrdersOfDesk } from './order-desk-deeds.examples.ts';
import { PAYMENT_DEEDS, plantPayments } from './payment-deeds.examples.ts';
import { plantQuotes, QUOTE_DEEDS, REVIEW_DEEDS } from './quote-deeds.examples.ts';
import { plantSales, SALES_DEEDS } from './sales-deeds.examples.ts';
import { plantSellers, SELLER_DEEDS } from './seller-deeds.examples.ts';
import { plantStories, STORY_DEEDS } from './story-deeds.examples.ts';
import type { World } from './worlds.examples.ts';

/** Every command of buying and of trade promotion. */
export const TRADE_DEEDS: readonly Deed[] = [
  ...[...OFFER_DEEDS, ...CAMPAIGN_DEEDS, ...GIFT_DEEDS, ...CART_DEEDS, ...BUYING_DEEDS],
  ...[...PAYMENT_DEEDS, ...ORDER_DESK_DEEDS, ...QUOTE_DEEDS, ...REVIEW_DEEDS],
  ...MESSAGE_DEEDS,
  ...SALES_DEEDS,
  ...STORY_DEEDS,
  ...LISTING_DEEDS,
  ...SELLER_DEEDS,
];

/** What they need in each world. */
export async function plantTrade(db: Db, world: World): Promise<void> {
  await plantOffers(db, world);
  await plantSales(db, world);
  await plantCampaigns(db, world);
  await plantPromotions(db, world);
  await plantBuying(db, world);
  await plantPayments(db, world);
  await plantOrdersOfDesk(db, world);
  await plantQuotes(db, world);
  await plantMessages(db, world);
  await plantStories(db, world);
  await plantListings(db, world);
  await plantSellers(db, world);
  await plantNotices(db, world);
}
