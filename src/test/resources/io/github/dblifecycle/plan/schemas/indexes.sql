create extension pg_trgm;
create table t (a integer, b text, "C d" integer);
create function norm(text) returns text language sql immutable as 'select lower(trim($1))';
create index t_norm on t (norm(b));
create index t_trgm on t using gin (b gin_trgm_ops) where a > 3;
create unique index "t C" on t ("C d" desc nulls last, lower(b) collate "C") include (a) with (fillfactor = 90);
comment on index "t C" is 'unique';
