create schema shop;
create schema audit;
create table shop.customers (
    id bigint generated always as identity primary key,
    email_address varchar(80),
    status varchar(10) check (status in ('NEW', 'ACTIVE')),
    points int not null default 0,
    version int not null default 0);
create sequence shop.orders_seq;
create table shop.orders (
    id bigint primary key,
    customer_id bigint not null,
    total_amount numeric(14,2),
    placed_at timestamptz,
    shipped_at timestamptz,
    handling numeric(21),
    token uuid,
    noted_by text not null);
create sequence audit.entry_seq increment 50;
create table audit.entry (id bigint primary key);
