create table company_prefixes (
  id integer primary key,
  producer_id integer not null references producers (id),
  prefix text not null unique check (length(prefix) between 4 and 12 and prefix not glob '*[^0-9]*'),
  demonstration integer not null check (demonstration in (0, 1)),
  note text not null default '',
  added_at text not null,
  added_by text not null
) strict;
create index company_prefixes_producer on company_prefixes (producer_id);

create table trade_items (
  id integer primary key,
  kind text not null check (kind in ('product', 'material')),
  producer_id integer references producers (id),
  product_id integer references products (id),
  gtin text unique check (gtin is null or (length(gtin) = 14 and gtin not glob '*[^0-9]*')),
  short_code text not null unique,
  label text not null default '',
  label_en text not null default '',
  net_content text not null default '',
  content_unit text not null default '',
  lot_unit text not null default 'EA',
  shelf_life_days integer check (shelf_life_days is null or shelf_life_days > 0),
  added_at text not null,
  added_by text not null,
  withdrawn_at text,
  version integer not null default 1,
  check ((kind = 'product') = (product_id is not null)),
  check (kind = 'product' or producer_id is not null)
) strict;
create index trade_items_product on trade_items (product_id);
create index trade_items_producer on trade_items (producer_id);

create table trace_places (
  id integer primary key,
  producer_id integer not null references producers (id),
  short_code text not null unique,
  gln text check (gln is null or (length(gln) = 13 and gln not glob '*[^0-9]*')),
  gln_extension text not null default '',
  kind text not null check (kind in ('farm', 'workshop', 'store', 'shop', 'laboratory', 'other')),
  name text not null,
  address text not null default '',
  commune_code text,
  province_code text not null,
  open integer not null check (open in (0, 1)),
  added_at text not null,
  added_by text not null,
  withdrawn_at text,
  version integer not null default 1
) strict;
create index trace_places_producer on trace_places (producer_id);
create unique index trace_places_gln on trace_places (gln, gln_extension) where gln is not null;

create table trace_parties (
  id integer primary key,
  producer_id integer not null references producers (id),
  short_code text not null unique,
  role text not null check (role in ('supplier', 'customer', 'both', 'carrier', 'laboratory')),
  name text not null,
  gln text check (gln is null or (length(gln) = 13 and gln not glob '*[^0-9]*')),
  tax_code text not null default '',
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  open integer not null check (open in (0, 1)),
  added_at text not null,
  added_by text not null,
  withdrawn_at text,
  version integer not null default 1
) strict;
create index trace_parties_producer on trace_parties (producer_id);

create table serial_runs (
  id integer primary key,
  lot_id integer not null,
  trade_item_id integer not null references trade_items (id),
  count integer not null check (count > 0),
  made_at text not null,
  made_by text not null
) strict;
create index serial_runs_lot on serial_runs (lot_id);

create table serials (
  id integer primary key,
  serial text not null,
  trade_item_id integer not null references trade_items (id),
  lot_id integer not null,
  run_id integer not null references serial_runs (id),
  state text not null check (state in ('issued', 'sold', 'void')),
  sold_at text,
  unique (trade_item_id, serial)
) strict;
create index serials_run on serials (run_id);
create index serials_lot on serials (lot_id);
