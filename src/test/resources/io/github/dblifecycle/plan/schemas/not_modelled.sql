create table t (a integer, b integer);
create statistics st on a, b from t;
create collation c (locale = 'C');
create type "two
lines" as enum ('a');
create cast (integer as "two
lines") with inout;
