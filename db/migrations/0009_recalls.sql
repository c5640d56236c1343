create table recalls (
  id integer primary key,
  code text not null unique,
  producer_id integer not null references producers (id),
  province_code text not null,
  state text not null check (state in ('open', 'lifted')),
  reason_vi text not null,
  reason_en text not null default '',
  advice_vi text not null,
  advice_en text not null default '',
  hazard text not null check (hazard in ('health', 'quality', 'label')),
  opened_at text not null,
  opened_by text not null,
  opened_by_user text,
  lifted_at text,
  lifted_by text,
  lift_reason text not null default '',
  version integer not null default 1,
  check ((state = 'lifted') = (lifted_at is not null))
) strict;
create index recalls_producer on recalls (producer_id);

create table recall_lots (
  id integer primary key,
  recall_id integer not null references recalls (id),
  lot_id integer not null references lots (id),
  how text not null check (how in ('named', 'forward', 'backward')),
  distance integer not null check (distance >= 0),
  included integer not null check (included in (0, 1)),
  left_out_because text not null default '',
  -- 1: beyond the reach of whoever recalled; its own producer and office are told.
  outside integer not null default 0 check (outside in (0, 1)),
  unique (recall_id, lot_id)
) strict;
create index recall_lots_lot on recall_lots (lot_id);

create table wrong_reports (
  id integer primary key,
  code text not null unique,
  trade_item_id integer references trade_items (id),
  lot_id integer references lots (id),
  product_id integer references products (id),
  producer_id integer references producers (id),
  province_code text,
  commune_code text,
  scanned text not null,
  lang text not null,
  kind text not null check (kind in ('not-this-product', 'fake', 'wrong-fact', 'bad-quality', 'expired', 'other')),
  said text not null,
  contact text not null default '',
  photo_hash text,
  photo_media text,
  state text not null check (state in ('new', 'looking', 'mended', 'unfounded', 'spam')),
  answer text not null default '',
  answered_by text,
  answered_at text,
  sent_at text not null,
  closed_at text,
  version integer not null default 1
) strict;
create index wrong_reports_producer on wrong_reports (producer_id, state);
create index wrong_reports_province on wrong_reports (province_code, state);
