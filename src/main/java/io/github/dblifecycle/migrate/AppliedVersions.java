package io.github.dblifecycle.migrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/** The versioned migrations that a history counts as applied, told apart from what was taken back or never came to its end. */
public final class AppliedVersions {

    private static final String BASELINE = "BASELINE";

    private final List<HistoryRow> rows;
    private final SortedMap<MigrationVersion, HistoryRow> applied = new TreeMap<>();

    private AppliedVersions(List<HistoryRow> rows) {
        this.rows = List.copyOf(rows);
        for (HistoryRow row : rows) {
            if (row.success() && row.version().isPresent()) {
                MigrationVersion version =
                        MigrationVersion.fromVersion(row.version().get());
                if (row.type().startsWith("UNDO") || row.type().equals(UndoScript.TYPE)) {
                    applied.remove(version);
                } else {
                    applied.put(version, row);
                }
            }
        }
    }

    /** @param rows of one history, by rank */
    public static AppliedVersions of(List<HistoryRow> rows) {
        return new AppliedVersions(Objects.requireNonNull(rows, "rows"));
    }

    /** Whether a migration of this version is applied; false for what is no version. */
    public boolean has(String version) {
        return parsed(version).filter(applied::containsKey).isPresent();
    }

    /** As the history spells it. */
    public Optional<String> spelled(String version) {
        return parsed(version).map(applied::get).flatMap(HistoryRow::version);
    }

    private static Optional<MigrationVersion> parsed(String version) {
        try {
            return Optional.of(MigrationVersion.fromVersion(version));
        } catch (FlywayException e) {
            return Optional.empty();
        }
    }

    /** The versions, the oldest first, as the history spells them. */
    public List<String> versions() {
        return applied.values().stream().flatMap(row -> row.version().stream()).toList();
    }

    /** The newest of a history, as it spells it; empty where none is applied, or where it cannot be read. */
    public static Optional<String> newest(LiveHistory history) {
        return history instanceof LiveHistory.Found found
                ? of(found.rows()).versions().stream().reduce((first, second) -> second)
                : Optional.empty();
    }

    /**
     * What goes if this version is to be the newest: the last applied first.
     *
     * @param version one that is applied
     */
    public List<HistoryRow> after(String version) {
        return applied.tailMap(MigrationVersion.fromVersion(version)).values().stream()
                .filter(row -> !row.version().equals(spelled(version)))
                .sorted(Comparator.comparingInt(HistoryRow::rank).reversed())
                .toList();
    }

    /** The history without these. */
    public List<HistoryRow> without(List<HistoryRow> gone) {
        List<HistoryRow> left = new ArrayList<>(rows);
        left.removeAll(gone);
        return left;
    }

    /** Those that did not come to their end, outside a transaction. */
    public List<HistoryRow> halfDone() {
        return rows.stream().filter(row -> !row.success()).toList();
    }

    /** Whether what this row stands for is known by its number alone. */
    public static boolean isBaseline(HistoryRow row) {
        return row.type().equals(BASELINE);
    }
}
