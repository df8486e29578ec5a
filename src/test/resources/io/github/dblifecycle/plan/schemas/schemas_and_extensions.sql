create schema app;
comment on schema app is 'it''s
ours; \ all';
create schema "Odd Name";
comment on schema public is 'not the standard one';
create extension pg_trgm schema app;
create extension citext;
comment on extension citext is 'texts without case';
