create table t (id integer, owner text);
create function allowed() returns boolean language sql stable return true;
alter table t enable row level security;
create table forced (id integer);
alter table forced force row level security;
create policy mine on t using (owner = current_user);
create policy writes on t as restrictive for update to current_user using (id > 1) with check (allowed());
create policy adds on t for insert with check (id > 0 or owner = 'x');
comment on policy mine on t is 'one''s own';
