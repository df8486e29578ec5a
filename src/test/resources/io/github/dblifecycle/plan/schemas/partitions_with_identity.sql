-- from 17
create table events (id bigint generated always as identity, k integer) partition by list (k);
create table events_1 partition of events for values in (1);
create table events_2 (k integer, id bigint not null);
alter table events attach partition events_2 for values in (2);
