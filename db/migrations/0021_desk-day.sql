-- The producer's day: notices on the desk and on the phone, messages about orders, views of product pages.
create table notices (
  id integer primary key not null,
  user_id text not null references users (id) on delete cascade,
  kind text not null,
  facts text not null check (json_valid(facts)),
  href text not null,
  about text not null,
  at text not null,
  read_at text,
  push_state text not null default 'none' check (push_state in ('none', 'waiting', 'sent', 'given-up')),
  push_tries integer not null default 0,
  push_next_at text
);
create index notices_by_user on notices (user_id, id);
create index notices_to_push on notices (push_next_at) where push_state = 'waiting';
create table notice_choices (
  id integer primary key not null,
  user_id text not null references users (id) on delete cascade,
  kind text not null,
  mail integer not null check (mail in (0, 1)),
  push integer not null check (push in (0, 1)),
  unique (user_id, kind)
);
create table push_subscriptions (
  id integer primary key not null,
  user_id text not null references users (id) on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  device text not null default '',
  lang text not null,
  added_at text not null,
  last_sent_at text,
  failed_times integer not null default 0
);
create index push_subscriptions_by_user on push_subscriptions (user_id);
create table form_sends (
  key text primary key not null,
  location text not null,
  at text not null
);
create index form_sends_by_time on form_sends (at);
create table messages (
  id integer primary key not null,
  order_id integer not null references orders (id),
  parcel_id integer not null references parcels (id),
  producer_id integer,
  side text not null check (side in ('buyer', 'producer', 'office')),
  asks_office integer not null default 0 check (asks_office in (0, 1)),
  by text not null default '',
  text text not null,
  request_key text not null unique,
  at text not null,
  read_at text,
  told_at text
);
create index messages_by_parcel on messages (parcel_id, id);
create index messages_by_order on messages (order_id, id);
create index messages_unread on messages (producer_id, at) where read_at is null and side = 'buyer';
create table product_views (
  product_id integer not null,
  day text not null,
  views integer not null check (views > 0),
  primary key (product_id, day)
);
