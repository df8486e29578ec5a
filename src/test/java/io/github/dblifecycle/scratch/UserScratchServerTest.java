package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserScratchServerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void dropsOnlyLeftoversOfItsOwnThatAreOlderThanADay() throws Exception {
        List<String> kept = List.of(
                "db_scratch_validate_20260301120001_00000000000a",
                "db_scratch_20200101000000",
                "db_scratch_notes_of_ada",
                "db_scratch_a_20209999000000_00000000000b",
                "dbxscratch_a_20200101000000_00000000000c",
                "db_scratch_A_20200101000000_00000000000d",
                "shop");
        List<String> dropped = List.of(
                "db_scratch_validate_20260301115959_00000000000e", "db_scratch_a_b_20200101000000_00000000000f");
        try (ScratchServer real = startServer();
                ScratchDatabase home = real.createDatabase("home");
                Connection connection = home.connect()) {
            for (String name : kept) {
                create(name, connection);
            }
            for (String name : dropped) {
                create(name, connection);
            }

            try (ScratchServer server = ScratchServer.start(settings(home))) {
                assertThat(server.major()).isEqualTo(PostgresRelease.DEFAULT_MAJOR);
                assertThat(databases(connection)).containsAll(kept).doesNotContainAnyElementsOf(dropped);
                server.createDatabase("Check Drift!");
                assertThat(databases(connection))
                        .anyMatch(name -> name.matches("db_scratch_check_drift__20260302120000_[0-9a-f]{12}"));
            }

            assertThat(databases(connection)).containsAll(kept).noneMatch(name -> name.contains("check_drift"));
        }
    }

    @Test
    void aRoleThatMayNotCreateDatabasesIsToldSo() throws Exception {
        try (ScratchDatabase home = EmbeddedPostgres.createDatabase();
                Connection connection = home.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE scratch_weak LOGIN PASSWORD 'hunter2'");
            Database weak = new Database(
                    home.database().url(), Optional.of("scratch_weak"), Optional.of(new Secret("hunter2")));
            try (ScratchServer server = ScratchServer.start(new ScratchSettings.UserServer(weak, CLOCK))) {
                assertThatThrownBy(() -> server.createDatabase("x"))
                        .isInstanceOf(ScratchException.class)
                        .hasMessageContaining("permission denied")
                        .hasMessageContaining("CREATEDB")
                        .hasMessageNotContaining("hunter2");
            } finally {
                statement.execute("DROP ROLE scratch_weak");
            }
        }
    }

    @Test
    void aServerThatCannotBeReachedIsNamedWithoutItsPassword() throws Exception {
        try (ScratchDatabase home = EmbeddedPostgres.createDatabase()) {
            Database wrong =
                    new Database(home.database().url(), home.database().user(), Optional.of(new Secret("hunter2")));
            assertThatThrownBy(() -> ScratchServer.start(new ScratchSettings.UserServer(wrong, CLOCK)))
                    .isInstanceOf(ScratchException.class)
                    .hasMessageContaining(home.database().url().display())
                    .hasMessageContaining("db.scratchUrl")
                    .hasMessageNotContaining("hunter2");
        }
    }

    private static ScratchServer startServer() {
        return ScratchServer.start(new ScratchSettings.Embedded(
                PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR), EmbeddedPostgres.cache(), Clock.systemUTC()));
    }

    private static ScratchSettings settings(ScratchDatabase home) {
        return new ScratchSettings.UserServer(home.database(), CLOCK);
    }

    private static void create(String name, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
    }

    private static List<String> databases(Connection connection) throws SQLException {
        return ScratchServerTest.query(connection, "SELECT datname FROM pg_database ORDER BY datname");
    }
}
