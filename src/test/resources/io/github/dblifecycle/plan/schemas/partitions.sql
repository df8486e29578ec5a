create table measure (
    id integer not null, k integer not null, day date default now(), note text default 'n', twice integer generated always as (k * 2) stored,
    constraint k_positive check (k >= 0), primary key (k, id)) partition by list (k);
create table measure_1 partition of measure for values in (1);
alter table measure_1 alter day set default '2020-01-01', alter note set not null, alter note drop default;
create table a_measure_2 (
    note text, k integer not null, id integer not null, day date, twice integer generated always as (k * 2) stored,
    constraint k_positive check (k >= 0), constraint own check (note <> ''));
alter table measure attach partition a_measure_2 for values in (2);
create table measure_3 partition of measure for values in (3) partition by range (id);
create table a_measure_3 partition of measure_3 for values from (1) to (10) with (fillfactor = 50);
create table measure_other partition of measure default;
create index measure_note on measure (note);
create unique index "P ON ONLY ""q" on measure (k, id, note);
create index only_on_1 on measure_1 (day);
comment on index measure_note is 'with those of the partitions';
create table refers (k integer, id integer, foreign key (k, id) references measure);
create table hashed (id integer) partition by hash (id);
create table hashed_0 partition of hashed for values with (modulus 2, remainder 0);
create index still_lacking on only measure (day);
