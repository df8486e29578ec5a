package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server all of whose files lie on a disk that may be full, on which it may end as real ones do. */
public final class SmallDiskServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Installation installation;
    private final ScratchDirectory directory;
    private final Database postgres;
    private ServerProcess process;

    private SmallDiskServer(
            Installation installation, ScratchDirectory directory, Database postgres, ServerProcess process) {
        this.installation = installation;
        this.directory = directory;
        this.postgres = postgres;
        this.process = process;
    }

    public static SmallDiskServer start(int major, SmallDisk disk) throws IOException {
        BinariesCache cache = EmbeddedPostgres.cache();
        Installation installation = cache.installation(PostgresRelease.ofMajor(major));
        DataTemplate template = cache.template(installation);
        ScratchDirectory directory = ScratchDirectory.create(disk.directory(), new SecureRandom());
        int port = Ports.free();
        DataDirectory data = template.copyTo(directory.data().path());
        data.configure(installation, "scratch.conf", port);
        Path settings = data.path().resolve("postgresql.auto.conf");
        Files.writeString(settings, "max_wal_size = '16MB'\ncheckpoint_timeout = '1min'\n");
        installation.account().own(data.path());
        DatabaseUrl url = new DatabaseUrl(
                List.of(new HostAndPort(Ports.LOOPBACK, port)), "postgres", Map.of("sslmode", "disable"));
        Database postgres = new Database(url, Optional.of(DataTemplate.SUPERUSER), Optional.of(template.password()));
        return new SmallDiskServer(installation, directory, postgres, ServerProcess.start(installation, directory));
    }

    /** A database of it, there or not. */
    public Database database(String name) {
        return new Database(postgres.url().withDatabase(name), postgres.user(), postgres.password());
    }

    /**
     * Starts it again where it ended, and waits until it has got up.
     *
     * @return whether it had gone down
     */
    public boolean getUp() throws IOException {
        if (answers()) {
            return false;
        }
        if (!PostmasterFile.poll(Duration.ofSeconds(5), this::answers)) {
            process.close();
            process = ServerProcess.start(installation, directory);
        }
        if (!PostmasterFile.poll(START, this::answers)) {
            throw new IOException(ServerProcess.endOf(directory.log()));
        }
        return true;
    }

    private boolean answers() {
        try (Connection connection = postgres.connect("getting up")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        directory.close();
    }
}
