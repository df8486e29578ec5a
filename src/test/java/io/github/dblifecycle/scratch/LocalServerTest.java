package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServerTest {

    @TempDir
    private Path project;

    @AfterEach
    void stop() {
        server().stop();
    }

    @Test
    void keepsDataPortAndPasswordWhenStoppedAndStarted() throws Exception {
        LocalServer.Running first = server().ensureRunning(OptionalInt.empty());
        assertThat(first.started()).isTrue();
        execute(first, "CREATE TABLE t AS SELECT 7 AS x");
        assertThat(server().running()).contains(new LocalServer.Running(first.database(), false));
        assertThat(server().stop()).isTrue();
        assertThat(server().running()).isEmpty();
        assertThat(server().stop()).isFalse();

        LocalServer.Running second = server().ensureRunning(OptionalInt.empty());

        assertThat(second).isEqualTo(first);
        try (Connection connection = second.database().connect("test")) {
            assertThat(ScratchServerTest.query(connection, "SELECT x FROM t")).containsExactly("7");
            assertThat(ScratchServerTest.query(connection, "SELECT current_user || '@' || current_database()"))
                    .containsExactly("db@local");
        }
    }

    @Test
    void isStartedOnceHoweverManyAskForIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<LocalServer.Running> ask = () -> server().ensureRunning(OptionalInt.empty());
            int started = 0;
            for (Future<LocalServer.Running> answer : threads.invokeAll(List.of(ask, ask, ask))) {
                started += answer.get().started() ? 1 : 0;
            }
            assertThat(started).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void survivesACrashOfTheMachineThatLeftItsProcessNumberToSomebodyElse() throws Exception {
        LocalServer.Running first = server().ensureRunning(OptionalInt.empty());
        execute(first, "CREATE TABLE t ()");
        Path lockFile = directory().resolve("data").resolve("postmaster.pid");
        String left = Files.readString(lockFile);
        server().stop();
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(lockFile, left.replaceFirst("\\d+", Long.toString(bystander.pid())));
            assertThat(server().running()).isEmpty();
            assertThat(server().ensureRunning(OptionalInt.empty()).started()).isTrue();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void listensWhereItIsToldAndRefusesAPortThatIsTaken() throws Exception {
        int wanted = Ports.free();
        assertThat(server().ensureRunning(OptionalInt.of(wanted)).port()).isEqualTo(wanted);
        assertThatThrownBy(() -> server().ensureRunning(OptionalInt.of(wanted == 65_535 ? 1 : wanted + 1)))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("already runs on port " + wanted)
                .hasMessageContaining("mvn db:stop");
        server().stop();
        try (ServerSocket taken = new ServerSocket(wanted, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> server().ensureRunning(OptionalInt.of(taken.getLocalPort())))
                    .isInstanceOf(ScratchException.class)
                    .hasMessageContaining("port " + wanted)
                    .hasMessageContaining("taken");
            assertThat(server().ensureRunning(OptionalInt.empty()).port()).isNotEqualTo(wanted);
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsNotTouched() throws Exception {
        server().ensureRunning(OptionalInt.empty());
        server().stop();
        LocalServer older = LocalServer.of(directory(), PostgresRelease.ofMajor(17), EmbeddedPostgres.cache());
        assertThatThrownBy(() -> older.ensureRunning(OptionalInt.empty()))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("PostgreSQL 17 is configured")
                .hasMessageContaining("mvn db:reset");
        assertThat(directory().resolve("data").resolve("PG_VERSION")).hasContent("18\n");
    }

    @Test
    void wipingStopsItAndDeletesItsDataButNothingElse() throws Exception {
        LocalServer.Running running = server().ensureRunning(OptionalInt.empty());
        execute(running, "CREATE TABLE t ()");
        Path note = Files.writeString(directory().resolve("note.txt"), "mine");

        server().wipe();

        assertThat(server().running()).isEmpty();
        assertThat(directory().resolve("data")).doesNotExist();
        assertThat(directory().resolve("password")).doesNotExist();
        assertThat(note).hasContent("mine");
        try (Connection connection =
                server().ensureRunning(OptionalInt.empty()).database().connect("test")) {
            assertThat(ScratchServerTest.query(connection, "SELECT relname FROM pg_class WHERE relname = 't'"))
                    .isEmpty();
        }
    }

    @Test
    void aDataDirectoryThatSomebodyElseMadeIsLeftAlone() throws Exception {
        Path foreign = Files.createDirectories(directory().resolve("data"));
        Files.writeString(foreign.resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> server().wipe())
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("left alone");
        assertThatThrownBy(() -> server().ensureRunning(OptionalInt.empty()))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("left alone");
        assertThat(foreign.resolve("PG_VERSION")).exists();
    }

    @Test
    void hidesItsPasswordAndStaysOutOfVersionControl() throws Exception {
        server().ensureRunning(OptionalInt.empty());
        assertThat(directory().resolve(".gitignore")).hasContent("*");
        assumeTrue(Files.getFileStore(project).supportsFileAttributeView("posix"), "needs POSIX permissions");
        assertThat(Files.getPosixFilePermissions(directory().resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void oneServerHoldsADatabaseForEachName() throws Exception {
        LocalServer.Running shop = server().withDatabase("My Shop-2").ensureRunning(OptionalInt.empty());
        assertThat(shop.database().url().database()).isEqualTo("my_shop_2");
        LocalServer.Running digits = server().withDatabase("2nd").ensureRunning(OptionalInt.empty());
        assertThat(digits.started()).isFalse();
        execute(digits, "SELECT 1");
        assertThat(digits.database().url().database()).isEqualTo("db_2nd");
    }

    private Path directory() {
        return project.resolve(".db").resolve("local");
    }

    private LocalServer server() {
        return LocalServer.of(
                directory(), PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR), EmbeddedPostgres.cache());
    }

    private static void execute(LocalServer.Running running, String sql) throws Exception {
        try (Connection connection = running.database().connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
