-- Reviews of those who bought, in full, with the producer's answer.
create table reviews (
  id integer primary key not null,
  order_line_id integer not null unique,
  order_id integer not null,
  product_id integer not null,
  producer_id integer,
  province_code text not null,
  mark integer not null check (mark between 1 and 5),
  said text not null default '',
  shown_name text not null,
  lang text not null,
  bought_on text not null,
  state text not null check (state in ('shown', 'removed')),
  removed_why text not null default '',
  removed_by text,
  written_at text not null,
  changed_at text,
  answer text not null default '',
  answered_at text,
  answered_by text,
  demo integer not null check (demo in (0, 1)),
  version integer not null default 1
);
create index reviews_by_product on reviews (product_id, state, written_at);
create table review_reports (
  id integer primary key not null,
  review_id integer not null references reviews (id),
  kind text not null,
  said text not null default '',
  sent_at text not null,
  state text not null check (state in ('new', 'kept', 'removed')),
  handled_by text,
  handled_at text
);
create index review_reports_by_state on review_reports (state, sent_at);
