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
