-- from 15
create schema s;
create table s.t (a integer primary key);
create table t (a integer primary key, "B b" integer, c text);
create publication parts for table t (a, "B b") where (a > 5 and c is null);
create publication of_schemas for tables in schema s, table t where (a > 0);
create publication filtered for table t where (a > 5) with (publish = 'insert');
