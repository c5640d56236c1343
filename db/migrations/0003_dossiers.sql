-- Dossiers of QĐ 26/2026: from the producer's draft to what became of it.

create table dossiers (
  id integer primary key,
  code text not null unique,
  kind text not null check (kind in ('first', 'upgrade', 'reassess')),
  producer_id integer not null references producers (id),
  product_id integer references products (id),
  product_name text not null,
  folded text not null default '',
  set_no integer not null references product_sets (no),
  province_code text not null references provinces (code),
  commune_code text not null references communes (code),
  criteria_version text not null,
  state text not null check (
    state in (
      'draft', 'lodged', 'returned-by-commune', 'with-province', 'returned-by-province', 'accepted',
      'in-round', 'scored', 'recognised', 'forwarded-to-centre', 'not-recognised', 'withdrawn'
    )
  ),
  state_since text not null,
  round_id integer,
  certificate_id integer references certificates (id),
  product_code text unique,
  slip_no text unique,
  version integer not null default 1,
  opened_at text not null,
  opened_by text not null,
  opened_by_user text,
  lodged_at text,
  commune_due_on text,
  forwarded_at text,
  accepted_at text,
  decided_at text,
  samples integer,
  samples_received_on text,
  samples_received_by text,
  result_hundredths integer,
  result_stars integer,
  check (kind = 'first' or (product_id is not null and certificate_id is not null))
);
create index dossiers_by_state on dossiers (state, commune_due_on);
create index dossiers_by_producer on dossiers (producer_id);
create index dossiers_by_commune on dossiers (commune_code, state);
create index dossiers_by_province on dossiers (province_code, state);
create index dossiers_by_change on dossiers (state_since desc, id desc);
create index dossiers_by_round on dossiers (round_id);
create unique index dossiers_open_for_product on dossiers (product_id)
  where product_id is not null and state not in ('recognised', 'not-recognised', 'withdrawn');

create table dossier_forms (
  id integer primary key,
  dossier_id integer not null references dossiers (id),
  form text not null check (form in ('m01', 'm02', 'm03', 'centre')),
  content text not null,
  revision integer not null,
  saved_at text not null,
  saved_by text not null,
  unique (dossier_id, form)
);

create table dossier_files (
  id integer primary key,
  dossier_id integer not null references dossiers (id),
  item text not null,
  slot integer not null,
  version integer not null,
  name text not null,
  media text not null,
  bytes integer not null,
  hash text not null,
  uploaded_at text not null,
  uploaded_by text not null,
  superseded_by integer references dossier_files (id),
  removed_at text,
  first_lodging integer,
  unique (dossier_id, item, slot, version)
);
create index dossier_files_by_hash on dossier_files (hash);

create table dossier_lodgings (
  id integer primary key,
  dossier_id integer not null references dossiers (id),
  no integer not null,
  lodged_to text not null check (lodged_to in ('commune', 'province')),
  content text not null,
  hash text not null,
  lodged_at text not null,
  lodged_by text not null,
  unique (dossier_id, no)
);
create trigger dossier_lodgings_stay before update on dossier_lodgings
begin select raise(abort, 'a lodging is never changed'); end;
create trigger dossier_lodgings_kept before delete on dossier_lodgings
begin select raise(abort, 'a lodging is never deleted'); end;

create table dossier_notes (
  id integer primary key,
  dossier_id integer not null references dossiers (id),
  step_id integer not null references dossier_steps (id),
  item text not null,
  note text not null
);
create index dossier_notes_by_dossier on dossier_notes (dossier_id);

create table dossier_steps (
  id integer primary key,
  dossier_id integer not null references dossiers (id),
  from_state text,
  to_state text not null,
  at text not null,
  actor text not null,
  note text not null
);
create index dossier_steps_by_dossier on dossier_steps (dossier_id);

-- Numbers a commune gives out within a year: slips and product codes.
create table commune_sequences (
  commune_code text not null,
  year integer not null,
  what text not null check (what in ('slip', 'product')),
  last integer not null,
  primary key (commune_code, year, what)
);
