package io.github.dblifecycle.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogReaderScopeTest {

    private static final ReadScope EVERYTHING = ReadScope.everything();

    @Test
    void leavesWhatAnExtensionBroughtToTheExtension() {
        try (TestDatabase database = TestDatabase.with("create schema ext")) {
            Catalog before = database.reading().catalog();
            database.run(
                    "create extension pg_trgm schema ext; create extension hstore schema public; create extension pg_stat_statements schema ext");
            Catalog after = database.reading().catalog();

            assertThat(after.objects().keySet().stream()
                            .filter(reference -> !before.objects().containsKey(reference)))
                    .extracting(ObjectReference::display)
                    .containsExactly("extension hstore", "extension pg_stat_statements", "extension pg_trgm");
            assertThat(after.notCompared()).isEqualTo(before.notCompared());
        }
    }

    @Test
    void listsByNameWhatItDoesNotCompare() {
        try (TestDatabase database = TestDatabase.with("")) {
            assertThat(database.reading().catalog().notCompared()).isEmpty();
            database.run("""
                    create schema app;
                    create table app.t (a int, b int);
                    create statistics app.st on a, b from app.t;
                    create collation app.german from "C";
                    create function app.eq(int, text) returns boolean language sql immutable as 'select true';
                    create operator app.=== (leftarg = int, rightarg = text, function = app.eq);
                    create type app.m as enum ('a');
                    create function app.to_int(app.m) returns int language sql as 'select 1';
                    create cast (app.m as int) with function app.to_int(app.m);
                    create text search configuration app.conf (parser = "default");
                    create text search dictionary app.dict (template = simple);
                    create foreign data wrapper wrapper;
                    create server far foreign data wrapper wrapper;
                    create foreign table app.far_table (a int) server far;
                    create user mapping for public server far;
                    create publication pub for table app.t;
                    create function app.on_ddl() returns event_trigger language plpgsql as 'begin end';
                    create event trigger et on ddl_command_end execute function app.on_ddl();
                    create operator family app.fam using btree;
                    create operator class app.cls for type int using hash as operator 1 =, function 1 hashint4(int);
                    create type app.shell;
                    create conversion app.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
                    alter default privileges in schema app grant select on tables to public;
                    create access method heap2 type table handler heap_tableam_handler;
                    """);

            assertThat(database.reading().catalog().notCompared())
                    .extracting(NotCompared::toString)
                    .containsExactly(
                            "access method heap2",
                            "base type app.shell",
                            "cast app.m as integer",
                            "collation app.german",
                            "conversion app.conv",
                            "default privileges of role postgres for tables in schema app",
                            "event trigger et",
                            "extended statistics app.st",
                            "foreign table app.far_table",
                            "foreign-data wrapper wrapper",
                            "operator app.===(integer, text)",
                            "operator class app.cls using hash",
                            "operator family app.fam using btree",
                            "publication pub",
                            "server far",
                            "text search configuration app.conf",
                            "text search dictionary app.dict",
                            "user mapping public on far");
        }
    }

    @Test
    void looksOnlyAtWhatIsInScope() {
        try (TestDatabase database = TestDatabase.with("""
                create schema a; create schema b; create schema trace;
                create table a.t (id int); create table b.t (id int); create table trace.log ();
                create function trace.note() returns trigger language plpgsql as 'begin return new; end';
                create table a.history (id serial primary key, n text check (n <> ''));
                create index on a.history (n);
                create trigger h after insert on a.history for each row execute function trace.note();
                create view a.over_history as select id from a.history;
                """)) {
            QualifiedName history = QualifiedName.of("a", "history");
            Identifier trace = new Identifier("trace");

            assertThat(names(
                            database,
                            ReadScope.ofSchemas(Set.of(new Identifier("a"))).withoutTable(history)))
                    .containsExactly("schema a", "extension plpgsql", "table a.t", "view a.over_history");
            assertThat(names(database, EVERYTHING.withoutSchema(trace).withoutTable(history)))
                    .containsExactly(
                            "schema a",
                            "schema b",
                            "schema public",
                            "extension plpgsql",
                            "table a.t",
                            "table b.t",
                            "view a.over_history");
            assertThat(names(database, EVERYTHING))
                    .contains("table trace.log", "trigger h on a.history", "sequence a.history_id_seq");
        }
    }

    @Test
    void takesTheCommentThatEveryPublicSchemaHasForNone() {
        try (TestDatabase database = TestDatabase.with("")) {
            Catalog before = database.reading().catalog();
            database.run("drop schema public; create schema public");

            assertThat(database.reading().catalog()).isEqualTo(before);
            assertThat(before.all(Schema.class))
                    .extracting(CatalogObject::comment)
                    .containsOnly(Optional.empty());
        }
    }

    private static List<String> names(TestDatabase database, ReadScope scope) {
        return database.reading(scope).catalog().objects().keySet().stream()
                .filter(reference -> reference.kind() != ObjectKind.COLUMN)
                .map(ObjectReference::display)
                .toList();
    }
}
