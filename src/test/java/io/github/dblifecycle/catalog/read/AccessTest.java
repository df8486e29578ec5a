package io.github.dblifecycle.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String ROLES = """
            do $$ begin
              create role access_owner; create role access_reader; create role "Access writer";
            exception when duplicate_object then null; end $$;
            """;

    private static final String SCHEMA = """
            create schema app authorization access_owner;
            create table app.t (a integer primary key, b text, "C c" text);
            create sequence app.s;
            create view app.v as select a, b from app.t;
            create materialized view app.m as select a from app.t;
            create function app.f(integer) returns integer language sql as 'select 1';
            create procedure app.p() language sql as 'select 1';
            create aggregate app.total(integer) (sfunc = int4pl, stype = integer);
            create type app.mood as enum ('sad');
            create domain app.title as text;
            create type app.pair as (a integer);
            create foreign data wrapper wrapper;
            create server far foreign data wrapper wrapper;
            create foreign table app.away (a integer) server far;
            """;

    private static final String GRANTS = """
            alter table app.t owner to access_owner;
            alter view app.v owner to access_owner;
            alter foreign table app.away owner to access_owner;
            alter function app.f(integer) owner to access_owner;
            alter type app.pair owner to access_owner;
            grant usage on schema app to access_reader;
            grant select, insert on app.t to access_reader;
            grant update ("C c"), select (a) on app.t to "Access writer" with grant option;
            grant select on app.v to public;
            grant delete on app.m, app.away to "Access writer";
            revoke update on app.t from access_owner;
            grant usage on sequence app.s to access_reader with grant option;
            revoke execute on function app.f(integer) from public;
            grant execute on function app.f(integer), app.total(integer) to access_reader;
            revoke execute on procedure app.p() from public;
            revoke usage on type app.mood from public;
            revoke usage on domain app.title from public;
            grant usage on foreign data wrapper wrapper to access_reader;
            grant usage on foreign server far to access_reader;
            alter default privileges for role access_owner revoke execute on functions from public;
            alter default privileges for role access_owner in schema app grant select on tables to access_reader;
            """;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void writesOwnersAndPrivilegesSoThatTheyAreReadAgain(int major) throws Exception {
        Catalog plain = catalog(major, ROLES + SCHEMA);
        Catalog granted = catalog(major, ROLES + SCHEMA + GRANTS);
        String written = SchemaSql.of(granted, major, ComparedAspects.ALL);
        Catalog again = catalog(major, written);

        assertThat(SchemaDiff.between(plain, granted)).isEmpty();
        assertThat(SchemaDiff.between(plain, granted, ComparedAspects.ALL))
                .extracting(change -> change.reference().display())
                .containsExactly(
                        "schema app",
                        "enum app.mood",
                        "domain app.title",
                        "composite type app.pair",
                        "foreign data wrapper wrapper",
                        "server far",
                        "sequence app.s",
                        "table app.away",
                        "table app.t",
                        "view app.v",
                        "materialized view app.m",
                        "function app.f(integer)",
                        "procedure app.p()",
                        "aggregate app.total(integer)",
                        "default privileges of role access_owner for functions",
                        "default privileges of role access_owner for tables in schema app");
        assertThat(SchemaDiff.between(granted, again, ComparedAspects.ALL))
                .as(written)
                .isEmpty();
        assertThat(SchemaSql.of(granted, major)).isEqualTo(SchemaSql.of(plain, major));
    }

    @Test
    void tellsPrivilegesByWhatANewObjectDoesNotHave() throws Exception {
        Catalog catalog = catalog(18, ROLES + SCHEMA + GRANTS);

        assertThat(catalog.access(ObjectReference.table(QualifiedName.of("app", "t")))
                        .privileges())
                .isEqualTo(
                        "UPDATE (\"C c\") to \"Access writer\" with grant option, SELECT (a) to \"Access writer\" with"
                                + " grant option, INSERT to access_reader, SELECT to access_reader; revoked: UPDATE to access_owner");
    }

    @Test
    void comparesTheOrderOfColumnsWhereItIsAskedTo() throws Exception {
        Catalog from = catalog(18, "create table t (a integer, b integer)");
        Catalog to = catalog(18, "create table t (b integer, a integer)");

        List<Change> changes = SchemaDiff.between(from, to, new ComparedAspects(false, false, false, true));

        assertThat(changes).singleElement().isInstanceOfSatisfying(Change.Altered.class, altered -> assertThat(
                        altered.properties())
                .singleElement()
                .hasToString("PropertyChange[property=column order, from=a, b, to=b, a]"));
        assertThat(SchemaDiff.between(from, to)).isEmpty();
    }

    @Test
    void findsNothingUnusualInWhatNobodyGrantedAnythingOn() throws Exception {
        Catalog catalog = catalog(
                18, "create table t (a integer); create function f() returns integer language sql as 'select 1'");

        assertThat(catalog.objects().keySet())
                .allSatisfy(object -> assertThat(catalog.access(object).privileges())
                        .as(object.display())
                        .isEmpty());
        assertThat(catalog.defaultPrivileges()).isEmpty();
    }

    private static Catalog catalog(int major, String script) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(major)) {
            Queries.execute(database, script);
            try (Connection connection = database.connect()) {
                return new CatalogReader()
                        .read(connection, ReadScope.everything())
                        .catalog();
            }
        }
    }
}
