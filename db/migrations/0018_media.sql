-- Pictures of producers: the upright, stripped original and its variants; what is shown where.
create table media (
  id integer primary key not null,
  key text not null unique,
  producer_id integer not null references producers (id),
  hash text not null,
  format text not null check (format in ('jpeg', 'webp')),
  upload text unique,
  file_name text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes integer not null check (bytes > 0),
  blur text not null,
  focal_x integer not null default 500 check (focal_x between 0 and 1000),
  focal_y integer not null default 500 check (focal_y between 0 and 1000),
  alt_vi text not null default '',
  alt_en text not null default '',
  credit text not null default '',
  search_text text not null default '',
  open integer not null default 0 check (open in (0, 1)),
  illustrative integer not null default 0 check (illustrative in (0, 1)),
  added_at text not null,
  added_by text not null,
  removed_at text,
  version integer not null default 1
);
create index media_by_producer on media (producer_id, id);
create index media_by_hash on media (hash);
create index media_removed on media (removed_at) where removed_at is not null;
create table media_variants (
  id integer primary key not null,
  media_id integer not null references media (id),
  format text not null check (format in ('avif', 'webp', 'jpeg')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  hash text not null,
  bytes integer not null check (bytes > 0),
  unique (media_id, format, width)
);
create index media_variants_by_hash on media_variants (hash);
create table product_pictures (
  id integer primary key not null,
  product_id integer not null references products (id),
  media_id integer not null references media (id),
  position integer not null,
  unique (product_id, media_id)
);
create index product_pictures_by_media on product_pictures (media_id);
create table story_pictures (
  id integer primary key not null,
  story_id integer not null references stories (id),
  media_id integer not null references media (id),
  position integer not null,
  unique (story_id, media_id)
);
create index story_pictures_by_media on story_pictures (media_id);
