create table parent (id integer not null, x text default 'p', constraint x_there check (x <> ''));
create table other_parent (y integer);
create table child (z integer, x text default 'c') inherits (parent, other_parent);
create table a_child () inherits (parent);
alter table a_child alter x drop default;
create table grandchild (constraint x_there check (x <> '')) inherits (a_child);
alter table parent add column later integer;
alter table parent add constraint alone check (id > 0) no inherit;
