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
                    create type app.shell;
                    create type app.base;
                    create function app.base_in(cstring) returns app.base language internal immutable strict as 'int4in';
                    create function app.base_out(app.base) returns cstring language internal immutable strict as 'int4out';
                    create type app.base (input = app.base_in, output = app.base_out, like = integer);
                    create table app.t (id int not null);
                    create unique index t_id on app.t (id);
                    create subscription far connection 'dbname=nowhere' publication pub with (connect = false, slot_name = none);
                    """);

            assertThat(database.reading().catalog().notCompared())
                    .extracting(NotCompared::toString)
                    .containsExactly("base type app.base", "shell type app.shell", "subscription far");
            database.run("drop subscription far");
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
