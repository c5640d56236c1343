-- Councils, their people, rounds, score sheets, advisers' reports, meetings and results (QĐ 26/2026 Điều 6, 7).
create table councils (
  id integer primary key not null,
  level text not null check (level in ('province', 'centre')),
  province_code text references provinces (code),
  name text not null,
  decision_no text not null,
  established_on text,
  quorum_percent integer not null check (quorum_percent between 1 and 100),
  chair_must_attend integer not null check (chair_must_attend in (0, 1)),
  spread_limit integer check (spread_limit between 1 and 100),
  scoring_turns integer not null check (scoring_turns between 1 and 9),
  gate_rule text not null check (gate_rule in ('majority', 'all', 'average')),
  reassess_in_writing integer not null check (reassess_in_writing in (0, 1)),
  version integer not null,
  created_at text not null,
  created_by text not null,
  check ((level = 'province') = (province_code is not null))
);
create index councils_by_province on councils (province_code);
create table council_members (
  id integer primary key not null,
  council_id integer not null references councils (id),
  position text not null check (position in ('chair', 'vice-chair', 'member', 'secretary', 'adviser')),
  scores integer not null check (scores in (0, 1)),
  name text not null,
  post text not null,
  organisation text not null,
  email text not null,
  user_id text,
  joined_at text not null,
  left_at text,
  left_why text not null
);
create index council_members_by_council on council_members (council_id);
create index council_members_by_user on council_members (user_id);
create unique index council_members_by_email on council_members (council_id, email) where left_at is null;
create table rounds (
  id integer primary key not null,
  council_id integer not null references councils (id),
  name text not null,
  proposed_before text,
  held_before text,
  state text not null check (state in ('open', 'scoring', 'closed')),
  version integer not null,
  created_at text not null,
  created_by text not null,
  started_at text,
  closed_at text
);
create index rounds_by_council on rounds (council_id);
create table round_dossiers (
  id integer primary key not null,
  round_id integer not null references rounds (id),
  dossier_id integer not null references dossiers (id),
  mode text not null check (mode in ('meeting', 'written')),
  turn integer not null check (turn >= 1),
  turn_why text not null,
  state text not null check (state in ('waiting', 'scoring', 'decided')),
  outcome text check (outcome in ('rated', 'disqualified', 'not-rated')),
  decision_why text not null,
  decided_at text,
  version integer not null,
  added_at text not null,
  unique (round_id, dossier_id),
  check ((state = 'decided') = (outcome is not null))
);
create index round_dossiers_by_dossier on round_dossiers (dossier_id);
create table score_sheets (
  id integer primary key not null,
  round_id integer not null references rounds (id),
  dossier_id integer not null references dossiers (id),
  council_id integer not null references councils (id),
  member_id integer not null references council_members (id),
  turn integer not null,
  answers text not null,
  opinions text not null,
  opinion text not null,
  conflict text,
  disqualified text not null,
  disqualified_why text not null,
  version integer not null,
  saved_at text not null,
  signed_at text,
  total integer,
  stars integer,
  hash text,
  unique (round_id, dossier_id, member_id, turn)
);
create index score_sheets_by_member on score_sheets (member_id, round_id);
create table adviser_reports (
  id integer primary key not null,
  round_id integer not null references rounds (id),
  dossier_id integer not null references dossiers (id),
  council_id integer not null references councils (id),
  paper_review text not null,
  surveyed integer not null check (surveyed in (0, 1)),
  surveyed_on text,
  survey_note text not null,
  tests text not null,
  answers text not null,
  remarks text not null,
  conclusion text not null,
  version integer not null,
  saved_at text not null,
  saved_by text not null,
  signed_at text,
  signed_by text,
  hash text,
  unique (round_id, dossier_id)
);
create table meetings (
  id integer primary key not null,
  round_id integer not null unique references rounds (id),
  held_on text not null,
  place text not null,
  attended text not null,
  absent_why text not null,
  note text not null,
  version integer not null,
  opened_at text not null,
  opened_by text not null,
  closed_at text,
  minutes text,
  minutes_hash text
);
create table results (
  id integer primary key not null,
  dossier_id integer not null references dossiers (id),
  round_id integer not null references rounds (id),
  council_id integer not null references councils (id),
  level text not null check (level in ('province', 'centre')),
  outcome text not null check (outcome in ('rated', 'disqualified', 'not-rated')),
  average_hundredths integer not null,
  sheets integer not null,
  stars_by_band integer not null check (stars_by_band between 0 and 5),
  stars integer not null check (stars between 0 and 5),
  reasons text not null,
  decision_why text not null,
  gate_rule text not null,
  criteria_version text not null,
  set_no integer not null,
  closed_at text not null,
  decision_id integer,
  unique (round_id, dossier_id)
);
create index results_by_dossier on results (dossier_id);
-- What was signed or frozen stays, whoever writes.
create trigger score_sheets_signed before update on score_sheets when old.signed_at is not null
begin select raise(abort, 'a signed sheet is never changed'); end;
create trigger score_sheets_kept before delete on score_sheets when old.signed_at is not null
begin select raise(abort, 'a signed sheet is never deleted'); end;
create trigger adviser_reports_signed before update on adviser_reports when old.signed_at is not null
begin select raise(abort, 'a signed report is never changed'); end;
create trigger meetings_closed before update on meetings when old.closed_at is not null
begin select raise(abort, 'closed minutes are never changed'); end;
create trigger results_stay before update of dossier_id, round_id, outcome, average_hundredths, stars_by_band, stars, reasons on results
begin select raise(abort, 'a result is never changed'); end;
create trigger results_kept before delete on results
begin select raise(abort, 'a result is never deleted'); end;
