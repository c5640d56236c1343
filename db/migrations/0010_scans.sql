create table scan_counts (
  day text not null,
  trade_item_id integer not null references trade_items (id),
  lot_id integer not null,
  province_code text not null,
  scans integer not null check (scans > 0),
  primary key (day, trade_item_id, lot_id, province_code)
) strict, without rowid;
create index scan_counts_item on scan_counts (trade_item_id, day);

create table serial_scans (
  serial_id integer primary key references serials (id),
  first_at text not null,
  last_at text not null,
  scans integer not null check (scans > 0),
  after_sale integer not null default 0,
  provinces text not null check (json_valid(provinces))
) strict;
