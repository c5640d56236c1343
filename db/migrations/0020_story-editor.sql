-- Stories that producers write: Markdown, people and craft village, a fingerprint to see which ones look alike.
alter table stories add column format text not null default 'plain' check (format in ('plain', 'markdown'));
alter table stories add column origin text not null default 'seed' check (origin in ('seed', 'producer'));
alter table stories add column people_vi text not null default '';
alter table stories add column people_en text not null default '';
alter table stories add column craft_vi text not null default '';
alter table stories add column craft_en text not null default '';
alter table stories add column fingerprint text not null default '';
alter table stories add column changed_at text not null default '';
alter table stories add column withdrawn_at text;
alter table stories add column version integer not null default 1;
-- Who took it down, and why when an office did: then only an office shows it again.
alter table stories add column withdrawn_by text not null default '' check (withdrawn_by in ('', 'producer', 'office'));
alter table stories add column withdrawn_why text not null default '';
create index stories_by_producer on stories (producer_id);
-- Where stories that look alike meet: 32 numbers of each (MinHash in bands).
create table story_bands (
  story_id integer not null references stories (id),
  band integer not null,
  primary key (band, story_id)
) without rowid;
create index story_bands_by_story on story_bands (story_id);
