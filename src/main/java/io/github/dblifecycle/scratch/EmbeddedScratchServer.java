package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of our own, reachable from this machine only, with a password that only this JVM knows. */
final class EmbeddedScratchServer implements ScratchServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedScratchServer.class);
    private static final int ATTEMPTS = 3;

    private final PostgresRelease release;
    private final ScratchDirectory directory;
    private final ServerProcess process;
    private final ScratchDatabases databases;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ShutdownClose shutdown;

    private EmbeddedScratchServer(
            PostgresRelease release, ScratchDirectory directory, ServerProcess process, ScratchDatabases databases) {
        this.release = release;
        this.directory = directory;
        this.process = process;
        this.databases = databases;
        this.shutdown = ShutdownClose.of(this);
    }

    static EmbeddedScratchServer start(ScratchSettings.Embedded settings, IntSupplier ports) {
        Installation installation = settings.cache().installation(settings.release());
        return start(
                settings, installation, ScratchDirectory.preferredPlace(settings.cache(), Path.of("/dev/shm")), ports);
    }

    static EmbeddedScratchServer start(
            ScratchSettings.Embedded settings, Installation installation, Path place, IntSupplier ports) {
        SecureRandom random = new SecureRandom();
        try {
            DataTemplate template = settings.cache().template(installation);
            ScratchDirectory.sweep(place, installation, settings.clock().instant());
            ScratchDirectory directory = ScratchDirectory.create(place, random);
            try {
                return start(settings, installation, template, directory, ports);
            } catch (IOException | SQLException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new ScratchException(
                    "PostgreSQL " + settings.release().display() + " could not be started in " + place + ": "
                            + e.getMessage() + "\nSet db.scratchUrl to a server of your own to do without it.",
                    e);
        }
    }

    private static EmbeddedScratchServer start(
            ScratchSettings.Embedded settings,
            Installation installation,
            DataTemplate template,
            ScratchDirectory directory,
            IntSupplier ports)
            throws IOException, SQLException {
        DataDirectory data = template.copyTo(directory.data().path());
        for (int attempt = 1; ; attempt++) {
            int port = ports.getAsInt();
            data.configure(installation, "scratch.conf", port);
            try {
                ServerProcess process = ServerProcess.start(installation, directory);
                return secured(settings, template, directory, process, port);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.debug("PostgreSQL did not start on port {}, trying another", port, e);
            }
        }
    }

    private static EmbeddedScratchServer secured(
            ScratchSettings.Embedded settings,
            DataTemplate template,
            ScratchDirectory directory,
            ServerProcess process,
            int port)
            throws IOException, SQLException {
        try {
            Secret password = new Passwords(new SecureRandom()).next();
            setPassword(database(port, template.password()), password);
            ScratchDatabases databases = new ScratchDatabases(database(port, password), settings.clock());
            LOG.debug("PostgreSQL {} runs in {} on port {}", settings.release().display(), directory.path(), port);
            return new EmbeddedScratchServer(settings.release(), directory, process, databases);
        } catch (IOException | SQLException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** The template's password lies in the cache; from here on it opens nothing. */
    private static void setPassword(Database database, Secret password) throws SQLException {
        try (Connection connection = database.connect("db-maven-plugin");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + DataTemplate.SUPERUSER + " PASSWORD '" + password.reveal() + "'");
        }
    }

    private static Database database(int port, Secret password) {
        DatabaseUrl url = new DatabaseUrl(
                List.of(new HostAndPort(Ports.LOOPBACK, port)), "postgres", Map.of("sslmode", "disable"));
        return new Database(url, Optional.of(DataTemplate.SUPERUSER), Optional.of(password));
    }

    @Override
    public int major() {
        return release.major();
    }

    @Override
    public ScratchDatabase createDatabase(String purpose) {
        if (closed.get()) {
            throw new IllegalStateException("the scratch server is closed");
        }
        return databases.create(purpose);
    }

    @Override
    public ScratchDatabase copyDatabase(ScratchDatabase original, String purpose) {
        if (closed.get()) {
            throw new IllegalStateException("the scratch server is closed");
        }
        return databases.copy(original, purpose);
    }

    /** Where its files are. */
    Path directory() {
        return directory.path();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        shutdown.cancel();
        databases.forgetAll();
        try {
            try {
                process.close();
            } finally {
                directory.close();
            }
        } catch (IOException e) {
            throw new ScratchException(
                    "the scratch server in " + directory.path() + " could not be removed: " + e.getMessage()
                            + ". The next start tries again.",
                    e);
        }
    }
}
