-- until 16
create table t (b text);
create function norm(text) returns text language sql immutable as 'select lower(trim($1))';
create function calls_norm(text) returns text language sql immutable as 'select norm($1)';
create index t_calls on t (calls_norm(b));
