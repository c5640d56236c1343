import type { quoteRequests } from '#db/schema/quotes.ts';

/** A request for quotation with nothing personal left in it. */
export const EMPTY_QUOTE = {
  ...{ buyerName: '', buyerPhone: '', buyerEmail: '', organisation: '', invoice: null },
  ...{ communeCode: null, addressLine: '', placeText: '', note: '', userId: null },
} satisfies Partial<typeof quoteRequests.$inferInsert>;
