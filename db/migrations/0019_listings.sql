-- What a producer says of a product beyond price and stock, and the changes that wait for an officer, field by field.
alter table products add column summary_vi text not null default '';
alter table products add column summary_en text not null default '';
alter table products add column description_vi text not null default '';
alter table products add column description_en text not null default '';
alter table products add column claims text not null default '[]' check (json_valid(claims));
alter table products add column listing_version integer not null default 0;
create table listing_changes (
  id integer primary key not null,
  code text not null unique,
  kind text not null check (kind in ('product', 'story', 'producer')),
  subject_id integer,
  producer_id integer not null references producers (id),
  state text not null check (state in ('draft', 'waiting', 'returned', 'approved', 'refused', 'withdrawn')),
  title text not null default '',
  note text not null default '',
  office_note text not null default '',
  base_version integer not null,
  made_by text not null,
  made_by_user text,
  made_at text not null,
  changed_at text not null,
  sent_at text,
  decided_by text not null default '',
  decided_at text,
  version integer not null default 1,
  check (kind = 'story' or subject_id is not null)
);
create unique index listing_changes_open on listing_changes (kind, subject_id) where subject_id is not null and state in ('draft', 'waiting', 'returned');
create index listing_changes_by_producer on listing_changes (producer_id, state);
create index listing_changes_by_state on listing_changes (state, sent_at);
create table listing_change_fields (
  id integer primary key not null,
  change_id integer not null references listing_changes (id),
  field text not null,
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  verdict text check (verdict in ('approved', 'returned', 'refused')),
  note text not null default '',
  unique (change_id, field)
);
create table bulk_edits (
  id integer primary key not null,
  producer_id integer not null references producers (id),
  by text not null,
  at text not null,
  source text not null check (source in ('table', 'file', 'undo')),
  rows text not null check (json_valid(rows)),
  undone_at text,
  undone_by text
);
create index bulk_edits_by_producer on bulk_edits (producer_id, id);
