package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.HistoryRow;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ScratchMigration;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.sql.Identifier;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a live database with what its applied migrations produce. The live database is only read; the migrations are
 * applied once more to a scratch database on a server of the same major version.
 */
public final class CheckDrift {

    private static final Set<ObjectReference> NEW_DATABASE = Set.of(
            ObjectReference.inDatabase(ObjectKind.SCHEMA, new Identifier("public")),
            ObjectReference.inDatabase(ObjectKind.EXTENSION, new Identifier("plpgsql")));

    /**
     * Compares.
     *
     * @throws SQLException where the database cannot be reached, or the scratch server goes away
     * @throws LiveDatabaseException where the database cannot be read
     * @throws IOException where the SQL to review cannot be written
     * @throws ConfigurationException where there is no database to check
     */
    public DriftOutcome run(DriftRequest request) throws SQLException, IOException {
        requireDatabase(request.environment());
        MigrationSettings settings = request.environment().migrations();
        try (TargetDatabase target = TargetDatabase.open(
                request.environment().environment(), request.environment().local())) {
            List<Finding> problems = new ArrayList<>(settings.locations().problems());
            if (problems.isEmpty()) {
                problems.addAll(ScratchMigration.checkNames(settings));
            }
            if (problems.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
                return notCompared(target.target(), problems, List.of());
            }
            return run(request, target.target(), LiveState.read(target, settings), problems);
        }
    }

    private static void requireDatabase(EnvironmentRequest request) {
        if (request.environment() instanceof Environment.Embedded
                && !request.local().hasData()) {
            String name = request.environment().name().value().toString();
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.env",
                    "there is no database to check: environment " + name + " ("
                            + request.environment().name().origin() + ") has no URL, and no local database was started"
                            + " yet",
                    "name the environment, -Ddb.env=staging, and where it is, DATABASE_URL_STAGING=postgresql://…; or"
                            + " mvn db:migrate makes a local one; or -Ddb.skip")));
        }
    }

    private static DriftOutcome notCompared(Target target, List<Finding> findings, List<HistoryEntry> entries) {
        return new DriftOutcome(
                target,
                findings,
                entries.stream().map(HistoryEntry::migration).toList(),
                false,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static DriftOutcome run(DriftRequest request, Target target, LiveState live, List<Finding> names)
            throws SQLException, IOException {
        List<HistoryRow> rows;
        if (live.history() instanceof LiveHistory.Found found) {
            rows = found.rows();
        } else if (live.history() instanceof LiveHistory.Absent absent) {
            if (!isEmpty(live.catalog())) {
                return notCompared(target, List.of(withoutHistory(absent, target)), List.of());
            }
            rows = List.of();
        } else {
            return notCompared(target, List.of(forbidden((LiveHistory.Forbidden) live.history(), target)), List.of());
        }
        ScratchSettings scratch = request.scratch().apply(live.major());
        try (ScratchServer server = ScratchServer.start(scratch)) {
            return new DriftComparison(request, target, live, rows, server, scratch).run(names);
        }
    }

    /** With nothing in it but what every new database has. */
    private static boolean isEmpty(Catalog catalog) {
        return catalog.notCompared().isEmpty()
                && NEW_DATABASE.containsAll(catalog.objects().keySet());
    }

    private static Finding withoutHistory(LiveHistory.Absent history, Target target) {
        return Finding.error(
                "DB818",
                Optional.empty(),
                target.environment() + " (" + target.database() + ") has no history of migrations: there is no table "
                        + history.table().display() + ", so what was applied is not known",
                "if its history has another name or schema: -Dflyway.table=… or -Dflyway.defaultSchema=…; if it was"
                        + " never migrated by Flyway, baseline it first");
    }

    static Finding forbidden(LiveHistory.Forbidden history, Target target) {
        return Finding.error(
                "DB818",
                Optional.empty(),
                "role " + history.role() + " may not read the history of " + target.environment() + ", table "
                        + history.table().display() + ", so what was applied is not known",
                "have its owner run: " + String.join(" ", history.grants()));
    }
}
