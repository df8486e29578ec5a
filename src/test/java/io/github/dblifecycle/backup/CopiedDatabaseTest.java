package io.github.dblifecycle.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.migrate.FaultProxy;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy of one database takes the place of another, and the connection may end at any time. */
class CopiedDatabaseTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:13:14Z");

    private final ScratchDatabase live = EmbeddedPostgres.createDatabase();
    private final ScratchDatabase other = EmbeddedPostgres.createDatabase();
    private final String snapshot = live.database().url().database().substring(0, 33) + "_kept";

    @BeforeEach
    void create() throws SQLException {
        Queries.execute(live, "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
        Queries.execute(
                other,
                "CREATE DATABASE \"" + snapshot + "\" TEMPLATE \""
                        + live.database().url().database() + "\"");
        Queries.execute(live, "INSERT INTO t VALUES (2)");
    }

    @AfterEach
    void close() throws SQLException {
        for (String name : databases()) {
            if (!name.equals(live.database().url().database())) {
                Queries.execute(other, "DROP DATABASE \"" + name + "\" WITH (FORCE)");
            }
        }
        live.close();
        other.close();
    }

    private List<String> databases() throws SQLException {
        return Queries.strings(
                other,
                "SELECT datname FROM pg_database WHERE datname LIKE '" + snapshot.substring(0, 33)
                        + "%' ORDER BY datname");
    }

    private static RestoredDatabase described(Database database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return RestoredDatabase.read(connection);
        }
    }

    private static Database named(Database database, String name) {
        return new Database(database.url().withDatabase(name), database.user(), database.password());
    }

    /** @return whether it says that it is done */
    private boolean run(Database by, long bytes, FaultProxy proxy, int second) throws SQLException {
        RestoredDatabase now = described(live.database());
        RestoredDatabase then = described(named(live.database(), snapshot));
        proxy.cutAfter(bytes);
        try (RestoreConnections connections = new RestoreConnections();
                BesideDatabase beside = BesideDatabase.copyOf(then, by, now, connections, NOON.plusSeconds(second))) {
            beside.carrySettings();
            beside.swap(true);
            return true;
        } catch (SQLException | BackupException e) {
            return false;
        } finally {
            proxy.cutAfter(Long.MAX_VALUE);
        }
    }

    @Test
    void whereverTheConnectionEndsThereIsTheOldDatabaseOrTheCopy() throws Exception {
        int done = 0;
        int failed = 0;
        try (FaultProxy proxy = new FaultProxy(live.database())) {
            for (int i = 0; i < 24; i++) {
                boolean isDone = run(proxy.database(), 300L + i * 250L, proxy, i);
                List<String> rows = Queries.strings(live, "SELECT string_agg(a::text, ' ' ORDER BY a) FROM t");
                if (isDone) {
                    assertThat(rows).containsExactly("1");
                    done++;
                    Queries.execute(live, "INSERT INTO t VALUES (2)");
                } else {
                    assertThat(rows.get(0)).isIn("1", "1 2");
                    failed++;
                }
                assertThat(Queries.strings(
                                other, "SELECT count(*)::text FROM pg_database WHERE datname = '" + snapshot + "'"))
                        .containsExactly("1");
                Queries.execute(live, "DELETE FROM t; INSERT INTO t VALUES (1), (2)");
            }
            assertThat(run(proxy.database(), Long.MAX_VALUE, proxy, 100)).isTrue();
        }
        assertThat(failed).isPositive();
        assertThat(done).isPositive();
        assertThat(databases())
                .filteredOn(name -> name.contains("_restore_2026") && !name.contains("_before_"))
                .isEmpty();
    }
}
