package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.AppliedText;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.HistoryReplay;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.migrate.ScriptStatement;
import io.github.dblifecycle.migrate.UndoScript;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the migrations of a database made of it, and what those made that are to stay: both in scratch databases, where ways
 * from one to the other are tried.
 */
final class RollbackSchemas implements AutoCloseable {

    private final ScratchServer server;
    private final MadeSchema now;
    private final Catalog then;
    private final ScratchDatabase database;

    private RollbackSchemas(ScratchServer server, MadeSchema now, Catalog then, ScratchDatabase database) {
        this.server = server;
        this.now = now;
        this.then = then;
        this.database = database;
    }

    /** What came of making them. */
    sealed interface Made {

        record Done(RollbackSchemas schemas, List<HistoryEntry> entries) implements Made {}

        /** @param reason why what was applied cannot be applied again */
        record Impossible(String reason, List<Finding> findings) implements Made {}
    }

    /**
     * Makes them.
     *
     * @param rows of the live database's history
     * @param staying those of them that are to stay
     */
    static Made make(ScratchServer server, MigrationSettings settings, List<HistoryRow> rows, List<HistoryRow> staying)
            throws SQLException {
        List<HistoryEntry> entries;
        try (ScratchDatabase place = server.createDatabase("history")) {
            entries = new HistoryReplay(settings, Optional.empty()).match(place.database(), rows);
            AppliedText texts = new AppliedText(settings, place.database());
            try (AppliedScripts scripts = AppliedScripts.of(settings, entries, texts)) {
                HistoryVerdict verdict = new HistoryVerdict(entries, scripts, "the database");
                if (!verdict.canBeReplayed()) {
                    return new Made.Impossible(
                            "scripts that were applied are gone, and git does not have them", verdict.findings());
                }
                ScratchDatabase database = server.createDatabase("now");
                ScratchOutcome all = replay(scripts.settings(), database, rows);
                if (all instanceof ScratchOutcome.Stopped stopped) {
                    database.close();
                    return new Made.Impossible("what was applied cannot be applied again", stopped.findings());
                }
                MadeSchema now = new MadeSchema(
                        new SchemaSource.Migrations(),
                        read(database, settings),
                        server.major(),
                        MigrationsSide.scope(settings),
                        Optional.empty(),
                        Optional.of(database),
                        all.ran());
                try (ScratchDatabase earlier = server.createDatabase("then")) {
                    ScratchOutcome some = replay(scripts.settings(), earlier, staying);
                    if (some instanceof ScratchOutcome.Stopped stopped) {
                        database.close();
                        return new Made.Impossible(
                                "the migrations that are to stay cannot be applied without those that go",
                                stopped.findings());
                    }
                    return new Made.Done(new RollbackSchemas(server, now, read(earlier, settings), database), entries);
                }
            }
        }
    }

    private static ScratchOutcome replay(MigrationSettings settings, ScratchDatabase database, List<HistoryRow> rows)
            throws SQLException {
        return new HistoryReplay(settings, Optional.empty()).apply(database.database(), rows);
    }

    private static Catalog read(ScratchDatabase database, MigrationSettings settings) throws SQLException {
        try (Connection connection = database.connect()) {
            return new CatalogReader()
                    .read(connection, MigrationsSide.scope(settings))
                    .catalog();
        }
    }

    /** As the migrations made it. */
    MadeSchema now() {
        return now;
    }

    /** As the migrations that are to stay make it. */
    Catalog then() {
        return then;
    }

    /** What came of undo scripts in a copy. */
    sealed interface Tried {

        /** They lead there. */
        record Proved(Duration duration) implements Tried {}

        /** They do not. */
        record Failed(String reason) implements Tried {}
    }

    /** Runs them in a copy and compares. */
    Tried tryUndo(List<UndoScript> scripts, MigrationSettings settings) throws SQLException {
        try (ScratchDatabase copy = server.copyDatabase(database, "undo");
                Connection connection = copy.connect()) {
            long start = System.nanoTime();
            for (UndoScript script : scripts) {
                for (ScriptStatement statement : script.statements()) {
                    try (Statement sent = connection.createStatement()) {
                        sent.setEscapeProcessing(false);
                        sent.execute(statement.sql());
                    } catch (SQLException e) {
                        return new Tried.Failed(statement.position() + ": " + script.fileName() + " fails: "
                                + SqlError.of(e).message());
                    }
                }
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            List<Change> left = new Normalisation(server, ComparedAspects.NONE).changes(then, read(copy, settings));
            return left.isEmpty()
                    ? new Tried.Proved(duration)
                    : new Tried.Failed("after the undo scripts " + left.size()
                            + (left.size() == 1 ? " object is" : " objects are") + " not as before, "
                            + left.get(0).reference().display() + " first");
        }
    }

    /** Plans, and proves, what leads back as a migration. */
    Planning forward() throws SQLException, SourceException {
        return new PlanningSession(server, true).plan(now, then, List.of());
    }

    @Override
    public void close() {
        database.close();
    }
}
