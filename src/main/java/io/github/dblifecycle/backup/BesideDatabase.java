package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new database that stands beside the one that is restored, is filled in its own time, and takes its name when it is
 * whole. Closed before that, it is gone; what a run that was killed leaves of it is known by its name, its comment and by
 * that nobody holds its lock, and is dropped by the next.
 */
public final class BesideDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BesideDatabase.class);

    private static final String IN_USE = "55006";
    private static final String MARK = "db-maven-plugin: half of a restore, to be dropped";

    private final Database target;
    private final RestoredDatabase description;
    private final Optional<RestoredDatabase> original;
    private final Maintenance maintenance;
    private final Identifier name;
    private final Identifier before;
    private final List<Finding> findings = new ArrayList<>();
    private boolean made;
    private boolean swapped;

    private BesideDatabase(
            Database target,
            RestoredDatabase description,
            Optional<RestoredDatabase> original,
            Maintenance maintenance,
            Instant now) {
        this.target = target;
        this.description = description;
        this.original = original;
        this.maintenance = maintenance;
        this.name = BesideName.of(description.name(), BesideName.RESTORE, now);
        this.before = BesideName.of(description.name(), BesideName.BEFORE, now);
    }

    /**
     * Makes an empty one.
     *
     * @throws BackupException where another run restores the same database, or where it cannot be replaced
     */
    public static BesideDatabase make(Database target, RestoredDatabase description, Instant now) throws SQLException {
        return make(new BesideDatabase(target, description, Optional.empty(), Maintenance.open(target), now));
    }

    /**
     * Makes one with all that another database of the server holds, which the server copies, and to which nobody may be
     * connected.
     *
     * @param original that is copied; it stays
     * @param connections end the copying from another thread
     * @throws BackupException where another run works on the same database, it cannot be replaced, or the other is in use
     */
    public static BesideDatabase copyOf(
            RestoredDatabase original,
            Database target,
            RestoredDatabase description,
            RestoreConnections connections,
            Instant now)
            throws SQLException {
        Maintenance maintenance = Maintenance.open(target);
        connections.with(maintenance.connection());
        return make(new BesideDatabase(target, description, Optional.of(original), maintenance, now));
    }

    private static BesideDatabase make(BesideDatabase beside) throws SQLException {
        try {
            beside.make();
            return beside;
        } catch (SQLException | RuntimeException e) {
            beside.close();
            throw e;
        }
    }

    private void make() throws SQLException {
        if (!maintenance.lock(description.name())) {
            throw BackupException.of(
                    "DB842",
                    "another run restores database " + description.name() + " now",
                    "wait for it; it can be seen in pg_stat_activity as " + RestoreConnections.APPLICATION);
        }
        List<String> obstacles = obstacles();
        if (!obstacles.isEmpty()) {
            throw BackupException.of(
                    "DB840",
                    "database " + description.name() + " cannot be replaced: " + String.join(", ", obstacles)
                            + " belongs to it, and would stay with the old one",
                    "end or drop that first, and make it anew afterwards");
        }
        sweep();
        if (!maintenance.lock(name)) {
            throw new IllegalStateException("two restores in the same second");
        }
        try {
            maintenance.execute(
                    original.map(copied -> copied.copying(name)).orElseGet(() -> description.creating(name)));
        } catch (SQLException e) {
            SqlError error = SqlError.of(e);
            if (RestoreFailure.isDiskFull(error)) {
                throw RestoreFailure.diskFull("a database was made beside " + description.name(), error, e);
            }
            if (original.isPresent()) {
                throw notCopied(original.get().name(), error, e);
            }
            throw BackupException.of(
                    "DB836",
                    "no database can be made beside " + description.name() + ": " + error.message() + " (SQLSTATE "
                            + error.sqlState() + ")",
                    "as the server says; or restore into an empty database in one transaction:"
                            + " -Ddb.restore.beside=false",
                    e);
        }
        made = true;
        maintenance.execute("COMMENT ON DATABASE " + name.quoted() + " IS " + RestoredDatabase.literal(MARK));
        if (original.isPresent()) {
            maintenance.execute("ALTER DATABASE " + name.quoted() + " ALLOW_CONNECTIONS true");
        }
    }

    private BackupException notCopied(Identifier copied, SqlError error, SQLException e) throws SQLException {
        if (error.sqlState().equals(IN_USE)) {
            List<String> who = maintenance.sessions(copied);
            return BackupException.of(
                    "DB864",
                    "database " + copied + " is in use, and the server copies only one to which nobody is connected: "
                            + (who.isEmpty() ? "they have gone meanwhile" : String.join("; ", who)) + "; database "
                            + description.name() + " is as it was",
                    "end these sessions, and run it again",
                    e);
        }
        return BackupException.of(
                error.connectionFailed() ? "DB847" : "DB864",
                "database " + copied + " cannot be copied: " + error.message() + " (SQLSTATE " + error.sqlState()
                        + "); database " + description.name() + " is as it was",
                "as the server says, then run it again",
                e);
    }

    private List<String> obstacles() throws SQLException {
        String database = description.name().value();
        return maintenance.strings(SqlResource.text("restored_obstacles.sql"), database, database, database, database);
    }

    private void sweep() throws SQLException {
        for (String found : maintenance.strings("SELECT datname FROM pg_catalog.pg_database d"
                + " WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)"
                + " AND coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), "
                + RestoredDatabase.literal(MARK) + ") = " + RestoredDatabase.literal(MARK) + " ORDER BY datname")) {
            Identifier other = new Identifier(found);
            if (BesideName.is(found, description.name(), BesideName.RESTORE)
                    && !maintenance.isLocked(other)
                    && isOurs(other)) {
                maintenance.execute("DROP DATABASE IF EXISTS " + other.quoted());
                findings.add(new Finding(
                        "DB845",
                        Severity.INFO,
                        Optional.empty(),
                        "database " + found + " was left half restored by a run that was killed, and is dropped",
                        List.of(),
                        Optional.empty()));
            }
        }
    }

    /** Killed before it got its comment, it is empty, or a copy to which nobody could connect yet. */
    private boolean isOurs(Identifier other) throws SQLException {
        boolean marked = maintenance
                .strings(
                        "SELECT pg_catalog.shobj_description(oid, 'pg_database') FROM pg_catalog.pg_database"
                                + " WHERE datname = ?",
                        other.value())
                .contains(MARK);
        if (marked) {
            return true;
        }
        return maintenance
                        .strings(
                                "SELECT datname FROM pg_catalog.pg_database WHERE datname = ? AND NOT datallowconn",
                                other.value())
                        .contains(other.value())
                || isEmpty(other);
    }

    private Database at(Identifier other) {
        return new Database(target.url().withDatabase(other.value()), target.user(), target.password());
    }

    /** Where to restore into. */
    public Database database() {
        return at(name);
    }

    /** What there is to say, so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Sets on it what is set on the other. */
    public void carrySettings() throws SQLException {
        try (Connection connection = maintenance.another()) {
            connection.setAutoCommit(false);
            findings.addAll(DatabaseSettings.carry(connection, original.orElse(description), name));
        }
    }

    /**
     * Gives it the name of the other. Both names change in one transaction, so that there is always one database of that
     * name, and whoever connects meanwhile waits for a moment.
     *
     * @param keep whether the old one stays if it held anything
     * @return how the old one is called now; empty where it is gone
     * @throws BackupException where somebody cannot be disconnected
     */
    public Optional<String> swap(boolean keep) throws SQLException {
        new DatabaseSwap(maintenance, description, name, before).run();
        swapped = true;
        if (keep && !isEmpty(before)) {
            return Optional.of(before.value());
        }
        try {
            maintenance.execute("DROP DATABASE " + before.quoted() + " WITH (FORCE)");
            return Optional.empty();
        } catch (SQLException e) {
            LOG.debug("{} cannot be dropped", before, e);
            return Optional.of(before.value());
        }
    }

    private boolean isEmpty(Identifier other) {
        try (Connection connection = at(other).connect(RestoreConnections.APPLICATION)) {
            return RestoredDatabase.objects(connection).isEmpty();
        } catch (SQLException e) {
            LOG.debug("{} cannot be looked into", other, e);
            return false;
        }
    }

    @Override
    public void close() {
        if (made && !swapped) {
            drop();
        }
        try {
            maintenance.close();
        } catch (SQLException e) {
            LOG.debug("the connection could not be closed", e);
        }
    }

    /** By another connection where the first is lost. What cannot be dropped now is dropped by the next run. */
    private void drop() {
        String sql = "DROP DATABASE IF EXISTS " + name.quoted() + " WITH (FORCE)";
        try {
            maintenance.execute(sql);
        } catch (SQLException e) {
            try (Maintenance again = Maintenance.open(target)) {
                again.execute(sql);
            } catch (SQLException | BackupException failed) {
                failed.addSuppressed(e);
                LOG.warn(
                        "database {}, half restored, cannot be dropped now; the next db:restore drops it: {}",
                        name,
                        failed.getMessage());
            }
        }
    }
}
