package io.github.dblifecycle.migrate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;

/**
 * All of a history that decides what Flyway does next. When, by whom and how fast a migration was applied is no part of it,
 * so that the histories of two databases that were migrated alike are equal.
 *
 * @param rows in the order of their ranks
 */
record HistoryState(List<Row> rows) {

    /** Flyway's word for the row that says which schemas it made, in the place of the script; what comes next is not decided by it. */
    private static final String SCHEMA = "SCHEMA";

    /** @param version empty for a repeatable migration */
    record Row(
            int rank,
            Optional<String> version,
            String description,
            String type,
            String script,
            Optional<Integer> checksum,
            boolean success) {}

    HistoryState {
        rows = List.copyOf(rows);
    }

    static HistoryState of(List<HistoryRow> rows) {
        return new HistoryState(rows.stream()
                .map(row -> new Row(
                        row.rank(),
                        row.version(),
                        row.description(),
                        row.type(),
                        row.type().equals(SCHEMA) ? "" : row.script(),
                        row.checksum(),
                        row.success()))
                .toList());
    }

    /** The newest version that was applied and not taken back; empty where there is none. */
    Optional<String> version() {
        Set<MigrationVersion> applied = new TreeSet<>();
        for (Row row : rows) {
            if (row.success() && row.version().isPresent()) {
                MigrationVersion version =
                        MigrationVersion.fromVersion(row.version().get());
                if (row.type().startsWith("UNDO") || row.type().equals("DELETE")) {
                    applied.remove(version);
                } else {
                    applied.add(version);
                }
            }
        }
        return applied.stream().reduce((first, second) -> second).map(MigrationVersion::getVersion);
    }
}
