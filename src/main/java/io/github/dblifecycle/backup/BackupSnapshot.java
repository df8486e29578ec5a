package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instant of a database, which any number of connections see, whatever others write meanwhile. The tables are locked
 * against changes of their definition, in the mode of a SELECT, before the instant is chosen: what the catalogs say then is
 * what holds until the end.
 */
public final class BackupSnapshot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackupSnapshot.class);

    private static final String APPLICATION = "db-maven-plugin backup";

    /** How often tables may come and go between looking and locking. */
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Identifier> path;
    private final Connection leader;
    private List<Relation> relations = List.of();
    private String name = "";
    private SnapshotFacts facts;

    private BackupSnapshot(Database database, Duration lockTimeout, Predicate<Relation> wanted, Relations query)
            throws SQLException {
        this.database = database;
        this.leader = connect();
        try {
            this.path = path(leader);
            prepare(leader);
            this.relations = lock(lockTimeout, wanted, query);
            this.facts = export();
        } catch (SQLException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** How the tables of a database are found; replaced by a test that changes them meanwhile. */
    interface Relations {
        List<Relation> of(Connection connection) throws SQLException;
    }

    /**
     * Chooses the instant.
     *
     * @param lockTimeout how long to wait for somebody who changes a table; those who come after wait as long
     * @param wanted which tables are going to be read
     * @throws BackupException where a table may not be read or stays locked
     * @throws SQLException where the database cannot be reached
     */
    public static BackupSnapshot open(Database database, Duration lockTimeout, Predicate<Relation> wanted)
            throws SQLException {
        return open(database, lockTimeout, wanted, RelationRows::read);
    }

    static BackupSnapshot open(Database database, Duration lockTimeout, Predicate<Relation> wanted, Relations query)
            throws SQLException {
        return new BackupSnapshot(database, lockTimeout, wanted, query);
    }

    /** The connection that holds the instant; its transaction must not end. */
    public Connection leader() {
        return leader;
    }

    /** Whose instant it is. */
    Database database() {
        return database;
    }

    /** What other sessions import it by (PostgreSQL, "SET TRANSACTION SNAPSHOT"). */
    public String name() {
        return name;
    }

    public SnapshotFacts facts() {
        return facts;
    }

    /** All tables there are, wanted or not, sorted by name. */
    public List<Relation> relations() {
        return relations;
    }

    /** The schemas in which this role finds unqualified names, in their order. */
    public List<Identifier> path() {
        return path;
    }

    /**
     * Reads a table that a reader cannot have because somebody who wants to change it waits for the leader's lock: whoever
     * asked for one behind him would wait for him, and he for the end of the backup.
     */
    <T> T byLeader(ByConnection<T> reading) throws SQLException, IOException {
        synchronized (leader) {
            return reading.read(leader);
        }
    }

    /** Something that reads. */
    interface ByConnection<T> {
        T read(Connection connection) throws SQLException, IOException;
    }

    /** One more connection that sees the same; it is closed with the snapshot at the latest. */
    Connection reader() throws SQLException {
        Connection connection = connect();
        prepare(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            statement.execute("SET TRANSACTION SNAPSHOT '" + name + "'");
        }
        return connection;
    }

    /** Sequences with how far they have counted, sorted by name. They know no snapshots: a value may be later. */
    public List<SequenceValue> sequences(Predicate<QualifiedName> wanted) throws SQLException {
        List<QualifiedName> names =
                names("sequences.sql").stream().filter(wanted).toList();
        List<SequenceValue> values = new ArrayList<>();
        try (Statement statement = leader.createStatement()) {
            for (QualifiedName sequence : names) {
                try (ResultSet row = statement.executeQuery("SELECT last_value, is_called FROM " + sequence.quoted())) {
                    row.next();
                    values.add(new SequenceValue(sequence, row.getLong(1), row.getBoolean(2)));
                } catch (SQLException e) {
                    throw TableLocks.refused(e, sequence.display(), "sequence");
                }
            }
        }
        return values;
    }

    /** Materialized views that hold rows. */
    public Set<QualifiedName> filledViews() throws SQLException {
        return new HashSet<>(names("filled_views.sql"));
    }

    private List<QualifiedName> names(String query) throws SQLException {
        List<QualifiedName> names = new ArrayList<>();
        try (Statement statement = leader.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text(query))) {
            while (row.next()) {
                names.add(QualifiedName.of(row.getString(1), row.getString(2)));
            }
        }
        return names;
    }

    private Connection connect() throws SQLException {
        Connection connection = database.connect(APPLICATION);
        connections.add(connection);
        return connection;
    }

    private static List<Identifier> path(Connection connection) throws SQLException {
        List<Identifier> path = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.unnest(pg_catalog.current_schemas(false))")) {
            while (row.next()) {
                path.add(new Identifier(row.getString(1)));
            }
        }
        return List.copyOf(path);
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SqlResource.text("session.sql"));
        }
    }

    /**
     * A lock can be had before the instant is chosen, the list of tables cannot: it is read, locked, and read again. What
     * came or went in between is why there may be another attempt.
     */
    private List<Relation> lock(Duration lockTimeout, Predicate<Relation> wanted, Relations query) throws SQLException {
        try (Statement statement = leader.createStatement()) {
            // Asking for a size waits for locks too.
            statement.execute("SET lock_timeout = " + lockTimeout.toMillis());
        }
        List<Relation> seen = found(query);
        leader.setAutoCommit(false);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Statement statement = leader.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                List<QualifiedName> locked = locked(seen, wanted);
                if (TableLocks.take(locked, statement)) {
                    List<Relation> now = found(query);
                    if (locked(now, wanted).equals(locked)) {
                        return List.copyOf(now);
                    }
                }
                leader.rollback();
                seen = found(query);
                leader.rollback();
            }
        }
        throw BackupException.of(
                "DB793",
                "tables of " + database + " came and went for as long as their list was read (" + ATTEMPTS
                        + " attempts), so no instant could be held",
                "run it again when no migration runs");
    }

    private List<Relation> found(Relations query) throws SQLException {
        try {
            return query.of(leader);
        } catch (SQLException e) {
            throw TableLocks.refused(e, "", "table");
        }
    }

    private static List<QualifiedName> locked(List<Relation> relations, Predicate<Relation> wanted) {
        return relations.stream().filter(wanted).map(Relation::name).toList();
    }

    private SnapshotFacts export() throws SQLException {
        try (Statement statement = leader.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text("facts.sql"))) {
            row.next();
            name = row.getString(1);
            BigDecimal seconds = new BigDecimal(row.getString(5));
            long whole = seconds.longValue();
            long nanos = seconds.subtract(BigDecimal.valueOf(whole))
                    .movePointRight(9)
                    .longValue();
            return new SnapshotFacts(
                    row.getString(2),
                    row.getInt(7) / 10_000,
                    row.getBoolean(3),
                    String.valueOf(row.getString(4)),
                    Instant.ofEpochSecond(whole, nanos),
                    row.getString(6));
        }
    }

    /** Ends whatever runs on any of its connections, from another thread. */
    public void abort() {
        for (Connection connection : connections) {
            try {
                connection.unwrap(org.postgresql.PGConnection.class).cancelQuery();
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a connection could not be given up", e);
            }
        }
    }

    /** Lets go of it before anything else is done. */
    public void release() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a connection could not be closed", e);
            }
        }
        connections.clear();
    }

    @Override
    public void close() {
        release();
    }
}
