create schema guard;
create function guard.watch() returns event_trigger language plpgsql as 'begin raise notice ''%'', tg_tag; end';
create event trigger on_end on ddl_command_end when tag in ('DROP VIEW', 'CREATE TABLE') execute function guard.watch();
create event trigger "on Start" on ddl_command_start execute function guard.watch();
create event trigger always on sql_drop execute function guard.watch();
comment on event trigger on_end is 'tells';
alter event trigger "on Start" disable;
alter event trigger always enable always;
create table t (a integer);
