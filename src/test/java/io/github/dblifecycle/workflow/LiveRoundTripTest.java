package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.scratch.OtherDatabase;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.BackupSettings.Engine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that is there already, on a server where its copies may stand beside it for a while:
 * {@code -Dlive.url=postgresql://user:password@host:port/database}, and {@code -Dlive.engine=auto} for what the plugin cannot write
 * by itself. What PostgreSQL's own regression tests leave behind, for example; pgbench's tables.
 */
@EnabledIfSystemProperty(named = "live.url", matches = ".+", disabledReason = "-Dlive.url=URL names no database")
class LiveRoundTripTest {

    @TempDir
    private Path directory;

    @Test
    void itComesBackByBothWays() throws Exception {
        assumeTrue(PsqlCopy.isThere(), "needs psql and pg_dump");
        URI url = URI.create(System.getProperty("live.url", ""));
        String[] account = url.getUserInfo().split(":", 2);
        String name = url.getPath().substring(1);
        Database database = new Database(
                DatabaseUrl.of(new HostAndPort(url.getHost(), url.getPort()), "postgres"),
                Optional.of(account[0]),
                Optional.of(new Secret(account[1])));
        try (ScratchServer server = ScratchServer.start(new ScratchSettings.UserServer(database, Clock.systemUTC()));
                ScratchDatabase any = server.createDatabase("any");
                ScratchDatabase original = OtherDatabase.of(any, name)) {
            Engine engine =
                    Engine.valueOf(System.getProperty("live.engine", "jdbc").toUpperCase(Locale.ROOT));
            BackupOutcome.Done made =
                    RoundTrip.prove(new BackupProject(directory).by(engine), directory, server, original);
            assertThat(made.facts().contentBytes()).isPositive();
            System.out.println(name + ": " + made.facts().engine() + ", "
                    + made.facts().tables().size() + " tables, "
                    + made.facts().tables().stream()
                            .mapToLong(table -> table.rows())
                            .sum() + " rows, "
                    + made.facts().contentBytes() + " bytes");
        }
    }
}
