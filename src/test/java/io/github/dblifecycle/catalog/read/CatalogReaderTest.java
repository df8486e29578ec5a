package io.github.dblifecycle.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
    void sendsStatementsForTheKindsThatThereAreHoweverManyObjects() throws SQLException {
        try (TestDatabase database = TestDatabase.with("")) {
            assertThat(statements(database)).isLessThan(16);
            String more = """
                    do $$ begin for i in %d..%d loop
                      execute format('create table t%%s (id int generated always as identity primary key, n text default 1)', i);
                      execute format('create index on t%%s (n)', i);
                      execute format('create view v%%s as select * from t%%s', i, i);
                      execute format('create type e%%s as enum (''a'')', i);
                      execute format('create function f%%s() returns int language sql as ''select 1''', i);
                    end loop; end $$
                    """;
            database.run(more.formatted(1, 1));
            int forOneOfEach = statements(database);
            database.run(more.formatted(2, 60));

            assertThat(statements(database)).isEqualTo(forOneOfEach).isLessThan(20);
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

    private static int statements(TestDatabase database) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = database.connect()) {
            new CatalogReader().read(counting(connection, count), EVERYTHING);
        }
        return count.get();
    }

    private static RowVersion version(CatalogReading reading, ObjectReference reference) {
        return Stream.ofNullable(reading.versions().get(reference)).findFirst().orElseThrow();
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
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
}
