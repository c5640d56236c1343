-- Carts hold skus and quantities; what they cost is worked out at each look.
create table carts (
  id integer primary key not null,
  key_hash text unique,
  user_id text unique,
  province_code text,
  commune_code text,
  vouchers text not null default '[]' check (json_valid(vouchers)),
  made_at text not null,
  seen_at text not null,
  version integer not null default 1
);
create index carts_by_seen on carts (seen_at);
create table cart_lines (
  id integer primary key not null,
  cart_id integer not null,
  offer_id integer not null,
  quantity integer not null check (quantity between 1 and 100000),
  saved integer not null default 0 check (saved in (0, 1)),
  seen_price integer not null,
  basket_id integer,
  basket_group text not null default '',
  campaign_id integer,
  added_at text not null,
  unique (cart_id, offer_id, saved, basket_group)
);
create table shared_carts (
  id integer primary key not null,
  code text not null unique,
  title text not null,
  note text not null default '',
  lines text not null check (json_valid(lines)),
  by_user text,
  by_name text not null default '',
  made_at text not null,
  ends_at text not null
);
create index cart_lines_by_offer on cart_lines (offer_id);
create index shared_carts_by_end on shared_carts (ends_at);
-- One packed gift basket of a cart: what packing costs and what is off was fixed by the server when it was put in.
create table cart_baskets (
  id integer primary key not null,
  cart_id integer not null,
  basket_group text not null,
  basket_id integer,
  title text not null default '',
  discount_bp integer not null default 0 check (discount_bp between 0 and 10000),
  wrap_fee integer not null default 0 check (wrap_fee >= 0),
  payer text not null default 'producer' check (payer in ('producer', 'province', 'site')),
  unique (cart_id, basket_group)
);
