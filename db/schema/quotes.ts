import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Requests for quotation: one request, a part for each producer, answers with prices and terms. */
export const quoteRequests = sqliteTable('quote_requests', {
  id: integer('id').primaryKey(),
  /** `BG-2026-00001`: named in letters and at the desk; no key to anything. */
  code: text('code').notNull().unique(),
  /** The buyer's key to the request. Never in a log. */
  token: text('token').notNull().unique(),
  /** Made with the form: the same form sent twice is one request. */
  requestKey: text('request_key').notNull().unique(),
  lang: text('lang').notNull(),
  userId: text('user_id'),
  buyerName: text('buyer_name').notNull(),
  buyerPhone: text('buyer_phone').notNull(),
  buyerEmail: text('buyer_email').notNull(),
  organisation: text('organisation').notNull().default(''),
  /** JSON: `InvoiceData` of orders; null when none is wanted. */
  invoice: text('invoice'),
  provinceCode: text('province_code'),
  communeCode: text('commune_code'),
  addressLine: text('address_line').notNull().default(''),
  placeText: text('place_text').notNull().default(''),
  /** Day the goods are wanted, `YYYY-MM-DD`; null: no hurry. */
  wantedOn: text('wanted_on'),
  note: text('note').notNull().default(''),
  state: text('state', { enum: ['open', 'ordered', 'closed'] }).notNull(),
  demo: integer('demo', { mode: 'boolean' }).notNull(),
  madeAt: text('made_at').notNull(),
  /** The last day on which producers may answer, `YYYY-MM-DD`. */
  answerUntil: text('answer_until').notNull(),
  forgottenAt: text('forgotten_at'),
  version: integer('version').notNull().default(1),
});

export const quoteLines = sqliteTable('quote_lines', {
  id: integer('id').primaryKey(),
  requestId: integer('request_id').notNull(),
  partId: integer('part_id').notNull(),
  offerId: integer('offer_id'),
  productId: integer('product_id').notNull(),
  sku: text('sku').notNull(),
  productName: text('product_name').notNull(),
  productSlug: text('product_slug').notNull(),
  unitVi: text('unit_vi').notNull(),
  unitEn: text('unit_en').notNull(),
  /** đồng a piece on the day of the request, before wholesale steps. */
  listPrice: integer('list_price').notNull(),
  /** Pieces asked for. */
  quantity: integer('quantity').notNull(),
  /** đồng a piece as answered, VAT included; null while unanswered, or when the producer leaves the line out. */
  unitPrice: integer('unit_price'),
  /** Pieces the producer can deliver at that price. */
  answeredQuantity: integer('answered_quantity'),
});

export const quoteParts = sqliteTable('quote_parts', {
  id: integer('id').primaryKey(),
  requestId: integer('request_id').notNull(),
  producerId: integer('producer_id').notNull(),
  producerName: text('producer_name').notNull(),
  provinceCode: text('province_code').notNull(),
  state: text('state', {
    enum: ['asked', 'answered', 'declined', 'accepted', 'lapsed', 'withdrawn'],
  }).notNull(),
  /** đồng for the whole part; null while unanswered. */
  shipping: integer('shipping'),
  /** Days from the order until it is handed to the carrier. */
  leadDays: integer('lead_days'),
  /** The last day on which the answer can be accepted, `YYYY-MM-DD`. */
  validUntil: text('valid_until'),
  terms: text('terms').notNull().default(''),
  whyDeclined: text('why_declined').notNull().default(''),
  answeredAt: text('answered_at'),
  answeredBy: text('answered_by'),
  /** The order it was accepted into. */
  orderId: integer('order_id'),
  /** When the producer was reminded of the deadline; ISO 8601. */
  remindedAt: text('reminded_at'),
  version: integer('version').notNull().default(1),
});
