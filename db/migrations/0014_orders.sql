-- Orders with what was agreed, a parcel for each producer, money in and money back.
create table orders (
  id integer primary key not null,
  code text not null unique,
  token text not null unique,
  request_key text not null unique,
  state text not null check (state in ('awaiting-payment', 'confirmed', 'parked', 'completed', 'cancelled')),
  origin text not null check (origin in ('cart', 'quote')),
  method text not null check (method in ('cod', 'transfer', 'card')),
  lang text not null,
  user_id text,
  buyer_name text not null,
  buyer_phone text not null,
  buyer_email text not null default '',
  delivery text not null check (delivery in ('delivery', 'pickup')),
  province_code text,
  commune_code text,
  address_line text not null default '',
  place_text text not null default '',
  point_id integer,
  note text not null default '',
  invoice text check (invoice is null or json_valid(invoice)),
  age_confirmed integer not null default 0 check (age_confirmed in (0, 1)),
  goods integer not null check (goods >= 0),
  discount integer not null check (discount >= 0),
  wrap integer not null check (wrap >= 0),
  shipping integer not null check (shipping >= 0),
  shipping_discount integer not null check (shipping_discount >= 0),
  total integer not null check (total >= 0),
  vat integer not null check (vat >= 0),
  priced text not null check (json_valid(priced)),
  demo integer not null check (demo in (0, 1)),
  placed_at text not null,
  hold_until text,
  confirmed_at text,
  completed_at text,
  cancelled_at text,
  cancelled_why text not null default '',
  forgotten_at text,
  version integer not null default 1,
  check (total = goods - discount + wrap + shipping - shipping_discount)
);
create index orders_by_state on orders (state, hold_until);
create index orders_by_placed on orders (placed_at);
create index orders_by_phone on orders (buyer_phone);
create table parcels (
  id integer primary key not null,
  order_id integer not null references orders (id),
  no integer not null,
  producer_id integer,
  producer_name text not null,
  province_code text not null,
  state text not null check (state in ('waiting', 'to-pack', 'packed', 'handed-over', 'delivered', 'not-delivered', 'returning', 'returned', 'cancelled')),
  goods integer not null check (goods >= 0),
  discount integer not null check (discount >= 0),
  wrap integer not null default 0 check (wrap >= 0),
  shipping integer not null check (shipping >= 0),
  shipping_discount integer not null check (shipping_discount >= 0),
  total integer not null check (total >= 0),
  weight_grams integer not null check (weight_grams >= 0),
  carrier text not null default '',
  tracking text not null default '',
  cash_collected integer check (cash_collected >= 0),
  packed_at text,
  handed_over_at text,
  delivered_at text,
  version integer not null default 1,
  unique (order_id, no),
  check (total = goods - discount + wrap + shipping - shipping_discount)
);
create index parcels_by_producer on parcels (producer_id, state);
create index parcels_by_province on parcels (province_code, state);
create table order_lines (
  id integer primary key not null,
  order_id integer not null references orders (id),
  parcel_id integer not null references parcels (id),
  offer_id integer,
  product_id integer not null,
  sku text not null,
  product_name text not null,
  product_slug text not null,
  unit_vi text not null,
  unit_en text not null,
  set_no integer not null,
  standing text not null check (json_valid(standing)),
  certificate_code text,
  basket_title text not null default '',
  basket_group text not null default '',
  quantity integer not null check (quantity > 0),
  list_price integer not null check (list_price > 0),
  unit_price integer not null check (unit_price > 0),
  discount integer not null check (discount >= 0),
  total integer not null check (total >= 0),
  vat_bp integer not null check (vat_bp >= 0),
  vat integer not null check (vat >= 0),
  weight_grams integer not null,
  lot_id integer,
  returned_quantity integer not null default 0 check (returned_quantity between 0 and quantity),
  check (total = quantity * unit_price - discount)
);
create index order_lines_by_order on order_lines (order_id);
create index order_lines_by_product on order_lines (product_id);
create index order_lines_by_lot on order_lines (lot_id);
create table stock_holds (
  id integer primary key not null,
  order_id integer not null references orders (id),
  offer_id integer not null,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('held', 'taken', 'released')),
  until text,
  unique (order_id, offer_id)
);
create index stock_holds_by_offer on stock_holds (offer_id, state, until);
create table payments (
  id integer primary key not null,
  order_id integer not null references orders (id),
  method text not null check (method in ('cod', 'transfer', 'card')),
  state text not null check (state in ('awaiting', 'part-paid', 'paid', 'over-paid', 'failed', 'expired', 'cancelled', 'disputed')),
  due integer not null check (due >= 0),
  paid integer not null default 0 check (paid >= 0),
  refunded integer not null default 0 check (refunded >= 0),
  reference text not null unique,
  session_id text unique,
  intent_id text,
  made_at text not null,
  paid_at text,
  version integer not null default 1
);
create index payments_by_order on payments (order_id);
create index payments_by_intent on payments (intent_id);
create table payment_events (
  id integer primary key not null,
  provider text not null check (provider in ('stripe', 'bank', 'cash', 'office')),
  event_id text not null,
  kind text not null,
  payment_id integer,
  amount integer,
  said text not null check (json_valid(said)),
  outcome text not null,
  happened_at text not null,
  received_at text not null,
  unique (provider, event_id)
);
create table bank_lines (
  id integer primary key not null,
  file_hash text not null,
  row_no integer not null,
  bank_ref text not null,
  at text not null,
  amount integer not null,
  said text not null,
  payment_id integer,
  state text not null check (state in ('matched', 'under', 'over', 'late', 'unknown', 'ignored', 'sent-back')),
  note text not null default '',
  handled_by text,
  handled_at text,
  unique (bank_ref)
);
create index bank_lines_by_state on bank_lines (state, at);
create table refunds (
  id integer primary key not null,
  order_id integer not null references orders (id),
  payment_id integer not null references payments (id),
  amount integer not null check (amount > 0),
  reason text not null,
  state text not null check (state in ('due', 'sent', 'succeeded', 'failed', 'cancelled')),
  request_key text not null unique,
  provider_id text unique,
  by text not null,
  made_at text not null,
  settled_at text,
  note text not null default ''
);
create index refunds_by_state on refunds (state);
create table return_requests (
  id integer primary key not null,
  order_id integer not null references orders (id),
  parcel_id integer not null references parcels (id),
  lines text not null check (json_valid(lines)),
  reason text not null,
  said text not null default '',
  state text not null check (state in ('asked', 'agreed', 'received', 'refused', 'withdrawn')),
  answer text not null default '',
  asked_at text not null,
  answered_at text,
  answered_by text,
  version integer not null default 1
);
create table order_history (
  id integer primary key not null,
  order_id integer not null references orders (id),
  parcel_id integer,
  at text not null,
  kind text not null,
  by text not null,
  facts text not null default '{}' check (json_valid(facts))
);
create index order_history_by_order on order_history (order_id, id);
