package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.SmallDisk;
import io.github.dblifecycle.scratch.SmallDiskServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores for which the server's disk has too little room, by an amount of chance; {@code -Drestore.kills} says how many. Where
 * it is its log that finds none, the whole server goes down. The database is the old one or the new one.
 */
class RestoreDiskFullTest {

    private static final int KILLS = Integer.getInteger("restore.kills", 6);
    private static final int ROWS = 20_000;
    private static final long DISK = 192 << 20;

    @TempDir
    private Path directory;

    private Optional<SmallDisk> made = Optional.empty();
    private SmallDiskServer server;
    private Path file;
    private final Random chance = new Random(17);

    @BeforeEach
    void smallServer() throws Exception {
        made = SmallDisk.mount(directory.resolve("disk"), DISK);
        assumeTrue(made.isPresent(), "nobody but root may mount a small disk");
        try (ScratchDatabase original = EmbeddedPostgres.createDatabase()) {
            Queries.execute(
                    original,
                    "create table big (id int primary key, t text);"
                            + " insert into big select i, repeat(md5(i::text), 8) from generate_series(1, " + ROWS
                            + ") i; create table other as select * from big; create index on other (t)");
            file = new BackupProject(directory).made(original).file();
        }
        server = SmallDiskServer.start(EmbeddedPostgres.major(), made.get());
        execute("postgres", "create database shop");
        old();
    }

    @AfterEach
    void unmount() throws Exception {
        if (server != null) {
            server.close();
        }
        if (made.isPresent()) {
            made.get().close();
        }
    }

    @Test
    void aFullDiskOfTheServerLeavesTheOldDatabaseOrTheNewOne() throws Exception {
        SmallDisk disk = made.orElseThrow();
        long room = room();
        restored();
        long needed = (room - room()) * 3 / 2;
        int full = 0;
        int down = 0;
        int left = 0;
        for (int i = 0; i < KILLS; i++) {
            old();
            disk.leave(chance.nextLong(needed));
            Optional<RestoreOutcome> outcome = attempt();
            disk.makeRoom();
            boolean wentDown = server.getUp() || isLost(outcome);
            down += wentDown ? 1 : 0;
            boolean done = outcome.filter(RestoreOutcome.Done.class::isInstance).isPresent();
            if (!done && !wentDown) {
                full++;
                assertToldWhy(outcome);
                assertThat(besides()).isEmpty();
            } else if (!done && outcome.isPresent()) {
                assertThat(((RestoreOutcome.Failed) outcome.get()).findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.code()).isIn("DB847", "DB848"));
            }
            if (outcome.isPresent() && outcome.get() instanceof RestoreOutcome.Done whole && !wentDown) {
                // DROP DATABASE writes, too: what it could not drop is named.
                assertThat(besides()).isEqualTo(whole.kept().stream().toList());
            }
            left += besides().size();
            assertThat(isNew()).as(String.valueOf(outcome)).isEqualTo(done);
            dropBesides();
        }
        assertThat(full + down).as("runs for which there was no room").isPositive();
        System.out.println(KILLS + " disks: " + full + " full, " + down + " where the server went down; " + left
                + " databases were left beside");
        old();
        restored();
        assertThat(besides()).isEmpty();
    }

    /** In one transaction too. */
    @Test
    void aFullDiskOfTheServerLeavesAnEmptyDatabaseEmpty() throws Exception {
        execute("postgres", "create database empty");
        made.orElseThrow().leave(12 << 20);
        RestoreOutcome outcome =
                new RestoreProject(directory, file).inOneTransaction().into(server.database("empty"));
        made.orElseThrow().makeRoom();
        if (!server.getUp() && !isLost(Optional.of(outcome))) {
            assertToldWhy(Optional.of(outcome));
        }
        assertThat(outcome).isInstanceOf(RestoreOutcome.Failed.class);
        assertThat(strings("empty", "select to_regclass('big')")).containsExactly((String) null);
    }

    /** The server went down, and may have got up by itself already. */
    private static boolean isLost(Optional<RestoreOutcome> outcome) {
        return outcome.isEmpty()
                || (outcome.get() instanceof RestoreOutcome.Failed failed
                        && failed.findings().get(0).code().equals("DB847"));
    }

    private static void assertToldWhy(Optional<RestoreOutcome> outcome) {
        assertThat(((RestoreOutcome.Failed) outcome.orElseThrow()).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).as(finding.toString()).isEqualTo("DB848");
                    assertThat(finding.message()).contains("disk of the server is full", "the database is as it was");
                    assertThat(finding.fix().orElseThrow()).contains("make room on the server");
                });
    }

    private Optional<RestoreOutcome> attempt() {
        try {
            return Optional.of(new RestoreProject(directory, file)
                    .replacing()
                    .droppingReplaced()
                    .into(server.database("shop")));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private void restored() {
        assertThat(attempt().orElseThrow()).isInstanceOf(RestoreOutcome.Done.class);
    }

    private long room() throws Exception {
        execute("postgres", "checkpoint");
        return Files.getFileStore(made.orElseThrow().directory()).getUsableSpace();
    }

    private void old() throws SQLException {
        execute("shop", "drop table if exists big, other, old; create table old as select generate_series(1, 10) a");
        execute("postgres", "checkpoint");
    }

    /** One or the other, whole. */
    private boolean isNew() throws SQLException {
        boolean isNew = strings("shop", "select to_regclass('old')").get(0) == null;
        assertThat(strings(
                        "shop",
                        isNew
                                ? "select (select count(*) from big) + (select count(t) from other)"
                                : "select count(*) from old"))
                .containsExactly(isNew ? String.valueOf(2 * ROWS) : "10");
        return isNew;
    }

    private List<String> besides() throws SQLException {
        return strings("postgres", "select datname from pg_database where datname ~ '^shop_'");
    }

    private void dropBesides() throws SQLException {
        for (String name : besides()) {
            execute("postgres", "drop database " + name + " with (force)");
        }
    }

    private void execute(String name, String sql) throws SQLException {
        Database database = server.database(name);
        try (Connection connection = database.connect("test")) {
            Queries.execute(connection, sql);
        }
    }

    private List<String> strings(String name, String query) throws SQLException {
        try (Connection connection = server.database(name).connect("test")) {
            return Queries.strings(connection, query);
        }
    }
}
