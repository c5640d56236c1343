-- Requests for quotation: one request, a part for each producer, answers with prices and terms.
create table quote_requests (
  id integer primary key not null,
  code text not null unique,
  token text not null unique,
  request_key text not null unique,
  lang text not null,
  user_id text,
  buyer_name text not null,
  buyer_phone text not null,
  buyer_email text not null,
  organisation text not null default '',
  invoice text check (invoice is null or json_valid(invoice)),
  province_code text,
  commune_code text,
  address_line text not null default '',
  place_text text not null default '',
  wanted_on text,
  note text not null default '',
  state text not null check (state in ('open', 'ordered', 'closed')),
  demo integer not null check (demo in (0, 1)),
  made_at text not null,
  answer_until text not null,
  forgotten_at text,
  version integer not null default 1
);
create table quote_lines (
  id integer primary key not null,
  request_id integer not null references quote_requests (id),
  part_id integer not null,
  offer_id integer,
  product_id integer not null,
  sku text not null,
  product_name text not null,
  product_slug text not null,
  unit_vi text not null,
  unit_en text not null,
  list_price integer not null,
  quantity integer not null check (quantity > 0),
  unit_price integer check (unit_price > 0),
  answered_quantity integer check (answered_quantity > 0)
);
create index quote_lines_by_request on quote_lines (request_id);
create table quote_parts (
  id integer primary key not null,
  request_id integer not null references quote_requests (id),
  producer_id integer not null,
  producer_name text not null,
  province_code text not null,
  state text not null check (state in ('asked', 'answered', 'declined', 'accepted', 'lapsed', 'withdrawn')),
  shipping integer check (shipping >= 0),
  lead_days integer check (lead_days >= 0),
  valid_until text,
  terms text not null default '',
  why_declined text not null default '',
  answered_at text,
  answered_by text,
  order_id integer,
  reminded_at text,
  version integer not null default 1,
  unique (request_id, producer_id)
);
create index quote_parts_by_producer on quote_parts (producer_id, state);
