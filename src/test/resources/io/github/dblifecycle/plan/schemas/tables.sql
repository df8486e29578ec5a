create table plain (
    id integer primary key,
    "select" text collate "C" default 'a;b''c' not null,
    n integer default 1 + 1,
    twice integer generated always as (n * 2) stored,
    constraint positive check (n > 0),
    constraint once unique ("select") deferrable initially deferred,
    constraint again unique ("select"),
    constraint like_the_key unique (id));
comment on table plain is 'plain';
comment on column plain."select" is 'a key word';
comment on constraint positive on plain is 'more than none';
alter table plain add constraint later check (n < 1000) not valid;
alter table plain alter "select" set storage external, alter "select" set statistics 50, alter "select" set compression pglz;
alter table plain alter n set (n_distinct = 5, n_distinct_inherited = -0.5);
create table empty ();
create unlogged table fast (id integer) with (fillfactor = 80, autovacuum_enabled = false);
create table toasted (t text) with (toast.autovacuum_enabled = false);
create table filled (id integer, constraint filled_key unique (id) with (fillfactor = 70));
create extension btree_gist;
create table excluded (room integer, during int4range, exclude using gist (room with =, during with &&) with (fillfactor = 60) where (room > 0));
create type shape as (name text collate "C", sides integer);
create table shapes of shape (primary key (sides), name with options default 'square' not null);
create table identity_full (id integer);
alter table identity_full replica identity full;
create table identity_index (id integer primary key, other integer not null);
create unique index other_key on identity_index (other);
alter table identity_index replica identity using index other_key;
alter table identity_index cluster on identity_index_pkey;
create table array_of_rows (rows plain[]);
