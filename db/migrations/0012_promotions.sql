-- Trade promotion: campaigns and their vouchers, gift baskets, points of sale and fairs.
create table campaigns (
  id integer primary key not null,
  slug text not null unique,
  title_vi text not null,
  title_en text not null default '',
  lead_vi text not null default '',
  lead_en text not null default '',
  body_vi text not null default '',
  body_en text not null default '',
  banner text not null default '',
  province_code text,
  producer_id integer,
  starts_on text not null,
  ends_on text not null,
  state text not null check (state in ('draft', 'published', 'stopped')),
  kind text not null check (kind in ('none', 'percent', 'amount', 'bundle', 'free-shipping')),
  percent_bp integer not null default 0 check (percent_bp between 0 and 10000),
  amount integer not null default 0 check (amount >= 0),
  bundle_take integer not null default 0 check (bundle_take >= 0),
  bundle_free integer not null default 0 check (bundle_free >= 0),
  most_off integer check (most_off > 0),
  least_spend integer not null default 0 check (least_spend >= 0),
  payer text not null check (payer in ('producer', 'province', 'site')),
  by_voucher integer not null default 0 check (by_voucher in (0, 1)),
  chosen text not null default '{}' check (json_valid(chosen)),
  illustrative integer not null default 0 check (illustrative in (0, 1)),
  version integer not null default 1,
  made_at text not null,
  made_by text not null,
  check (starts_on <= ends_on)
);
create index campaigns_by_state on campaigns (state, starts_on, ends_on);
create table campaign_products (
  id integer primary key not null,
  campaign_id integer not null,
  product_id integer not null,
  unique (campaign_id, product_id)
);
create table campaign_counts (
  id integer primary key not null,
  campaign_id integer not null,
  day text not null,
  views integer not null default 0,
  carts integer not null default 0,
  unique (campaign_id, day)
);
create table vouchers (
  id integer primary key not null,
  campaign_id integer not null,
  code text not null unique,
  code_key text not null unique,
  most_uses integer check (most_uses > 0),
  most_per_buyer integer check (most_per_buyer > 0),
  state text not null check (state in ('open', 'stopped')),
  made_at text not null
);
create table voucher_uses (
  id integer primary key not null,
  voucher_id integer not null,
  order_id integer not null,
  buyer_key text not null,
  amount integer not null check (amount >= 0),
  state text not null check (state in ('used', 'returned')),
  at text not null,
  unique (voucher_id, order_id)
);
create index vouchers_by_campaign on vouchers (campaign_id);
create index voucher_uses_by_buyer on voucher_uses (voucher_id, buyer_key);
create table baskets (
  id integer primary key not null,
  slug text not null unique,
  title_vi text not null,
  title_en text not null default '',
  text_vi text not null default '',
  text_en text not null default '',
  theme text not null,
  province_code text,
  state text not null check (state in ('draft', 'published', 'stopped')),
  discount_bp integer not null default 0 check (discount_bp between 0 and 10000),
  wrap_fee integer not null default 0 check (wrap_fee >= 0),
  payer text not null check (payer in ('producer', 'province', 'site')),
  illustrative integer not null default 0 check (illustrative in (0, 1)),
  version integer not null default 1,
  made_at text not null,
  made_by text not null
);
create table basket_lines (
  id integer primary key not null,
  basket_id integer not null,
  offer_id integer not null,
  quantity integer not null check (quantity between 1 and 100),
  unique (basket_id, offer_id)
);
create table points_of_sale (
  id integer primary key not null,
  slug text not null unique,
  kind text not null check (kind in ('shop', 'fair')),
  name text not null,
  address text not null default '',
  province_code text not null,
  commune_code text,
  latitude text,
  longitude text,
  hours text not null default '{}' check (json_valid(hours)),
  starts_on text,
  ends_on text,
  phone text not null default '',
  note_vi text not null default '',
  note_en text not null default '',
  producer_id integer,
  pick_up integer not null default 0 check (pick_up in (0, 1)),
  state text not null check (state in ('draft', 'published', 'stopped')),
  illustrative integer not null default 0 check (illustrative in (0, 1)),
  version integer not null default 1,
  made_at text not null,
  made_by text not null
);
create index points_by_province on points_of_sale (province_code, state);
create table point_products (
  id integer primary key not null,
  point_id integer not null,
  product_id integer not null,
  stock text not null check (stock in ('yes', 'few', 'no')),
  noted_on text not null,
  unique (point_id, product_id)
);
create index point_products_by_product on point_products (product_id);
