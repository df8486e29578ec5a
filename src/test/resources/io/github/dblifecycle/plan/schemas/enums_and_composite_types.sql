create schema app;
create type app.mood as enum ('sad', 'it''s ok', 'happy');
comment on type app.mood is 'how one feels';
create type app.empty_enum as enum ();
create type app.address as (street text collate "C", zip integer, mood app.mood);
comment on type app.address is 'where';
comment on column app.address.zip is 'five digits';
create type app.nothing as ();
create type app.a_uses_z as (z app.address[], "Order" integer);
