create table customers (
    id bigint generated always as identity primary key,
    email_address varchar(80) not null,
    status varchar(10) check (status in ('NEW', 'ACTIVE')),
    version int not null default 0);
create index customers_email on customers (email_address);
create sequence orders_seq;
create table orders (
    id bigint primary key,
    customer_id bigint not null,
    total numeric(14,2),
    noted_by text not null);
