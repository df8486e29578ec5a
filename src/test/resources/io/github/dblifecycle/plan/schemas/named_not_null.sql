-- from 18
create table t (a integer constraint has_a not null, b integer not null, "c d" integer constraint "we ird" not null no inherit);
create table unproved (a integer, b integer);
alter table unproved add constraint later not null a not valid;
alter table unproved add constraint unproved_b_not_null not null b no inherit;
comment on constraint has_a on t is 'must be';
comment on constraint t_b_not_null on t is 'as the server calls it';
create table child (e integer constraint own not null) inherits (t);
create table identity (id bigint constraint named_id not null generated always as identity);
create table keyed (id bigint constraint named_key not null primary key);
create table p (k integer constraint has_k not null, v integer) partition by list (k);
create table p_1 partition of p (v constraint has_v not null) for values in (1);
create table p_2 (k integer constraint other_k not null, v integer);
alter table p attach partition p_2 for values in (2);
create table base (x integer);
create table heir (constraint heir_x not null x) inherits (base);
