package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchServerTest {

    private static final PostgresRelease RELEASE = PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR);
    private static final ScratchSettings.Embedded SETTINGS =
            new ScratchSettings.Embedded(RELEASE, EmbeddedPostgres.cache(), Clock.systemUTC());

    @TempDir
    private Path place;

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void everyMajorVersionStartsAndSortsAlike(int major) throws Exception {
        PostgresRelease release = PostgresRelease.ofMajor(major);
        assumeTrue(canBeHad(release), () -> "the binaries of PostgreSQL " + major + " cannot be fetched here");
        try (ScratchServer server = ScratchServer.start(
                        new ScratchSettings.Embedded(release, EmbeddedPostgres.cache(), Clock.systemUTC()));
                ScratchDatabase database = server.createDatabase("majors");
                Connection connection = database.connect()) {
            assertThat(server.major()).isEqualTo(major);
            assertThat(query(connection, "SHOW server_version")).containsExactly(release.display());
            assertThat(query(connection, "SHOW server_encoding")).containsExactly("UTF8");
            assertThat(query(connection, "SELECT x FROM (VALUES ('b'), ('B'), ('a'), ('_'), ('ä')) v(x) ORDER BY x"))
                    .containsExactly("B", "_", "a", "b", "ä");
            assertThat(query(connection, "SELECT extname FROM pg_extension")).containsExactly("plpgsql");
        }
    }

    @Test
    void aDatabaseIsGoneOnceClosedEvenWhileSomebodyIsConnected() throws Exception {
        ScratchDatabase scratch = EmbeddedPostgres.createDatabase();
        Database database = scratch.database();
        try (Connection connection = scratch.connect()) {
            assertThat(query(connection, "SHOW TimeZone")).containsExactly("UTC");
            assertThat(query(connection, "SELECT current_database()"))
                    .allMatch(name -> name.startsWith("db_scratch_test_"));

            scratch.close();

            assertThatThrownBy(() -> query(connection, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        scratch.close();
        assertThatThrownBy(() -> database.connect("test"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the server has no database of that name");
    }

    @Test
    void closingLeavesNeitherProcessNorFiles() throws Exception {
        EmbeddedScratchServer server = start();
        DataDirectory data = new DataDirectory(server.directory().resolve("data"));
        ProcessHandle process = PostmasterFile.liveServer(data).orElseThrow();
        List<ProcessHandle> children = process.descendants().toList();

        server.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(place).isEmptyDirectory();
        server.close();
        assertThatThrownBy(() -> server.createDatabase("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closesTheServerEvenWhenItsWatchdogWasKilled() throws Exception {
        EmbeddedScratchServer server = start();
        DataDirectory data = new DataDirectory(server.directory().resolve("data"));
        ProcessHandle process = PostmasterFile.liveServer(data).orElseThrow();
        process.parent().orElseThrow().destroyForcibly();

        server.close();

        assertThat(ChildJvm.isGone(process)).isTrue();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void takesAnotherPortWhenSomebodyTookTheFirst() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Queue<Integer> ports = new ArrayDeque<>(List.of(taken.getLocalPort()));
            try (EmbeddedScratchServer server = EmbeddedScratchServer.start(
                            SETTINGS, EmbeddedPostgres.cache().installation(RELEASE), place, () -> {
                                Integer next = ports.poll();
                                return next == null ? Ports.free() : next;
                            });
                    ScratchDatabase database = server.createDatabase("port")) {
                assertThat(database.database().url().hosts().get(0).port()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @Test
    void aServerThatCannotStartSaysWhatItsLogSaysAndLeavesNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Installation installation = EmbeddedPostgres.cache().installation(RELEASE);
            assertThatThrownBy(() -> EmbeddedScratchServer.start(SETTINGS, installation, place, taken::getLocalPort))
                    .isInstanceOf(ScratchException.class)
                    .hasMessageContaining("Address already in use")
                    .hasMessageContaining("db.scratchUrl");
        }
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void onlyThePasswordOfThisVeryServerOpensIt() throws Exception {
        BinariesCache cache = EmbeddedPostgres.cache();
        Secret template = cache.template(cache.installation(RELEASE)).password();
        try (EmbeddedScratchServer server = start();
                ScratchDatabase scratch = server.createDatabase("password")) {
            Database right = scratch.database();
            for (Secret wrong : List.of(template, new Secret("postgres"), new Secret(""))) {
                Database other = new Database(right.url(), right.user(), Optional.of(wrong));
                assertThatThrownBy(() -> other.connect("test")).isInstanceOf(SQLException.class);
            }
            try (Connection connection = right.connect("test")) {
                assertThat(query(connection, "SHOW listen_addresses")).containsExactly("127.0.0.1");
                assertThat(query(connection, "SHOW unix_socket_directories")).containsExactly("");
            }
        }
    }

    @Test
    void nobodyElseCanLookIntoItsDirectory() throws Exception {
        assumeTrue(Files.getFileStore(place).supportsFileAttributeView("posix"), "needs POSIX permissions");
        try (EmbeddedScratchServer server = start()) {
            assertThat(Files.getPosixFilePermissions(server.directory()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void rootCanStartItAsAnotherUserWhereNamespacesAreForbidden() throws Exception {
        assumeTrue(
                ProgramRun.succeeds(ServerAccount.OTHER_USER.command(List.of("true"))),
                "setpriv may not change the user here");
        BinariesCache cache = EmbeddedPostgres.cache();
        Installation installation = cache.installation(RELEASE, ServerAccount.OTHER_USER);
        try (EmbeddedScratchServer server = EmbeddedScratchServer.start(SETTINGS, installation, place, Ports::free);
                ScratchDatabase database = server.createDatabase("other");
                Connection connection = database.connect()) {
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
            assertThat(Files.getAttribute(server.directory().resolve("data"), "unix:uid"))
                    .isEqualTo(65534);
        }
        assertThat(place).isEmptyDirectory();
    }

    private EmbeddedScratchServer start() {
        return EmbeddedScratchServer.start(
                SETTINGS, EmbeddedPostgres.cache().installation(RELEASE), place, Ports::free);
    }

    private static boolean canBeHad(PostgresRelease release) {
        try {
            LocalRepository.ofThisUser().resolve(Platform.current().artifact(release));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
