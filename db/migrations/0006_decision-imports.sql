-- Lists of decisions as they came, what was read from them, and what officers chose before applying.
create table decision_imports (
  id integer primary key not null,
  state text not null check (state in ('reading', 'mapping', 'ready', 'failed', 'applied', 'discarded')),
  file_hash text not null,
  file_name text not null,
  file_size integer not null,
  file_kind text not null default '',
  encoding text not null default '',
  province_code text references provinces (code),
  number text not null default '',
  decided_on text,
  issuer text not null default '',
  level text check (level in ('district', 'province', 'centre')),
  kind text not null default 'recognise' check (kind in ('recognise', 'revoke')),
  source_url text not null default '',
  title text not null default '',
  mapping text check (mapping is null or json_valid(mapping)),
  mapping_how text not null default '',
  layout text check (layout is null or json_valid(layout)),
  fingerprint text not null default '',
  problems text not null default '[]' check (json_valid(problems)),
  skipped text not null default '[]' check (json_valid(skipped)),
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  counts text check (counts is null or json_valid(counts)),
  failure text not null default '',
  version integer not null default 1,
  beat_at text not null,
  created_by text not null,
  created_by_id text,
  created_at text not null,
  applied_by text,
  applied_at text,
  applied text check (applied is null or json_valid(applied))
);
create index decision_imports_by_file on decision_imports (file_hash, state);
create index decision_imports_by_province on decision_imports (province_code, id);
create table decision_import_rows (
  id integer primary key not null,
  import_id integer not null references decision_imports (id),
  row integer not null,
  name text not null,
  judgement text not null,
  code text not null default '',
  seen text not null,
  facts text not null check (json_valid(facts)),
  judged text not null check (json_valid(judged)),
  choice text check (choice is null or json_valid(choice)),
  certificate_id integer references certificates (id),
  unique (import_id, row)
);
create index decision_import_rows_by_judgement on decision_import_rows (import_id, judgement, row);
create table decision_mappings (
  id integer primary key not null,
  fingerprint text not null,
  province_code text not null default '',
  mapping text not null check (json_valid(mapping)),
  saved_by text not null,
  saved_at text not null,
  unique (fingerprint, province_code)
);
