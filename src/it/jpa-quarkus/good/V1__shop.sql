create schema shop;
create schema audit;
create table shop.customers (
    id bigint generated always as identity primary key,
    email_address varchar(120) not null unique,
    status varchar(10) check (status in ('NEW', 'ACTIVE')),
    points int not null default 0,
    version int not null default 0);
create sequence shop.orders_seq increment 50;
create table shop.orders (
    id bigint primary key,
    customer_id bigint not null references shop.customers,
    total_amount numeric(14,2) not null,
    placed_at timestamptz,
    shipped_at timestamptz,
    handling numeric(21),
    token uuid,
    note text,
    noted_by text not null default current_user);
create sequence audit.entry_seq;
create table audit.entry (id bigint primary key, whathappened text);
