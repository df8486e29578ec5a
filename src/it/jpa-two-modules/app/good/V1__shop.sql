create table customers (
    id bigint generated always as identity primary key,
    email_address text not null check (email_address like '%@%'),
    status varchar(10) check (status in ('NEW', 'ACTIVE')),
    version int not null default 0);
create unique index customers_email on customers (lower(email_address));
comment on table customers is 'who buys';
create sequence orders_seq increment 50;
create table orders (
    id bigint primary key,
    customer_id bigint not null references customers,
    total numeric(14,2) not null,
    note text,
    noted_by text not null default current_user);
create index on orders (customer_id);
create view totals as select customer_id, sum(total) from orders group by 1;
