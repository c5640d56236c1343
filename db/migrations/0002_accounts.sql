-- People, how they sign in, what they may do where, and the mail that waits to be sent. Instants are milliseconds UTC.
create table users (
  id text primary key not null,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified integer not null default 0,
  image text,
  two_factor_enabled integer not null default 0,
  is_demo integer not null default 0,
  created_at integer not null,
  updated_at integer not null
);
create table sessions (
  id text primary key not null,
  user_id text not null references users (id) on delete cascade,
  token text not null unique,
  expires_at integer not null,
  ip_address text,
  user_agent text,
  created_at integer not null,
  updated_at integer not null
);
create index sessions_by_user on sessions (user_id);
create table sign_in_methods (
  id text primary key not null,
  user_id text not null references users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at integer,
  refresh_token_expires_at integer,
  scope text,
  created_at integer not null,
  updated_at integer not null,
  unique (provider_id, account_id)
);
create index sign_in_methods_by_user on sign_in_methods (user_id);
create table verifications (
  id text primary key not null,
  identifier text not null,
  value text not null,
  expires_at integer not null,
  created_at integer not null,
  updated_at integer not null
);
create index verifications_by_identifier on verifications (identifier);
create table second_factors (
  id text primary key not null,
  user_id text not null references users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified integer not null default 1,
  failed_verification_count integer not null default 0,
  locked_until integer
);
create index second_factors_by_user on second_factors (user_id);
create table passkeys (
  id text primary key not null,
  user_id text not null references users (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up integer not null,
  transports text,
  aaguid text,
  created_at integer
);
create index passkeys_by_user on passkeys (user_id);
-- One role of one person, and where it holds: just the one place that belongs to the role.
create table grants (
  id integer primary key not null,
  user_id text not null references users (id) on delete cascade,
  role text not null check (role in ('administrator', 'ministry-officer', 'provincial-officer', 'commune-officer',
    'council-member', 'council-secretary', 'advisory-team', 'producer')),
  province_code text references provinces (code),
  commune_code text references communes (code),
  producer_id integer references producers (id),
  council_id integer,
  granted_by text not null,
  granted_at integer not null,
  withdrawn_at integer,
  withdrawn_by text,
  withdrawn_why text,
  check ((role = 'provincial-officer') = (province_code is not null)),
  check ((role = 'commune-officer') = (commune_code is not null)),
  check ((role = 'producer') = (producer_id is not null)),
  check ((role in ('council-member', 'council-secretary', 'advisory-team')) = (council_id is not null))
);
create index grants_by_user on grants (user_id);
create unique index grants_in_force on grants (user_id, role, coalesce(province_code, ''), coalesce(commune_code, ''),
  coalesce(producer_id, 0), coalesce(council_id, 0)) where withdrawn_at is null;
create table invitations (
  id integer primary key not null,
  email text not null,
  name text not null,
  role text not null,
  province_code text references provinces (code),
  commune_code text references communes (code),
  producer_id integer references producers (id),
  council_id integer,
  token_hash text not null unique,
  invited_by text not null,
  invited_at integer not null,
  expires_at integer not null,
  sent_times integer not null default 1,
  accepted_at integer,
  accepted_by text,
  withdrawn_at integer
);
create index invitations_by_email on invitations (email);
-- One-time links: the first administrator's, and those of forgotten passwords. Only their hash is kept.
create table account_tickets (
  id integer primary key not null,
  kind text not null check (kind in ('set-up', 'reset')),
  token_hash text not null unique,
  user_id text references users (id) on delete cascade,
  made_at integer not null,
  expires_at integer not null,
  used_at integer
);
-- Outbox: a row is written by the command that has something to say, and sent afterwards.
create table mails (
  id integer primary key not null,
  to_address text not null,
  subject text not null,
  body text not null,
  -- What it is about: a subject of the change log.
  about text not null,
  due_at integer not null,
  queued_at integer not null,
  tries integer not null default 0,
  next_try_at integer not null,
  last_error text,
  sent_at integer,
  -- SMTP answer or file name.
  sent_as text
);
create index mails_waiting on mails (next_try_at) where sent_at is null;
create index mails_by_about on mails (about);
