package io.github.dblifecycle.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogReaderObjectsTest {

    @Test
    void readsNamesOfEveryShape() {
        String longest = "ü".repeat(31) + "x";
        String all = """
                create schema "Sch.ema";
                create table "Sch.ema"."Ta""ble" ("select" int primary key, "a.b" text, "%1$s" int, " " int);
                create index "in dex" on "Sch.ema"."Ta""ble" ("a.b");
                create function "Sch.ema"."f(x)"("A" int) returns int language sql as 'select 1';
                create type "Sch.ema"."Ty;pe" as enum ('it''s', 'a,b', '{x}', '"', 'NULL', '\\', '');
                comment on column "Sch.ema"."Ta""ble"."%1$s" is 'naïve "quoted" ''text''';
                """.formatted(longest);
        try (TestDatabase database = TestDatabase.with(all)) {
            Catalog catalog = database.reading().catalog();
            QualifiedName table = QualifiedName.of("Sch.ema", "Ta\"ble");

            assertThat(catalog.table(table).orElseThrow().columns())
                    .extracting(column -> column.name().value())
                    .containsExactly("select", "a.b", longest, " ");
            assertThat(catalog.column(table, new Identifier(longest))
                            .orElseThrow()
                            .comment())
                    .contains("naïve \"quoted\" 'text'");
            assertThat(catalog.objects().keySet())
                    .extracting(ObjectReference::display)
                    .contains(
                            "column \"Sch.ema\".\"Ta\"\"ble\".\"a.b\"",
                            "index \"Sch.ema\".\"in dex\"",
                            "function \"Sch.ema\".\"f(x)\"(integer)",
                            "constraint \"Ta\"\"ble_pkey\" on \"Sch.ema\".\"Ta\"\"ble\"");
            assertThat(catalog.all(EnumType.class).get(0).labels())
                    .containsExactly("it's", "a,b", "{x}", "\"", "NULL", "\\", "");
        }
    }

    @Test
    void doesNotCountDroppedColumns() {
        try (TestDatabase database =
                TestDatabase.with("create table t (a int, gone int, b int); alter table t drop gone")) {
            assertThat(database.table("t").columns())
                    .extracting(Column::position)
                    .containsExactly(1, 2);
        }
    }

    @Test
    void readsPartitionsOfSeveralLevelsWithoutRepeatingWhatTheParentHandsDown() {
        try (TestDatabase database = TestDatabase.with("""
                create table other (id int primary key);
                create table t (id int not null references other, at date check (at > '2000-01-01'), primary key (id, at))
                    partition by range (at);
                create index t_id on t (id);
                create table t_20 partition of t for values from ('2020-01-01') to ('2021-01-01') partition by hash (id);
                create table t_20_0 partition of t_20 for values with (modulus 2, remainder 0);
                create table t_rest (like t including constraints);
                alter table t attach partition t_rest default;
                alter table t_20_0 add constraint own check (id > 0);
                """)) {
            Catalog catalog = database.reading().catalog();
            Table leaf = database.table("t_20_0");

            assertThat(database.table("t").partitionKey()).contains("RANGE (at)");
            assertThat(database.table("t_20").partitionKey()).contains("HASH (id)");
            assertThat(leaf.partitionOf().orElseThrow().parent()).isEqualTo(QualifiedName.of("public", "t_20"));
            assertThat(leaf.partitionOf().orElseThrow().bound()).isEqualTo("FOR VALUES WITH (modulus 2, remainder 0)");
            assertThat(database.table("t_rest").partitionOf().orElseThrow().bound())
                    .isEqualTo("DEFAULT");
            assertThat(leaf.columns()).noneMatch(Column::local);
            assertThat(catalog.all(Constraint.class))
                    .extracting(constraint -> constraint.reference().display())
                    .containsExactlyInAnyOrder(
                            "constraint other_pkey on public.other",
                            "constraint t_at_check on public.t",
                            "constraint t_id_fkey on public.t",
                            "constraint t_pkey on public.t",
                            "constraint own on public.t_20_0");
            assertThat(references(catalog, ObjectKind.INDEX)).containsExactly("index public.t_id");
        }
    }

    @Test
    void readsInheritanceWithMergedColumns() {
        try (TestDatabase database = TestDatabase.with(
                "create table a (x int, y int); create table b (y int); create table c (y int, z int) inherits (b, a)")) {
            Table child = database.table("c");

            assertThat(child.inherits())
                    .containsExactly(QualifiedName.of("public", "b"), QualifiedName.of("public", "a"));
            assertThat(child.columns())
                    .filteredOn(Column::local)
                    .extracting(column -> column.name().value())
                    .containsExactly("y", "z");
        }
    }

    @Test
    void readsWhereTheValuesOfColumnsComeFrom() {
        try (TestDatabase database = TestDatabase.with("""
                create table t (s serial, i int generated by default as identity (start 5), g int generated always as (1) stored,
                    d text default 'x', n text);
                """)) {
            List<Column> columns = database.table("t").columns();

            assertThat(columns.get(0).value()).contains(new ColumnValue.Default("nextval('public.t_s_seq'::regclass)"));
            assertThat(columns.get(1).value().orElseThrow())
                    .isInstanceOfSatisfying(ColumnValue.Identity.class, identity -> {
                        assertThat(identity.kind()).isEqualTo(ColumnValue.IdentityKind.BY_DEFAULT);
                        assertThat(identity.options().start()).isEqualTo(5);
                        assertThat(identity.sequence()).isEqualTo(QualifiedName.of("public", "t_i_seq"));
                    });
            assertThat(columns.get(2).value())
                    .contains(new ColumnValue.Generated(ColumnValue.GeneratedKind.STORED, "1"));
            assertThat(columns.get(3).value()).contains(new ColumnValue.Default("'x'::text"));
            assertThat(columns.get(4).value()).isEmpty();
            assertThat(references(database.reading().catalog(), ObjectKind.SEQUENCE))
                    .containsExactly("sequence public.t_s_seq");
        }
    }

    @Test
    void readsVirtualColumnsAndUnprovedNotNullsOfPostgres18() {
        try (TestDatabase database = TestDatabase.with("")) {
            assumeTrue(database.major() >= 18, "since PostgreSQL 18");
            database.run("""
                    create table t (a int, v int generated always as (a + 1) virtual, b int constraint named not null);
                    alter table t add constraint a_there not null a not valid;
                    """);
            List<Column> columns = database.table("t").columns();

            assertThat(columns)
                    .extracting(Column::notNull)
                    .containsExactly(NotNull.NOT_VALIDATED, NotNull.NULLABLE, NotNull.NOT_NULL);
            assertThat(columns.get(1).value())
                    .contains(new ColumnValue.Generated(ColumnValue.GeneratedKind.VIRTUAL, "(a + 1)"));
            assertThat(database.table("t").constraints()).isEmpty();
        }
    }

    @Test
    void readsRoutinesWithLargeBodiesAndManyOverloads() {
        String body = "-- line of a body with $ and ' in it\n".repeat(20_000);
        try (TestDatabase database =
                TestDatabase.with("create function f() returns void language sql as $body$" + body + "$body$;"
                        + "create function f(a int, out b int, c text default 'x') language sql as 'select 1';"
                        + "create function f(variadic a int[]) returns int language sql as 'select 1';"
                        + "create procedure p(a int, inout b text) language sql as 'select b';"
                        + "create function w() returns int language internal window as 'window_row_number';")) {
            List<Routine> routines = database.reading().catalog().all(Routine.class);

            assertThat(routines)
                    .extracting(routine -> routine.reference().display())
                    .containsExactly(
                            "function public.f()",
                            "function public.f(integer, text)",
                            "function public.f(integer[])",
                            "function public.w()",
                            "procedure public.p(integer, text)");
            assertThat(routines.get(0).definition()).contains(body);
        }
    }

    private static List<String> references(Catalog catalog, ObjectKind kind) {
        return catalog.objects().keySet().stream()
                .filter(reference -> reference.kind() == kind)
                .map(ObjectReference::display)
                .toList();
    }
}
