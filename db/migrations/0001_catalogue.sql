-- Places, catalogue, certificates, stories and the change log.
create table provinces (
  code text primary key not null,
  name text not null,
  name_en text not null,
  slug text not null unique,
  kind text not null check (kind in ('tỉnh', 'thành phố')),
  region text not null,
  source text not null
);
create table communes (
  code text primary key not null,
  name text not null,
  slug text not null unique,
  kind text not null check (kind in ('xã', 'phường', 'đặc khu')),
  province_code text not null references provinces (code)
);
create index communes_by_province on communes (province_code, name);
create table old_provinces (
  code text primary key not null,
  name text not null,
  slug text not null unique,
  kind text not null,
  province_code text not null references provinces (code)
);
create table old_places (
  id integer primary key not null,
  level text not null check (level in ('district', 'commune')),
  name text not null,
  folded text not null,
  slug text not null,
  kind text not null,
  old_district text not null,
  old_province_code text not null references old_provinces (code),
  province_code text not null references provinces (code),
  commune_codes text not null
);
create index old_places_by_slug on old_places (slug);
create index old_places_by_name on old_places (folded);
create table product_groups (
  code text primary key not null,
  position integer not null,
  slug text not null unique,
  name_vi text not null,
  name_en text not null,
  short_vi text not null,
  short_en text not null
);
create table product_sets (
  no integer primary key not null check (no between 1 and 26),
  slug text not null unique,
  group_code text not null references product_groups (code),
  subgroup_vi text not null,
  subgroup_en text not null,
  name_vi text not null,
  name_en text not null,
  short_vi text not null,
  short_en text not null,
  alias_vi text not null,
  lead text not null
);
create table producers (
  id integer primary key not null,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('cooperative', 'cooperative-group', 'company', 'household', 'unknown')),
  province_code text not null references provinces (code),
  commune_code text references communes (code),
  printed_place text not null,
  source_url text not null
);
create index producers_by_province on producers (province_code, name);
create table products (
  id integer primary key not null,
  slug text not null unique,
  name text not null check (length(name) > 0),
  name_lang text not null,
  other_names text not null check (json_valid(other_names)),
  producer_id integer references producers (id),
  set_no integer not null references product_sets (no),
  set_by text not null check (set_by in ('inferred', 'source', 'officer')),
  province_code text not null references provinces (code),
  commune_code text references communes (code),
  old_province_code text references old_provinces (code),
  place_how text not null,
  label_data text not null check (json_valid(label_data)),
  added_on text not null
);
create index products_by_producer on products (producer_id);
create index products_by_province on products (province_code);
create table offers (
  id integer primary key not null,
  sku text not null unique,
  product_id integer not null references products (id),
  unit_vi text not null,
  unit_en text not null,
  price integer not null check (price > 0),
  illustrative integer not null check (illustrative in (0, 1))
);
create index offers_by_product on offers (product_id);
create table certificates (
  id integer primary key not null,
  code text not null unique,
  product_id integer not null references products (id),
  stars integer check (stars between 1 and 5),
  score text not null,
  decision_no text not null,
  decided_on text,
  year integer,
  issued_first text,
  issued_last text,
  criteria_version text,
  evidence text not null check (evidence in ('decision', 'council', 'report')),
  held_over_until text,
  revoked_on text,
  revoked_why text not null,
  printed_name text not null,
  printed_producer text not null,
  printed_commune text not null,
  printed_district text not null,
  printed_province text not null,
  printed_group text not null,
  source_url text not null,
  source_via text not null,
  source_read_on text not null,
  note text not null,
  check ((issued_first is null) = (issued_last is null)),
  check (issued_first is null or issued_first <= issued_last)
);
create index certificates_by_product on certificates (product_id);
create index certificates_by_decision on certificates (decision_no);
create table stories (
  id integer primary key not null,
  slug text not null unique,
  title_vi text not null,
  summary_vi text not null,
  body_vi text not null,
  title_en text not null,
  summary_en text not null,
  body_en text not null,
  producer_name text not null,
  producer_id integer references producers (id),
  place text not null,
  province_code text references provinces (code),
  sources text not null check (json_valid(sources)),
  caution text not null,
  written_on text not null
);
create table story_products (
  id integer primary key not null,
  story_id integer not null references stories (id),
  product_id integer not null references products (id),
  unique (story_id, product_id)
);
create index story_products_by_product on story_products (product_id);
create table changes (
  id integer primary key autoincrement not null,
  at text not null,
  actor text not null,
  deed text not null,
  subject text not null,
  before text,
  after text,
  previous_hash text not null,
  hash text not null
);
create index changes_by_subject on changes (subject, id);
create table settings (
  key text primary key not null,
  value text not null check (json_valid(value))
);
