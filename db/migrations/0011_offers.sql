-- What an offer is besides a price: stock, weight, limits, season, wholesale steps, and what it cost before.
alter table offers add column state text not null default 'on-sale' check (state in ('on-sale', 'paused'));
alter table offers add column stock integer check (stock >= 0);
alter table offers add column weight_grams integer not null default 500 check (weight_grams between 1 and 200000);
alter table offers add column min_quantity integer not null default 1 check (min_quantity between 1 and 10000);
alter table offers add column max_quantity integer check (max_quantity between 1 and 100000);
alter table offers add column lead_days integer not null default 1 check (lead_days between 0 and 90);
alter table offers add column season_from text check (season_from glob '[0-1][0-9]-[0-3][0-9]');
alter table offers add column season_to text check (season_to glob '[0-1][0-9]-[0-3][0-9]');
alter table offers add column vat_bp integer not null default 0 check (vat_bp between 0 and 10000);
alter table offers add column version integer not null default 1;
create table offer_steps (
  id integer primary key not null,
  offer_id integer not null,
  from_quantity integer not null check (from_quantity > 1),
  price integer not null check (price > 0),
  unique (offer_id, from_quantity)
);
create table offer_prices (
  id integer primary key not null,
  offer_id integer not null,
  product_id integer not null,
  price integer not null check (price > 0),
  illustrative integer not null check (illustrative in (0, 1)),
  from_at text not null,
  by text not null
);
create index offer_prices_by_offer on offer_prices (offer_id, from_at);
-- What was on the shelf before prices were kept: from the day the product came into the catalogue.
insert into offer_prices (offer_id, product_id, price, illustrative, from_at, by)
  select offers.id, offers.product_id, offers.price, offers.illustrative, products.added_on || 'T00:00:00.000Z', 'system'
  from offers join products on products.id = offers.product_id;
