create schema shop;
create schema audit;
create table shop.customers (
    id bigint generated always as identity,
    email_address text not null,
    status text,
    points integer not null default 0 check (points >= 0),
    version integer not null default 0,
    created_at timestamptz not null default now(),
    constraint customers_pk primary key (id),
    constraint customers_email_is_unique unique (email_address),
    constraint customers_email_is_one check (email_address like '%@%'),
    constraint customers_status_is_known check (status in ('NEW', 'ACTIVE', 'GONE')));
create index customers_new on shop.customers (created_at) where status = 'NEW';
comment on table shop.customers is 'who buys';

create sequence shop.orders_seq increment by 50 cache 10;
create table shop.orders (
    id bigint not null,
    customer_id bigint not null references shop.customers on delete restrict,
    total_amount numeric(12,2) not null check (total_amount >= 0),
    placed_at timestamptz,
    shipped_at timestamptz,
    handling numeric(21) check (handling > 0),
    token uuid default gen_random_uuid(),
    note text,
    placed_on date not null default current_date,
    constraint orders_pk primary key (id, placed_on)) partition by range (placed_on);
create table shop.orders_2026 partition of shop.orders for values from ('2026-01-01') to ('2027-01-01');
create table shop.orders_other partition of shop.orders default;
create index orders_customer on shop.orders (customer_id, placed_on desc);
create view shop.totals as select customer_id, sum(total_amount) from shop.orders group by 1;

create sequence audit.entry_seq;
create table audit.entry (
    id bigint not null,
    whathappened text,
    at timestamptz not null default now(),
    primary key (id));
create index entry_at on audit.entry using brin (at);
