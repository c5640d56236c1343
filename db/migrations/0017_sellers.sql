-- Sellers: who stands behind a producer's name, who claims it, who works for it, and the letters that invite them.
alter table grants add column duty text check (duty is null or (role = 'producer' and duty in ('manager', 'seller', 'packer')));
alter table invitations add column duty text check (duty is null or duty in ('manager', 'seller', 'packer'));
create table seller_profiles (
  producer_id integer primary key not null references producers (id),
  legal_name text not null default '',
  phone text not null default '',
  email text not null default '',
  address_line text not null default '',
  tax_code text not null default '',
  registration_no text not null default '',
  registered_on text,
  registered_by text not null default '',
  representative text not null default '',
  intro_vi text not null default '',
  intro_en text not null default '',
  website text not null default '',
  cover_media_id integer,
  checked_at text,
  checked_by text not null default '',
  holiday_from text,
  holiday_until text,
  holiday_note text not null default '',
  changed_at text not null,
  version integer not null default 1,
  check ((holiday_from is null) = (holiday_until is null)),
  check (holiday_from is null or holiday_from <= holiday_until)
);
create table producer_claims (
  id integer primary key not null,
  code text not null unique,
  kind text not null check (kind in ('claim', 'application')),
  producer_id integer references producers (id),
  user_id text not null references users (id) on delete cascade,
  letter_id integer,
  state text not null check (state in ('waiting', 'returned', 'approved', 'refused', 'withdrawn')),
  person_name text not null,
  person_role text not null default '',
  person_phone text not null,
  shop_phone text not null default '',
  producer_name text not null,
  producer_kind text not null check (producer_kind in ('cooperative', 'cooperative-group', 'company', 'household', 'unknown')),
  province_code text not null references provinces (code),
  commune_code text references communes (code),
  address_line text not null default '',
  tax_code text not null default '',
  registration_no text not null default '',
  registered_on text,
  registered_by text not null default '',
  representative text not null default '',
  note text not null default '',
  office_note text not null default '',
  made_at text not null,
  sent_at text not null,
  decided_at text,
  decided_by text not null default '',
  version integer not null default 1,
  check (kind = 'application' or producer_id is not null)
);
create index producer_claims_by_state on producer_claims (state, province_code);
create unique index producer_claims_open on producer_claims (user_id, coalesce(producer_id, 0)) where state in ('waiting', 'returned');
create table claim_files (
  id integer primary key not null,
  claim_id integer not null references producer_claims (id),
  hash text not null,
  name text not null,
  media text not null,
  bytes integer not null,
  added_at text not null
);
create index claim_files_by_claim on claim_files (claim_id);
create table invitation_letters (
  id integer primary key not null,
  code text not null unique,
  producer_id integer not null references producers (id),
  token_hash text not null unique,
  made_by text not null,
  made_at text not null,
  expires_at text not null,
  opened_times integer not null default 0,
  first_opened_at text,
  claim_id integer,
  withdrawn_at text
);
create index invitation_letters_by_producer on invitation_letters (producer_id);
create table email_confirmations (
  id integer primary key not null,
  user_id text not null references users (id) on delete cascade,
  token_hash text not null unique,
  made_at integer not null,
  expires_at integer not null,
  used_at integer
);
create index email_confirmations_by_user on email_confirmations (user_id);
