create table lots (
  id integer primary key,
  trade_item_id integer not null references trade_items (id),
  producer_id integer not null references producers (id),
  code text not null check (length(code) between 1 and 20),
  made_on text,
  packed_on text,
  best_before text,
  expires_on text,
  quantity real check (quantity is null or quantity > 0),
  unit text not null,
  note text not null default '',
  other_codes text not null default '[]' check (json_valid(other_codes)),
  illustrative integer not null default 0 check (illustrative in (0, 1)),
  added_at text not null,
  added_by text not null,
  version integer not null default 1,
  client_id text unique,
  unique (trade_item_id, code)
) strict;
create index lots_producer on lots (producer_id, added_at);
create index lots_added on lots (added_at, id);

create table epcis_events (
  id integer primary key,
  event_id text not null,
  producer_id integer not null references producers (id),
  type text not null,
  event_time text not null,
  zone_offset text not null,
  record_time text not null,
  action text,
  biz_step text,
  disposition text,
  read_point text,
  biz_location text,
  stage text,
  place_id integer references trace_places (id),
  party_id integer references trace_parties (id),
  note text not null default '',
  body text not null check (json_valid(body)),
  context text not null check (json_valid(context)),
  declared_in_error_by integer references epcis_events (id),
  declares_error_of text,
  source text not null check (source in ('desk', 'phone', 'import', 'recall', 'demo')),
  declared_by text not null,
  declared_by_user text,
  client_id text unique
) strict;
create index epcis_events_event_id on epcis_events (event_id);
create index epcis_events_producer on epcis_events (producer_id, event_time);
create index epcis_events_time on epcis_events (event_time, id);
create index epcis_events_place on epcis_events (place_id) where place_id is not null;
create index epcis_events_party on epcis_events (party_id) where party_id is not null;
create index epcis_events_type on epcis_events (type, event_time);
create index epcis_events_step on epcis_events (biz_step, event_time);
create index epcis_events_disposition on epcis_events (disposition, event_time);
create index epcis_events_read_point on epcis_events (read_point, event_time) where read_point is not null;
create index epcis_events_location on epcis_events (biz_location, event_time) where biz_location is not null;
create index epcis_events_declarations on epcis_events (event_time) where declares_error_of is not null;

create table event_things (
  id integer primary key,
  event_row integer not null references epcis_events (id),
  part text not null check (part in ('thing', 'parent', 'child', 'input', 'output')),
  uri text not null,
  is_class integer not null check (is_class in (0, 1)),
  lot_id integer references lots (id),
  quantity real,
  unit text
) strict;
create index event_things_event on event_things (event_row);
create index event_things_uri on event_things (uri);
create index event_things_lot on event_things (lot_id);

create table event_files (
  id integer primary key,
  event_row integer not null references epcis_events (id),
  hash text not null,
  media text not null,
  bytes integer not null,
  caption text not null default '',
  kind text not null check (kind in ('photo', 'test-result', 'certificate', 'delivery-note', 'other')),
  open integer not null check (open in (0, 1))
) strict;
create index event_files_event on event_files (event_row);

create table lot_links (
  id integer primary key,
  from_lot integer not null references lots (id),
  to_lot integer not null references lots (id),
  event_row integer not null references epcis_events (id)
) strict;
create index lot_links_from on lot_links (from_lot);
create index lot_links_to on lot_links (to_lot);
create index lot_links_event on lot_links (event_row);
