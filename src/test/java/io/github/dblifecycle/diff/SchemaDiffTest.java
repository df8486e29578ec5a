package io.github.dblifecycle.diff;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.read.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDiffTest {

    /** An object of every kind, on which every row of the test below changes one thing. */
    private static final String BASE = """
            create schema app;
            create type app.mood as enum ('sad', 'happy');
            create domain app.positive as integer constraint positive check (value > 0);
            create domain app.label as text collate "C" default 'x';
            create type app.pair as (a integer, b text);
            create type app.span as range (subtype = float8, subtype_diff = float8mi);
            create sequence app.counter;
            create function app.f(a integer) returns integer language sql as 'select a';
            create function app.f(a text) returns text language sql as 'select a';
            create procedure app.p(a integer) language sql as 'select 1';
            create aggregate app.total(integer) (sfunc = int4pl, stype = integer, initcond = '0');
            create table app.parent (id integer constraint parent_pkey primary key);
            create table app.t (
                id integer generated always as identity,
                parent_id integer constraint t_parent_fk references app.parent,
                name varchar(20) default 'x',
                twice integer generated always as (1 + 1) stored,
                note text,
                constraint t_pkey primary key (id),
                constraint t_name_key unique (name),
                constraint t_note_check check (note <> '') no inherit);
            create index t_note_idx on app.t (note);
            create view app.v as select id, name from app.t;
            create materialized view app.m as select id from app.t;
            create index m_id_idx on app.m (id);
            create function app.touch() returns trigger language plpgsql as 'begin return new; end';
            create trigger t_touch before update on app.t for each row execute function app.touch();
            create trigger v_insert instead of insert on app.v for each row execute function app.touch();
            create rule t_rule as on delete to app.t do instead nothing;
            create policy t_policy on app.t using (name = 'x');
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create schema s                                                   | + schema s
            comment on schema app is 'c'                                      | ~ schema app: comment none -> 'c'
            comment on schema public is 'c'                                   | ~ schema public: comment none -> 'c'
            alter type app.mood add value 'so so' after 'sad'                 | ~ enum app.mood: labels 'sad', 'happy' -> 'sad', 'so so', 'happy'
            comment on type app.mood is 'c'                                   | ~ enum app.mood: comment none -> 'c'
            create type app.e as enum ()                                      | + enum app.e
            create domain app.d as text                                       | + domain app.d
            alter domain app.positive set default 1                           | ~ domain app.positive: default none -> 1
            alter domain app.positive set not null                            | ~ domain app.positive: not null no -> yes
            alter domain app.positive drop constraint positive                | ~ domain app.positive: constraint positive CHECK ((VALUE > 0)) -> none
            alter domain app.positive add constraint lt check (value < 9) not valid | ~ domain app.positive: constraint lt none -> CHECK ((VALUE < 9)) NOT VALID
            comment on constraint positive on domain app.positive is 'c'      | ~ domain app.positive: comment on constraint positive none -> 'c'
            comment on domain app.positive is 'c'                             | ~ domain app.positive: comment none -> 'c'
            drop domain app.label; create domain app.label as varchar(3) collate "POSIX" default 'x' | ~ domain app.label: type text -> character varying(3); collation pg_catalog."C" -> pg_catalog."POSIX"; default 'x'::text -> 'x'::character varying
            alter type app.pair add attribute c integer                       | ~ composite type app.pair: attributes a integer, b text -> a integer, b text, c integer
            alter type app.pair drop attribute a                              | ~ composite type app.pair: attributes a integer, b text -> b text
            alter type app.pair alter attribute b type varchar(5) collate "C" | ~ composite type app.pair: attributes a integer, b text -> a integer, b character varying(5) collate pg_catalog."C"
            comment on column app.pair.a is 'c'                               | ~ composite type app.pair: comment on attribute a none -> 'c'
            comment on type app.pair is 'c'                                   | ~ composite type app.pair: comment none -> 'c'
            drop type app.pair                                                | - composite type app.pair
            comment on type app.span is 'c'                                   | ~ range type app.span: comment none -> 'c'
            drop type app.span; create type app.span as range (subtype = float8) | ~ range type app.span: difference function float8mi -> none
            drop type app.span                                                | - range type app.span
            alter sequence app.counter as integer                             | ~ sequence app.counter: type bigint -> integer; maximum 9223372036854775807 -> 2147483647
            alter sequence app.counter start 5 increment 2 minvalue 2 maxvalue 99 cache 3 cycle restart 5 | ~ sequence app.counter: start 1 -> 5; increment 1 -> 2; minimum 1 -> 2; maximum 9223372036854775807 -> 99; cache 1 -> 3; cycle no -> yes
            alter sequence app.counter owned by app.t.note                    | ~ sequence app.counter: owned by none -> column app.t.note
            comment on sequence app.counter is 'c'                            | ~ sequence app.counter: comment none -> 'c'
            drop sequence app.counter                                         | - sequence app.counter
            create table app.n (a serial primary key check (a > 0)); create index on app.n (a); comment on column app.n.a is 'c' | + table app.n
            create table app.k (a int, b int) partition by range (a); create table app.k1 partition of app.k default; create table app.k2 () inherits (app.parent) | + table app.k; + table app.k2
            drop table app.t cascade                                          | - table app.t; - view app.v; - materialized view app.m
            alter table app.t set (fillfactor = 70, toast.autovacuum_enabled = off) | ~ table app.t: options none -> fillfactor=70, toast.autovacuum_enabled=off
            alter table app.t enable row level security                       | ~ table app.t: row security no -> yes
            alter table app.t force row level security                        | ~ table app.t: row security forced no -> yes
            alter table app.t replica identity full                           | ~ table app.t: replica identity default -> full
            alter table app.t replica identity using index t_pkey             | ~ table app.t: replica identity default -> index t_pkey
            alter table app.t cluster on t_note_idx                           | ~ table app.t: clustered on none -> index t_note_idx
            alter table app.parent inherit app.k                              | ~ table app.parent: inherits none -> app.k
            comment on table app.t is 'it''s'                                 | ~ table app.t: comment none -> 'it''s'
            alter table app.t add extra date                                  | + column app.t.extra
            alter table app.t drop note                                       | - column app.t.note; - constraint t_note_check on app.t; - index app.t_note_idx
            alter table app.t alter note type varchar(7) collate "C"          | ~ column app.t.note: type text -> character varying(7); collation none -> pg_catalog."C"; ~ constraint t_note_check on app.t: definition CHECK ((note <> ''::text)) NO INHERIT -> CHECK (((note)::text <> ''::text)) NO INHERIT
            alter table app.t alter name set default 'none'                   | ~ column app.t.name: default 'x'::character varying -> 'none'::character varying
            alter table app.t alter name drop default                         | ~ column app.t.name: default 'x'::character varying -> none
            alter table app.t alter twice drop expression                     | ~ column app.t.twice: generated stored -> none; generation expression (1 + 1) -> none
            alter table app.t alter id drop identity                          | ~ column app.t.id: identity always -> none; identity type integer -> none; identity start 1 -> none; identity increment 1 -> none; identity minimum 1 -> none; identity maximum 2147483647 -> none; identity cache 1 -> none; identity cycle no -> none
            alter table app.t alter id set generated by default set start 7   | ~ column app.t.id: identity always -> by default; identity start 1 -> 7
            alter table app.t alter note set not null                         | ~ column app.t.note: not null no -> yes
            alter table app.t alter note set storage external                 | ~ column app.t.note: storage none -> external
            alter table app.t alter note set compression pglz                 | ~ column app.t.note: compression none -> pglz
            alter table app.t alter note set statistics 7                     | ~ column app.t.note: statistics target none -> 7
            alter table app.t alter note set (n_distinct = 5)                 | ~ column app.t.note: options none -> n_distinct=5
            comment on column app.t.note is 'c'                               | ~ column app.t.note: comment none -> 'c'
            alter table app.t add constraint c check (name > 'a') not valid   | + constraint c on app.t
            alter table app.t drop constraint t_pkey                          | - constraint t_pkey on app.t
            alter table app.t alter constraint t_parent_fk deferrable initially deferred | ~ constraint t_parent_fk on app.t: definition FOREIGN KEY (parent_id) REFERENCES app.parent(id) -> FOREIGN KEY (parent_id) REFERENCES app.parent(id) DEFERRABLE INITIALLY DEFERRED
            alter table app.t rename constraint t_name_key to other           | + constraint other on app.t; - constraint t_name_key on app.t
            alter index app.t_name_key set (fillfactor = 50)                  | ~ constraint t_name_key on app.t: index options none -> fillfactor=50
            alter table app.t add constraint x exclude using btree (note with =) | + constraint x on app.t
            comment on constraint t_pkey on app.t is 'c'                      | ~ constraint t_pkey on app.t: comment none -> 'c'
            create unique index i on app.t (lower(note)) where note <> 'a'    | + index app.i
            drop index app.t_note_idx; create index t_note_idx on app.t (note desc) | ~ index app.t_note_idx: definition CREATE INDEX t_note_idx ON app.t USING btree (note) -> CREATE INDEX t_note_idx ON app.t USING btree (note DESC)
            drop index app.t_note_idx                                         | - index app.t_note_idx
            update pg_index set indisvalid = false where indexrelid = 'app.t_note_idx'::regclass | ~ index app.t_note_idx: valid yes -> no
            comment on index app.t_note_idx is 'c'                            | ~ index app.t_note_idx: comment none -> 'c'
            create or replace view app.v as select id, name, note from app.t  | ~ view app.v: definition ...; columns id, name -> id, name, note
            alter view app.v set (security_barrier)                           | ~ view app.v: options none -> security_barrier=true
            alter view app.v alter name set default 'n'                       | ~ view app.v: default of column name none -> 'n'::character varying
            comment on column app.v.name is 'c'                               | ~ view app.v: comment on column name none -> 'c'
            comment on view app.v is 'c'                                      | ~ view app.v: comment none -> 'c'
            drop view app.v                                                   | - view app.v
            refresh materialized view app.m with no data                      | ``
            alter materialized view app.m set (fillfactor = 70)               | ~ materialized view app.m: options none -> fillfactor=70
            comment on materialized view app.m is 'c'                         | ~ materialized view app.m: comment none -> 'c'
            drop materialized view app.m                                      | - materialized view app.m
            drop function app.f(text)                                         | - function app.f(text)
            create function app.f() returns integer language sql as 'select 1' | + function app.f()
            create or replace function app.f(a integer) returns integer language sql as 'select 2' | ~ function app.f(integer): definition ...
            alter function app.f(integer) strict                              | ~ function app.f(integer): definition ...
            comment on function app.f(integer) is 'c'                         | ~ function app.f(integer): comment none -> 'c'
            drop procedure app.p                                              | - procedure app.p(integer)
            create or replace procedure app.p(a integer) language sql as 'select 2' | ~ procedure app.p(integer): definition ...
            comment on procedure app.p is 'c'                                 | ~ procedure app.p(integer): comment none -> 'c'
            create or replace aggregate app.total(integer) (sfunc = int4pl, stype = integer, initcond = '1') | ~ aggregate app.total(integer): definition ...
            comment on aggregate app.total(integer) is 'c'                    | ~ aggregate app.total(integer): comment none -> 'c'
            drop aggregate app.total(integer)                                 | - aggregate app.total(integer)
            drop trigger v_insert on app.v                                    | - trigger v_insert on app.v
            alter table app.t disable trigger t_touch                         | ~ trigger t_touch on app.t: enabled yes -> no
            alter table app.t enable replica trigger t_touch                  | ~ trigger t_touch on app.t: enabled yes -> on replicas
            alter table app.t enable always trigger t_touch                   | ~ trigger t_touch on app.t: enabled yes -> always
            create or replace trigger t_touch after update on app.t for each row execute function app.touch() | ~ trigger t_touch on app.t: definition ...
            comment on trigger t_touch on app.t is 'c'                        | ~ trigger t_touch on app.t: comment none -> 'c'
            create or replace rule t_rule as on delete to app.t do also nothing | ~ rule t_rule on app.t: definition ...
            alter table app.t disable rule t_rule                             | ~ rule t_rule on app.t: enabled yes -> no
            drop rule t_rule on app.t                                         | - rule t_rule on app.t
            comment on rule t_rule on app.t is 'c'                            | ~ rule t_rule on app.t: comment none -> 'c'
            alter policy t_policy on app.t to pg_monitor using (name = 'y') with check (name = 'z') | ~ policy t_policy on app.t: roles public -> pg_monitor; using ((name)::text = 'x'::text) -> ((name)::text = 'y'::text); with check none -> ((name)::text = 'z'::text)
            drop policy t_policy on app.t; create policy t_policy on app.t as restrictive for update using (name = 'x') | ~ policy t_policy on app.t: command all -> update; permissive yes -> no
            drop policy t_policy on app.t                                     | - policy t_policy on app.t
            comment on policy t_policy on app.t is 'c'                        | ~ policy t_policy on app.t: comment none -> 'c'
            create extension pg_trgm                                          | + extension pg_trgm
            """)
    void tellsWhatAStatementChanged(String statement, String expected) {
        String base = statement.contains("inherit app.k") ? BASE + "create table app.k (); " : BASE;
        try (TestDatabase database = TestDatabase.with(base)) {
            Catalog before = database.reading().catalog();
            database.run(statement);
            Catalog after = database.reading().catalog();

            assertThat(told(SchemaDiff.between(before, after))).isEqualTo(expected);
            assertThat(SchemaDiff.between(after, before)).hasSameSizeAs(SchemaDiff.between(before, after));
        }
    }

    @Test
    void findsNoChangeWhereOnlyTheOrderOfCreationDiffers() {
        try (TestDatabase one = TestDatabase.with("""
                        create table a (id int primary key, x text default 'a');
                        create index a_x on a (x);
                        create table b (id serial, a_id int references a);
                        create function f() returns int language sql as 'select 1';
                        """);
                TestDatabase other = TestDatabase.with("""
                        create table unrelated (); drop table unrelated;
                        create function f() returns int language sql as 'select 1';
                        create table b (id serial, gone int, a_id int); alter table b drop gone;
                        create table a (id int primary key, x text default 'a');
                        alter table b add foreign key (a_id) references a;
                        create index a_x on a (x);
                        """)) {
            Catalog first = one.reading().catalog();
            Catalog second = other.reading().catalog();

            assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
            assertThat(SchemaDiff.between(first, second)).isEmpty();
        }
    }

    @Test
    void notesAnotherColumnOrderWithoutCallingItAChange() {
        try (TestDatabase one = TestDatabase.with("create table t (a int, b int, c int)");
                TestDatabase other = TestDatabase.with("create table t (a int, c int, b int)")) {
            Catalog first = one.reading().catalog();
            Catalog second = other.reading().catalog();

            assertThat(SchemaDiff.between(first, second)).isEmpty();
            assertThat(SchemaDiff.columnOrderNotes(first, first)).isEmpty();
            assertThat(SchemaDiff.columnOrderNotes(first, second))
                    .singleElement()
                    .satisfies(note ->
                            assertThat(note.to()).extracting(Object::toString).containsExactly("a", "c", "b"));
        }
    }

    @Test
    void foldsWhatBelongsToANewTableIntoItsOneChange() {
        try (TestDatabase database =
                TestDatabase.with("create function tr() returns trigger language plpgsql as 'begin return new; end'")) {
            Catalog before = database.reading().catalog();
            database.run("""
                    create table t (id serial, a int, primary key (id, a)) partition by list (a);
                    create table t1 partition of t for values in (1) partition by list (a);
                    create table t11 partition of t1 for values in (1);
                    create index t_a on t (a);
                    create trigger tt before insert on t for each row execute function tr();
                    create policy tp on t11;
                    """);
            List<Change> changes = SchemaDiff.between(before, database.reading().catalog());

            assertThat(told(changes)).isEqualTo("+ table public.t");
            assertThat(((Change.Created) changes.get(0)).parts())
                    .extracting(part -> part.reference().display())
                    .contains(
                            "sequence public.t_id_seq",
                            "table public.t1",
                            "table public.t11",
                            "column public.t.id",
                            "index public.t_a",
                            "trigger tt on public.t",
                            "policy tp on public.t11");
        }
    }

    @Test
    void tellsAChangeOfAPartitionedTableOnceAndNotForEachPartition() {
        try (TestDatabase database = TestDatabase.with("""
                create table t (id int, a int) partition by list (a);
                create table t1 partition of t for values in (1) partition by list (a);
                create table t11 partition of t1 for values in (1);
                create table p (x int, y int); create table c (y int, z int) inherits (p);
                """)) {
            Catalog before = database.reading().catalog();
            database.run("""
                    alter table t alter id type bigint; alter table t add note text; alter table t alter id set default 1;
                    alter table t11 alter id set default 2;
                    alter table t add check (id > 0);
                    alter table p alter y type bigint; alter table p add w text;
                    """);

            assertThat(told(SchemaDiff.between(before, database.reading().catalog())))
                    .isEqualTo("~ column public.c.y: type integer -> bigint"
                            + "; + column public.p.w"
                            + "; ~ column public.p.y: type integer -> bigint"
                            + "; ~ column public.t.id: type integer -> bigint; default none -> 1"
                            + "; + column public.t.note"
                            + "; ~ column public.t11.id: default none -> 2"
                            + "; + constraint t_id_check on public.t");
        }
    }

    private static String told(List<Change> changes) {
        return changes.stream().map(SchemaDiffTest::told).collect(joining("; "));
    }

    private static String told(Change change) {
        if (change instanceof Change.Created created) {
            return "+ " + created.reference().display();
        }
        if (change instanceof Change.Dropped dropped) {
            return "- " + dropped.reference().display();
        }
        CatalogObject object = ((Change.Altered) change).to();
        return "~ " + object.reference().display() + ": "
                + ((Change.Altered) change)
                        .properties().stream().map(SchemaDiffTest::told).collect(joining("; "));
    }

    /** Long definitions are told as that they differ. */
    private static String told(PropertyChange change) {
        boolean brief = !change.property().equals("definition")
                || Stream.of("CHECK", "FOREIGN", "CREATE INDEX").anyMatch(change.to()::startsWith);
        return change.property() + " " + (brief ? change.from() + " -> " + change.to() : "...");
    }
}
