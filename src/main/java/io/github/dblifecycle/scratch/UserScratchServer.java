package io.github.dblifecycle.scratch;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of the user's, on which databases of our own come and go and nothing else is touched. */
final class UserScratchServer implements ScratchServer {

    private static final Logger LOG = LoggerFactory.getLogger(UserScratchServer.class);
    private static final int OLDEST_MAJOR = 14;

    private final int major;
    private final ScratchDatabases databases;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ShutdownClose shutdown;

    private UserScratchServer(int major, ScratchDatabases databases) {
        this.major = major;
        this.databases = databases;
        this.shutdown = ShutdownClose.of(this);
    }

    static UserScratchServer connect(ScratchSettings.UserServer settings) {
        Database database = settings.database();
        ScratchDatabases databases = new ScratchDatabases(database, settings.clock());
        try (Connection connection = database.connect("db-maven-plugin")) {
            int major = majorOf(connection);
            if (major < OLDEST_MAJOR) {
                throw new ScratchException("db.scratchUrl leads to PostgreSQL " + major + " on " + database + ", but "
                        + OLDEST_MAJOR + " or newer is needed");
            }
            LOG.info("Scratch databases are created on {} (PostgreSQL {})", database, major);
            databases.dropAbandoned(connection);
            return new UserScratchServer(major, databases);
        } catch (SQLException e) {
            throw new ScratchException(
                    "db.scratchUrl " + database + " cannot be used for scratch databases: " + e.getMessage()
                            + "\n    or remove db.scratchUrl to use the embedded server",
                    e);
        }
    }

    private static int majorOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version_num")) {
            row.next();
            return row.getInt(1) / 10_000;
        }
    }

    @Override
    public int major() {
        return major;
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

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            shutdown.cancel();
            databases.dropAll();
        }
    }
}
