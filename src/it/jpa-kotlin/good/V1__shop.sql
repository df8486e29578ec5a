-- What Kotlin says can never be null is NOT NULL here, which Hibernate's own DDL does not ask for.
create table customers (
    id bigint generated always as identity primary key,
    email_address text not null unique check (email_address like '%@%'),
    status varchar(10) check (status in ('NEW', 'ACTIVE')),
    version int not null default 0,
    joined_at timestamptz not null);
create sequence orders_seq increment 50;
create table orders (
    id bigint primary key,
    customer_id bigint not null references customers,
    total numeric(14,2) not null,
    note text,
    noted_by text not null default current_user);
create index on orders (customer_id);
