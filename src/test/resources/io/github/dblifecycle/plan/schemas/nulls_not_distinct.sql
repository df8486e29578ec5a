-- from 15
create table t (a integer, b integer, unique nulls not distinct (a, b));
create unique index t_b on t (b) nulls not distinct;
