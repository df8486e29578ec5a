create table target (id bigint primary key, a integer, b integer, unique (a, b));
create unique index target_lonely on target (b);
create table a_source (
    t bigint references target on delete cascade deferrable initially deferred,
    a integer, b integer,
    foreign key (a, b) references target (a, b) match full on update set null,
    foreign key (b) references target (b));
alter table a_source add constraint unproved foreign key (t) references target not valid;
comment on constraint unproved on a_source is 'some day';
alter table target add parent bigint references target;
