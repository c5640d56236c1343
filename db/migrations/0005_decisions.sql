-- Decisions, what they did to certificates, and reminders of their end.
create table decisions (
  id integer primary key not null,
  number text not null check (length(number) > 0),
  decided_on text not null check (decided_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  issuer text not null,
  signer text not null default '',
  level text not null check (level in ('district', 'province', 'centre')),
  province_code text references provinces (code),
  kind text not null check (kind in ('recognise', 'revoke', 'hold-over', 'correct', 'import')),
  title text not null,
  file_hash text,
  file_name text,
  import_id integer,
  round_id integer,
  issued_by text not null,
  issued_at text not null,
  note text not null default ''
);
create unique index decisions_once on decisions (number, decided_on, coalesce(province_code, ''), kind);
create index decisions_by_day on decisions (decided_on, id);
create index decisions_by_province on decisions (province_code, decided_on);
alter table certificates add column decision_id integer references decisions (id);
alter table certificates add column dossier_id integer;
alter table certificates add column product_code text;
alter table certificates add column version integer not null default 0;
alter table certificates add column revoked_ground text;
alter table certificates add column revoked_authority text;
alter table certificates add column revoked_concluded_on text;
alter table certificates add column revoked_decision_id integer references decisions (id);
alter table certificates add column held_over_decision_id integer references decisions (id);
alter table certificates add column held_over_why text not null default '';
alter table certificates add column credential_place integer;
create index certificates_of_decision on certificates (decision_id);
create index certificates_revoked_by on certificates (revoked_decision_id);
create index certificates_held_over_by on certificates (held_over_decision_id);
create table certificate_corrections (
  id integer primary key not null,
  certificate_id integer not null references certificates (id),
  decision_id integer not null references decisions (id),
  field text not null,
  before text not null,
  after text not null,
  reason text not null,
  corrected_by text not null,
  corrected_at text not null
);
create index certificate_corrections_by_certificate on certificate_corrections (certificate_id, id);
create index certificate_corrections_by_decision on certificate_corrections (decision_id);
create table voided_credentials (
  id integer primary key not null,
  certificate_id integer not null references certificates (id),
  place integer not null unique,
  voided_at text not null
);
create table reminders_sent (
  id integer primary key not null,
  certificate_id integer not null references certificates (id),
  days_before integer not null check (days_before in (180, 150, 120, 60, 30)),
  expires_on text not null,
  letters integer not null,
  queued_at text not null,
  unique (certificate_id, days_before, expires_on)
);
