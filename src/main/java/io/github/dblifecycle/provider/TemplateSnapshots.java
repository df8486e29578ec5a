package io.github.dblifecycle.provider;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Copies of a database on its own server, made by the server itself while nobody is connected to the original. */
public final class TemplateSnapshots {

    private static final String APPLICATION = "db-maven-plugin snapshot";
    private static final String IN_USE = "55006";
    private static final String NO_RIGHT = "42501";

    private final Database database;
    private final String environment;

    /** @param database that is copied */
    public TemplateSnapshots(Database database, String environment) {
        this.database = database;
        this.environment = environment;
    }

    /**
     * A new one.
     *
     * @param findings what of the original it lacks
     */
    public record Made(TemplateSnapshot snapshot, List<Finding> findings) {

        public Made {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Makes one.
     *
     * @param time that its name tells
     * @throws ProviderException where others are connected (DB854), the role may not (DB855) or the server cannot (DB856)
     * @throws SQLException where the server cannot be reached
     */
    public Made create(Instant time) throws SQLException {
        String source = database.url().database();
        String copy = SnapshotName.database(source, time);
        try (Connection connection = maintenance()) {
            ServerInstant instant = ServerInstant.read(connection);
            TemplateMarker marker = new TemplateMarker(
                    environment, source, connection.getMetaData().getUserName(), instant.lsn(), instant.time());
            List<String> lost;
            try {
                lost = new DatabaseCopy(connection, source, copy).make(marker.comment());
            } catch (SQLException e) {
                throw explained(connection, source, e);
            }
            TemplateSnapshot made = list(connection).stream()
                    .filter(snapshot -> snapshot.database().equals(copy))
                    .findFirst()
                    .orElseGet(() -> new TemplateSnapshot(copy, marker, OptionalLong.empty()));
            return new Made(made, lost.isEmpty() ? List.of() : List.of(without(copy, lost)));
        }
    }

    private static Finding without(String copy, List<String> lost) {
        return new Finding(
                "DB858",
                Severity.WARNING,
                Optional.empty(),
                "snapshot " + copy + " lacks settings that the database has; its content is complete",
                lost,
                Optional.of("let a role take the snapshot that may set them, or set them after a rollback"));
    }

    private ProviderException explained(Connection connection, String source, SQLException e) {
        SqlError error = SqlError.of(e);
        if (error.sqlState().equals(IN_USE)) {
            return ProviderException.of(
                    "DB854",
                    "database " + new Identifier(source).display()
                            + " is in use, and the server copies only one to which nobody is connected",
                    connected(connection, source),
                    "end these sessions, or use -Ddb.snapshot.kind=file, which works while others write",
                    e);
        }
        if (error.sqlState().equals(NO_RIGHT)) {
            return ProviderException.of(
                    "DB855",
                    "the role may not copy database " + new Identifier(source).display() + ": " + error.message(),
                    List.of(),
                    "ALTER ROLE … CREATEDB, and let it be the owner of the database or a member of it; or use"
                            + " -Ddb.snapshot.kind=file",
                    e);
        }
        return ProviderException.of(
                "DB856",
                "the server cannot copy database " + new Identifier(source).display() + ": " + error.message(),
                Stream.concat(error.detail().stream(), error.hint().stream()).toList(),
                "as the server's reason says, or use -Ddb.snapshot.kind=file",
                e);
    }

    private static List<String> connected(Connection connection, String source) {
        List<String> sessions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("connected.sql"))) {
            statement.setString(1, source);
            statement.setString(2, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sessions.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            return List.of("who is connected cannot be told: " + SqlError.of(e).message());
        }
        return sessions.isEmpty() ? List.of("they have gone meanwhile: it may work now") : sessions;
    }

    /** Those of this database and environment, newest first. */
    public List<TemplateSnapshot> list() throws SQLException {
        try (Connection connection = maintenance()) {
            return list(connection);
        }
    }

    private List<TemplateSnapshot> list(Connection connection) throws SQLException {
        List<TemplateSnapshot> snapshots = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlResource.text("marked.sql"))) {
            while (rows.next()) {
                String name = rows.getString(1);
                Optional<TemplateMarker> marker = TemplateMarker.of(rows.getString(2));
                long bytes = rows.getLong(3);
                OptionalLong size = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(bytes);
                marker.filter(found -> isOurs(name, found))
                        .ifPresent(found -> snapshots.add(new TemplateSnapshot(name, found, size)));
            }
        }
        snapshots.sort(Comparator.comparing(
                        (TemplateSnapshot snapshot) -> snapshot.marker().time())
                .thenComparing(TemplateSnapshot::database)
                .reversed());
        return snapshots;
    }

    private boolean isOurs(String name, TemplateMarker marker) {
        String source = database.url().database();
        return marker.environment().equals(environment)
                && marker.source().equals(source)
                && SnapshotName.timeOfDatabase(source, name).isPresent();
    }

    /**
     * Drops those that are not among the newest, or too old; the newest stays. That one cannot be dropped is told and no more.
     *
     * @param keep how many stay; 0 for all
     * @param keepFor how old one may become; empty for any age
     */
    public PrunedSnapshots prune(int keep, Optional<Duration> keepFor, Instant now) {
        List<String> deleted = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = maintenance()) {
            List<TemplateSnapshot> snapshots = list(connection);
            for (int i = 1; i < snapshots.size(); i++) {
                TemplateSnapshot snapshot = snapshots.get(i);
                boolean tooMany = keep > 0 && i >= keep;
                boolean tooOld = keepFor.filter(
                                age -> snapshot.marker().time().plus(age).isBefore(now))
                        .isPresent();
                if (tooMany || tooOld) {
                    drop(connection, snapshot.database(), deleted, findings);
                }
            }
        } catch (SQLException e) {
            findings.add(stays(
                    "old snapshots of " + environment + " stay: "
                            + SqlError.of(e).message(),
                    List.of(),
                    "nothing: the next snapshot tries it again"));
        }
        return new PrunedSnapshots(deleted, findings);
    }

    private static void drop(Connection connection, String name, List<String> deleted, List<Finding> findings) {
        String drop = "DROP DATABASE " + new Identifier(name).quoted();
        try (Statement statement = connection.createStatement()) {
            statement.execute(drop);
            deleted.add(name);
        } catch (SQLException e) {
            SqlError error = SqlError.of(e);
            findings.add(stays(
                    "old snapshot " + name + " stays: " + error.message(),
                    error.sqlState().equals(IN_USE) ? connected(connection, name) : List.of(),
                    drop + ";"));
        }
    }

    private static Finding stays(String message, List<String> details, String fix) {
        return new Finding("DB857", Severity.WARNING, Optional.empty(), message, details, Optional.of(fix));
    }

    /** A connection to another database than the one that is copied, as nobody may be connected to that. */
    private Connection maintenance() throws ConnectionFailure {
        List<String> others = Stream.of("postgres", "template1")
                .filter(name -> !name.equals(database.url().database()))
                .toList();
        for (int i = 0; ; i++) {
            try {
                Database other =
                        new Database(database.url().withDatabase(others.get(i)), database.user(), database.password());
                return other.connect(APPLICATION);
            } catch (ConnectionFailure e) {
                if (i + 1 == others.size()) {
                    throw e;
                }
            }
        }
    }
}
