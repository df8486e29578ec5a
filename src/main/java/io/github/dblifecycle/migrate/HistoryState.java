package io.github.dblifecycle.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** What {@link #row(ResultSet)} reads, in its order. */
    static final String COLUMNS = "installed_rank, version, description, type, script, checksum, success";

    /**
     * Flyway's word for the row that says which schemas it made, in the place of the script; what comes next is not decided
     * by that.
     */
    private static final String SCHEMA = "SCHEMA";

    /** @param version empty for a repeatable migration */
    record Row(
            int rank,
            Optional<String> version,
            String description,
            String type,
            String script,
            Optional<Integer> checksum,
            boolean success) {
        Row {
            script = type.equals(SCHEMA) ? "" : script;
        }
    }

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
                        row.script(),
                        row.checksum(),
                        row.success()))
                .toList());
    }

    /** Of a result that begins with {@link #COLUMNS}. */
    static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt(1),
                Optional.ofNullable(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getObject(6, Integer.class)),
                row.getBoolean(7));
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
