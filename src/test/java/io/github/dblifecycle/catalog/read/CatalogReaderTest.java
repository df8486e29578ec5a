package io.github.dblifecycle.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {

    private static final ReadScope EVERYTHING = ReadScope.everything();

    @Test
    void readsTheSameCatalogTwice() {
        try (TestDatabase database =
                TestDatabase.with("create table t (id serial primary key); create view v as table t")) {
            assertThat(database.reading()).isEqualTo(database.reading());
        }
    }

    @Test
    void sendsTheSameNumberOfStatementsHoweverManyObjectsThereAre() throws SQLException {
        try (TestDatabase database = TestDatabase.with("")) {
            int forNothing = statements(database);
            database.run("""
                    do $$ begin for i in 1..60 loop
                      execute format('create table t%s (id int generated always as identity primary key, n text default 1)', i);
                      execute format('create index on t%s (n)', i);
                      execute format('create view v%s as select * from t%s', i, i);
                      execute format('create type e%s as enum (''a'')', i);
                      execute format('create function f%s() returns int language sql as ''select 1''', i);
                    end loop; end $$
                    """);

            assertThat(statements(database)).isEqualTo(forNothing).isLessThan(25);
            assertThat(database.reading().catalog().tables()).hasSize(60);
        }
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (TestDatabase database = TestDatabase.with("create table public.t ()");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = public; set \"TimeZone\" = 'Asia/Tokyo'");
            new CatalogReader().read(connection, EVERYTHING);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(first(statement, "show search_path")).isEqualTo("public");
            assertThat(first(statement, "show \"TimeZone\"")).isEqualTo("Asia/Tokyo");
            statement.execute("create table still_writable ()");
        }
    }

    @Test
    void refusesAConnectionThatMayBeInsideATransaction() throws SQLException {
        try (TestDatabase database = TestDatabase.with("");
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> new CatalogReader().read(connection, EVERYTHING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("auto-commit");
        }
    }

    @Test
    void saysWhatToDoWhenTheConnectionIsLost() throws SQLException {
        try (TestDatabase database = TestDatabase.with("");
                Connection connection = database.connect();
                Connection other = database.connect();
                Statement statement = connection.createStatement();
                Statement ending = other.createStatement()) {
            ending.execute("select pg_terminate_backend(" + first(statement, "select pg_backend_pid()") + ")");

            assertThatThrownBy(() -> new CatalogReader().read(connection, EVERYTHING))
                    .isInstanceOf(CatalogReadException.class)
                    .hasMessageContaining("run it again")
                    .hasCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void printsTheSameWhateverTheSessionIsSetTo() throws SQLException {
        try (TestDatabase database = TestDatabase.with("""
                create schema app;
                create table app.t (at timestamptz default '2020-01-01 00:00:00+00', d date default '2020-02-01',
                    i interval default '1 day 2 hours', f float8 default 0.1, b bytea default '\\x00ff',
                    s text default 'a\\b' check (s <> ''));
                create view app.v as select * from app.t;
                """);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Catalog usual = database.reading().catalog();
            statement.execute("""
                    set "TimeZone" = 'Asia/Tokyo'; set search_path = app; set "IntervalStyle" = iso_8601;
                    set extra_float_digits = -3; set quote_all_identifiers = on; set bytea_output = escape
                    """);

            assertThat(new CatalogReader().read(connection, EVERYTHING).catalog())
                    .isEqualTo(usual);
        }
    }

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
            assertThat(table(database, "t").columns())
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
            Table leaf = table(database, "t_20_0");

            assertThat(table(database, "t").partitionKey()).contains("RANGE (at)");
            assertThat(table(database, "t_20").partitionKey()).contains("HASH (id)");
            assertThat(leaf.partitionOf().orElseThrow().parent()).isEqualTo(QualifiedName.of("public", "t_20"));
            assertThat(leaf.partitionOf().orElseThrow().bound()).isEqualTo("FOR VALUES WITH (modulus 2, remainder 0)");
            assertThat(table(database, "t_rest").partitionOf().orElseThrow().bound())
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
            Table child = table(database, "c");

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
            List<Column> columns = table(database, "t").columns();

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
            List<Column> columns = table(database, "t").columns();

            assertThat(columns)
                    .extracting(Column::notNull)
                    .containsExactly(NotNull.NOT_VALIDATED, NotNull.NULLABLE, NotNull.NOT_NULL);
            assertThat(columns.get(1).value())
                    .contains(new ColumnValue.Generated(ColumnValue.GeneratedKind.VIRTUAL, "(a + 1)"));
            assertThat(table(database, "t").constraints()).isEmpty();
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

    @Test
    void readsAllOfItWithoutPrivileges() throws SQLException {
        try (TestDatabase database = TestDatabase.with(
                        "create schema app; create table app.t (id serial primary key); create view app.v as table app.t;"
                                + "create foreign data wrapper w; create server s foreign data wrapper w;"
                                + "alter table app.t enable row level security; create policy p on app.t to pg_monitor");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            CatalogReading owners = database.reading();
            statement.execute("set session authorization pg_read_all_stats");

            assertThat(new CatalogReader().read(connection, EVERYTHING)).isEqualTo(owners);
        }
    }

    @Test
    void tellsWhichTransactionAndCommandLastWroteEachObject() throws SQLException {
        try (TestDatabase database = TestDatabase.with("");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table t (a int, b int)");
            statement.execute("alter table t add c int");
            statement.execute("alter table t add constraint k check (a > 0)");
            statement.execute("create type mood as enum ('sad')");
            long transaction = Long.parseLong(first(statement, "select txid_current() % (2^32)::bigint"));
            connection.commit();
            statement.execute("alter table t alter b set default 1");
            statement.execute("comment on column t.a is 'x'");
            statement.execute("alter type mood add value 'happy'");
            connection.commit();
            CatalogReading reading = database.reading();
            QualifiedName t = QualifiedName.of("public", "t");
            RowVersion a = version(reading, ObjectReference.column(t, new Identifier("a")));
            RowVersion b = version(reading, ObjectReference.column(t, new Identifier("b")));
            RowVersion c = version(reading, ObjectReference.column(t, new Identifier("c")));
            RowVersion k = version(reading, ObjectReference.onRelation(ObjectKind.CONSTRAINT, t, new Identifier("k")));
            RowVersion mood =
                    version(reading, ObjectReference.inSchema(ObjectKind.ENUM, QualifiedName.of("public", "mood")));

            assertThat(List.of(a, c, k)).extracting(RowVersion::transaction).containsOnly(transaction);
            assertThat(a).isLessThan(c);
            assertThat(c).isLessThan(k);
            assertThat(b.transaction()).isGreaterThan(transaction);
            assertThat(mood.transaction()).isEqualTo(b.transaction());
            assertThat(reading.commentVersions().get(ObjectReference.column(t, new Identifier("a"))))
                    .isNotNull()
                    .extracting(RowVersion::transaction)
                    .isEqualTo(b.transaction());
            assertThat(reading.versions().keySet())
                    .isEqualTo(reading.catalog().objects().keySet());
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

    private static int statements(TestDatabase database) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = database.connect()) {
            new CatalogReader().read(counting(connection, count), EVERYTHING);
        }
        return count.get();
    }

    private static Connection counting(Connection connection, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                CatalogReaderTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        count.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private static List<String> names(TestDatabase database, ReadScope scope) {
        return database.reading(scope).catalog().objects().keySet().stream()
                .filter(reference -> reference.kind() != ObjectKind.COLUMN)
                .map(ObjectReference::display)
                .toList();
    }

    private static List<String> references(Catalog catalog, ObjectKind kind) {
        return catalog.objects().keySet().stream()
                .filter(reference -> reference.kind() == kind)
                .map(ObjectReference::display)
                .toList();
    }

    private static RowVersion version(CatalogReading reading, ObjectReference reference) {
        return Stream.ofNullable(reading.versions().get(reference)).findFirst().orElseThrow();
    }

    private static Table table(TestDatabase database, String name) {
        return database.reading()
                .catalog()
                .table(QualifiedName.of("public", name))
                .orElseThrow();
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
