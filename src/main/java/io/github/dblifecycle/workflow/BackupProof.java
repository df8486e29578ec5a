package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupLoader;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.ClientPrograms;
import io.github.dblifecycle.backup.CopiedRows;
import io.github.dblifecycle.backup.RowSum;
import io.github.dblifecycle.backup.SequenceValue;
import io.github.dblifecycle.backup.TableRows;
import io.github.dblifecycle.backup.UnpublishedBackup;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.SqlError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Restores a backup into a scratch server of the same major version, and compares what is there with what was read. */
final class BackupProof {

    private static final Duration NOBODY_LOCKS = Duration.ofSeconds(10);
    private static final int MOST_DETAILS = 10;

    private final BackupRequest request;
    private final BackupPlan plan;
    private final BackupListener listener;

    BackupProof(BackupRequest request, BackupPlan plan, BackupListener listener) {
        this.request = request;
        this.plan = plan;
        this.listener = listener;
    }

    /** Fills an empty database. */
    private interface Loading {
        void into(ScratchDatabase database) throws SQLException;
    }

    /** @throws BackupException where it does not restore, or not to the same */
    void restore(UnpublishedBackup backup) throws SQLException {
        restore(backup, database -> load(backup, database));
    }

    /** The same of what pg_dump wrote. */
    void restoreDump(UnpublishedBackup backup, ClientPrograms programs) throws SQLException {
        restore(backup, database -> {
            try {
                programs.restore(backup.part(), database.database(), Optional.ofNullable(System.getenv("PATH")));
            } catch (IOException e) {
                throw new SQLException("psql cannot be run: " + e.getMessage(), e);
            }
        });
    }

    private void restore(UnpublishedBackup backup, Loading loading) throws SQLException {
        listener.begins(BackupListener.Step.RESTORING);
        ScratchSettings settings = request.scratch().apply(plan.snapshot().major());
        try (ScratchServer server = ScratchServer.start(settings)) {
            if (settings instanceof ScratchSettings.Embedded) {
                ScratchSurroundings surroundings = new ScratchSurroundings(server);
                surroundings.createRoles(plan.contents().roles());
                if (plan.aspects().tablespaces()) {
                    surroundings.createTablespaces(plan.catalog());
                }
            }
            try (ScratchDatabase database = server.createDatabase("backup")) {
                loading.into(database);
                listener.begins(BackupListener.Step.COMPARING);
                compare(backup, database, server);
            }
        } catch (ScratchException e) {
            throw new BackupException(
                    Finding.error(
                            "DB790",
                            Optional.empty(),
                            "the backup could not be proved, because there is no scratch server to restore it into: "
                                    + e.getMessage(),
                            "name a server of yours, -Ddb.scratchUrl=postgresql://…; or do with less:"
                                    + " -Ddb.verify=checksum"),
                    e);
        }
    }

    private void load(UnpublishedBackup backup, ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            boolean withPublic = plan.catalog().all(Schema.class).stream()
                    .anyMatch(schema -> schema.name().value().equals("public"));
            if (!withPublic) {
                execute(connection, "DROP SCHEMA public");
            }
            BackupLoader.load(backup.part(), connection);
        } catch (SQLException e) {
            SqlError error = SqlError.of(e);
            throw new BackupException(
                    Finding.error(
                                    "DB788",
                                    Optional.empty(),
                                    "the backup does not restore: " + error.message() + " (SQLSTATE "
                                            + error.sqlState()
                                            + "); a file that does not restore is no backup, and was deleted",
                                    "if an extension is missing on the scratch server, name one that has it:"
                                            + " -Ddb.scratchUrl=postgresql://…; else -Ddb.backup.engine=pg_dump, and"
                                            + " tell us")
                            .withDetails(error.where().map(List::of).orElse(List.of())),
                    e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void compare(UnpublishedBackup backup, ScratchDatabase database, ScratchServer server) throws SQLException {
        List<String> differences = new ArrayList<>(schema(database, server));
        try (BackupSnapshot copy = BackupSnapshot.open(database.database(), NOBODY_LOCKS, relation -> true)) {
            differences.addAll(rows(backup, copy));
            differences.addAll(sequences(copy));
        }
        if (!differences.isEmpty()) {
            throw new BackupException(Finding.error(
                            "DB789",
                            Optional.empty(),
                            "the backup restores to something else than was read: " + differences.get(0)
                                    + (differences.size() == 1
                                            ? ""
                                            : " and " + (differences.size() - 1) + " more differences"),
                            "this is an error of the plugin's; -Ddb.backup.engine=pg_dump makes a backup without it")
                    .withDetails(differences.subList(0, Math.min(MOST_DETAILS, differences.size()))));
        }
    }

    private List<String> schema(ScratchDatabase database, ScratchServer server) throws SQLException {
        Catalog copy;
        try (Connection connection = database.connect()) {
            copy = new CatalogReader().read(connection, ReadScope.everything()).catalog();
        }
        return new Normalisation(server, plan.aspects())
                .changes(plan.catalog(), copy).stream()
                        .filter(change -> !isOrderOfChild(change))
                        .map(BackupProof::text)
                        .toList();
    }

    /** CREATE TABLE … INHERITS puts what a child has from its parents first, whenever it came; so it is with pg_dump. */
    private static boolean isOrderOfChild(Change change) {
        return change instanceof Change.Altered altered
                && altered.from() instanceof Table table
                && !table.inherits().isEmpty()
                && altered.properties().stream()
                        .allMatch(property -> property.property().equals(PropertyChange.COLUMN_ORDER));
    }

    private static String text(Change change) {
        return change.reference() + ": "
                + (change instanceof Change.Altered altered
                        ? altered.properties().toString()
                        : change.getClass().getSimpleName());
    }

    private List<String> rows(UnpublishedBackup backup, BackupSnapshot copy) throws SQLException {
        List<TableRows> tables = plan.tables(copy.relations().stream());
        Map<String, RowSum> there = CopiedRows.sums(
                copy,
                tables,
                plan.contents().largeObjects(),
                request.settings().compression().readers());
        List<String> differences = new ArrayList<>();
        Map<String, RowSum> copied = byTarget(there);
        byTarget(backup.sums()).forEach((table, sum) -> {
            RowSum found = copied.getOrDefault(table, RowSum.NONE);
            if (!found.equals(sum)) {
                differences.add("rows of " + table + ": " + sum.rows() + " with checksum " + sum.checksum()
                        + " were read, " + found.rows() + " with " + found.checksum() + " are in the copy");
            }
        });
        return differences;
    }

    /** Which partition a row is in may change where hashes of enums say so. */
    private Map<String, RowSum> byTarget(Map<String, RowSum> sums) {
        Map<String, String> targets = plan.contents().tables().stream()
                .collect(Collectors.toMap(
                        table -> table.table().display(), table -> table.into().display()));
        Map<String, RowSum> merged = new TreeMap<>();
        sums.forEach((table, sum) -> merged.merge(targets.getOrDefault(table, table), sum, RowSum::plus));
        return merged;
    }

    private List<String> sequences(BackupSnapshot copy) throws SQLException {
        List<SequenceValue> there = copy.sequences(sequence -> true);
        List<QualifiedName> names = there.stream().map(SequenceValue::name).toList();
        return plan.contents().sequences().stream()
                .filter(one -> !there.contains(one))
                .map(one -> "sequence " + one.name().display()
                        + (names.contains(one.name()) ? " has another value" : " is missing"))
                .toList();
    }
}
