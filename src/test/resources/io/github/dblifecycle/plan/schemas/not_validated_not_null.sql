-- from 18
create table t (a integer, b integer);
alter table t add constraint unproved not null a not valid;
alter table t alter b set not null;
create table v (a integer, b integer generated always as (a + 1) virtual, check (a > 0) not enforced);
