package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationException;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.NextScript;
import io.github.dblifecycle.migrate.UndoReader;
import io.github.dblifecycle.migrate.UndoScript;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.MigrationText;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** The two ways back that keep the database: a migration forward, and undo scripts. Both are tried before they are told. */
final class VersionRollback implements AutoCloseable {

    private final MigrationSettings settings;
    private final ScratchServer server;
    private final TargetDatabase target;
    private final String version;
    private final List<HistoryRow> gone;
    private final RollbackSchemas schemas;
    private final List<HistoryEntry> entries;
    private Optional<Planning> planning = Optional.empty();
    private List<UndoScript> scripts = List.of();

    private VersionRollback(
            MigrationSettings settings,
            ScratchServer server,
            TargetDatabase target,
            String version,
            List<HistoryRow> gone,
            RollbackSchemas.Made.Done made) {
        this.settings = settings;
        this.server = server;
        this.target = target;
        this.version = version;
        this.gone = List.copyOf(gone);
        this.schemas = made.schemas();
        this.entries = made.entries();
    }

    /** Whether they could be looked at. */
    sealed interface Opened {

        record Done(VersionRollback rollback) implements Opened {}

        record Impossible(String reason, List<Finding> findings) implements Opened {}
    }

    /** @param version one that is applied */
    static Opened open(
            MigrationSettings settings,
            ScratchServer server,
            TargetDatabase target,
            List<HistoryRow> rows,
            String version)
            throws SQLException {
        AppliedVersions applied = AppliedVersions.of(rows);
        List<HistoryRow> gone = applied.after(version);
        RollbackSchemas.Made made = RollbackSchemas.make(server, settings, rows, applied.without(gone));
        return made instanceof RollbackSchemas.Made.Done done
                ? new Opened.Done(new VersionRollback(settings, server, target, version, gone, done))
                : new Opened.Impossible(
                        ((RollbackSchemas.Made.Impossible) made).reason(),
                        ((RollbackSchemas.Made.Impossible) made).findings());
    }

    /** What goes, the last applied first. */
    List<String> versions() {
        return gone.stream().flatMap(row -> row.version().stream()).toList();
    }

    /** In the order in which they run. */
    List<UndoScript> scripts() {
        return scripts;
    }

    /** Counts what goes with the tables and columns that go. */
    List<RollbackLoss> losses() throws SQLException {
        try (Connection connection = target.database().connect("db-maven-plugin")) {
            connection.setReadOnly(true);
            return RollbackLosses.count(connection, schemas.now().catalog(), schemas.then());
        }
    }

    RollbackOption undo(List<RollbackLoss> losses) throws SQLException {
        SortedMap<String, UndoScript> all;
        try {
            all = new UndoReader(settings).read(target.database());
        } catch (MigrationException e) {
            return new RollbackOption.Closed(
                    RollbackWay.UNDO, String.valueOf(e.getMessage()), "correct the undo script");
        }
        List<String> missing = versions().stream()
                .filter(one -> !all.containsKey(one))
                .map(one -> "U" + one)
                .toList();
        if (!missing.isEmpty()) {
            return new RollbackOption.Closed(
                    RollbackWay.UNDO,
                    "there is no undo script " + String.join(", ", missing),
                    "write it beside the migration, or take another way; mvn db:generate -Ddb.undo writes it with the"
                            + " next migration");
        }
        scripts = versions().stream().map(all::get).toList();
        RollbackSchemas.Tried tried = schemas.tryUndo(scripts, settings);
        if (tried instanceof RollbackSchemas.Tried.Failed failed) {
            return new RollbackOption.Closed(
                    RollbackWay.UNDO, failed.reason(), "correct the undo script, or take another way");
        }
        List<String> notes = new ArrayList<>();
        if (scripts.stream().anyMatch(script -> !script.transactional())) {
            notes.add("a script runs outside a transaction: should it stop half-way, the history says where");
        }
        return new RollbackOption.Open(
                RollbackWay.UNDO,
                "runs "
                        + String.join(
                                ", ", scripts.stream().map(UndoScript::fileName).toList()),
                words(((RollbackSchemas.Tried.Proved) tried).duration()) + " without rows",
                losses,
                List.of(),
                notes);
    }

    private static String words(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    RollbackOption forward(List<RollbackLoss> losses) throws SQLException {
        List<String> pending = entries.stream()
                .map(HistoryEntry::migration)
                .filter(migration -> migration.applied().isEmpty() && migration.state() == Migration.State.PENDING)
                .map(Migration::label)
                .toList();
        if (!pending.isEmpty()) {
            return new RollbackOption.Closed(
                    RollbackWay.FORWARD,
                    "the project has migrations that this database does not have yet: " + String.join(", ", pending),
                    "apply them, or take them out of the project, first");
        }
        try {
            Planning found = schemas.forward();
            Optional<Finding> problem = PlanFindings.of(found.verdict());
            if (problem.isPresent()) {
                return new RollbackOption.Closed(
                        RollbackWay.FORWARD,
                        problem.get().message(),
                        "write the migration by hand, or take another way");
            }
            planning = Optional.of(found);
            List<String> notes = new ArrayList<>();
            notes.add("the declared schema has to go back too: mvn db:pull writes it from the migrations");
            boolean loses = found.plan().statements().stream()
                    .flatMap(statement -> statement.hazards().stream())
                    .anyMatch(hazard -> hazard.kind() == HazardKind.LOSES_DATA);
            if (loses) {
                notes.add("statements that lose data are marked in the script");
            }
            return new RollbackOption.Open(
                    RollbackWay.FORWARD,
                    "writes the next migration, which db:migrate applies everywhere",
                    "nothing is run now",
                    losses,
                    List.of(),
                    notes);
        } catch (SourceException e) {
            return new RollbackOption.Closed(
                    RollbackWay.FORWARD, String.valueOf(e.getMessage()), "write the migration by hand");
        }
    }

    /**
     * Writes the migration that {@link #forward} planned, once Flyway has applied it in scratch.
     *
     * @return findings where it does not lead there
     */
    Written write(Clock clock) throws SQLException, IOException {
        Planning planned = planning.orElseThrow(() -> new IllegalStateException("not planned"));
        NextScript next = new NextScript(settings, schemas.now().ran(), clock);
        Path directory = next.directory().orElseThrow(Generate::noDirectory);
        ScriptFiles files = new ScriptFiles(settings.flyway());
        List<PlannedScript> planScripts = planned.plan().scripts();
        List<NextScript.Names> names = next.names("return to " + version, planScripts.size());
        boolean tables = !schemas.now().catalog().tables().isEmpty();
        for (int i = 0; i < names.size(); i++) {
            String heading = "Returns to the schema of version " + version
                    + (names.size() == 1 ? "" : ", part " + (i + 1) + " of " + names.size());
            files.add(
                    names.get(i).migration(),
                    planScripts.get(i),
                    MigrationText.of(planScripts.get(i), heading, tables));
        }
        List<Finding> findings =
                new ScriptProof(server, new Normalisation(server), settings).findings(files, schemas.then());
        return findings.isEmpty() ? new Written(files.write(directory), List.of()) : new Written(List.of(), findings);
    }

    /** What became of it: files, or why there are none. */
    record Written(List<Path> files, List<Finding> findings) {
        Written {
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }
    }

    @Override
    public void close() {
        schemas.close();
    }
}
