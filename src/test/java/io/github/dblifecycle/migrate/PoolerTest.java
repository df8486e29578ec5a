package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real PgBouncer between the run and the server. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolerTest {

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    @TempDir
    Path directory;

    private ScratchDatabase database;

    @BeforeEach
    void create() {
        assumeTrue(Files.isExecutable(PROGRAM), "needs " + PROGRAM);
        database = EmbeddedPostgres.createDatabase();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"transaction, DB745", "session, "})
    void oneInTransactionModeIsRefusedAndOneInSessionModeDoesNoHarm(String mode, String code) throws Exception {
        MigrationProject project =
                new MigrationProject(directory.resolve("project")).migration("V1__a.sql", "CREATE TABLE a ();");
        Process pooler = start(mode);
        try {
            MigrateOutcome outcome =
                    new LiveMigration(project.settings(), pooled()).migrate(RunLimits.USUAL, MigrationListener.SILENT);

            if (code == null) {
                assertThat(outcome.applied()).hasSize(1);
            } else {
                refused(outcome, code);
                // Sessions that another client has used are full of its prepared statements.
                refused(
                        new LiveMigration(project.settings(), pooled())
                                .migrate(RunLimits.USUAL, MigrationListener.SILENT),
                        code);
            }
        } finally {
            pooler.destroy();
            pooler.waitFor();
        }
    }

    private static void refused(MigrateOutcome outcome, String code) {
        assertThat(((MigrateOutcome.Failed) outcome).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(code));
    }

    private int port;

    private Database pooled() throws SQLException {
        Database pooled = new Database(
                DatabaseUrl.of(
                        new HostAndPort("127.0.0.1", port),
                        database.database().url().database()),
                database.database().user(),
                database.database().password());
        boolean answers = false;
        while (!answers) {
            try (Connection connection = pooled.connect("test")) {
                answers = connection.isValid(1);
            } catch (SQLException e) {
                Thread.onSpinWait();
            }
        }
        return pooled;
    }

    private Process start(String mode) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        HostAndPort server = database.database().url().hosts().get(0);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path configuration = directory.resolve("pgbouncer.ini");
        Files.writeString(configuration, """
                [databases]
                * = host=%s port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = 5
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        server.host(),
                        server.port(),
                        database.database().user().orElseThrow(),
                        database.database().password().orElseThrow().reveal(),
                        port,
                        mode));
        return new ProcessBuilder(List.of(PROGRAM.toString(), "-u", "nobody", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("pgbouncer.log").toFile())
                .start();
    }
}
