create table customers (
    id bigint generated always as identity,
    email_address text not null,
    status text,
    version integer not null default 0,
    created_at timestamptz not null default now(),
    constraint customers_pk primary key (id),
    constraint customers_email_is_unique unique (email_address),
    constraint customers_email_is_one check (email_address like '%@%'),
    constraint customers_status_is_known check (status in ('NEW', 'ACTIVE', 'GONE')));
create index customers_new on customers (created_at) where status = 'NEW';
comment on table customers is 'who buys';
comment on column customers.email_address is 'where invoices go';

create sequence orders_seq increment by 50 cache 10;
create table orders (
    id bigint not null,
    customer_id bigint not null references customers on delete restrict,
    total numeric(12,2) not null check (total >= 0),
    note text,
    placed_on date not null default current_date,
    constraint orders_pk primary key (id, placed_on)) partition by range (placed_on);
create table orders_2026 partition of orders for values from ('2026-01-01') to ('2027-01-01');
create table orders_other partition of orders default;
create index orders_customer on orders (customer_id, placed_on desc);

create table orders_noted (
    order_id bigint not null,
    noted_at timestamptz not null,
    old_note text);
create function note_change() returns trigger language plpgsql as $$
begin
    insert into orders_noted values (old.id, now(), old.note);
    return new;
end $$;
create trigger note_change after update of note on orders for each row execute function note_change();
create view totals as select customer_id, sum(total) from orders group by 1;
