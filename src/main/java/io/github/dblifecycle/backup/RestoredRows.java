package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a restored database again, in the order of columns that the file has, and adds them up. */
public final class RestoredRows {

    private static final Duration NOBODY_LOCKS = Duration.ofSeconds(30);
    private static final String LOADING = " FROM stdin";
    private static final String READING = " TO STDOUT";

    private RestoredRows() {}

    /**
     * Compares.
     *
     * @param loaded what rows added up to when they were loaded
     * @return which table has other rows, or which sequence another value; empty where all are alike
     */
    public static Optional<String> difference(CheckedDump dump, Map<String, RowSum> loaded, Database restored)
            throws SQLException {
        if (dump.kind() != CheckedDump.Kind.BACKUP) {
            return Optional.empty();
        }
        try (BackupSnapshot snapshot = BackupSnapshot.open(restored, NOBODY_LOCKS, relation -> true)) {
            Map<String, Relation> relations = new HashMap<>();
            snapshot.relations().forEach(relation -> relations.put(loading(relation), relation));
            for (Map.Entry<String, RowSum> table : new TreeMap<>(loaded).entrySet()) {
                String head = table.getKey().substring(0, table.getKey().length() - LOADING.length());
                int columns = columns(head, relations);
                @Nullable Relation relation = relations.get(head.substring(0, columns));
                String query = relation == null ? head + READING : query(head, columns, relation);
                RowSum there = sum(query, snapshot.leader());
                boolean alike = (relation != null && relation.extension().isPresent())
                        ? there.rows() >= table.getValue().rows()
                        : there.equals(table.getValue());
                if (!alike) {
                    return Optional.of(head.substring(0, columns).substring("COPY ".length()) + " has "
                            + there.rows() + " rows with checksum " + there.checksum() + ", the file "
                            + table.getValue().rows() + " with "
                            + table.getValue().checksum());
                }
            }
            return dump.facts().flatMap(facts -> sequences(facts, snapshot));
        }
    }

    private static Optional<String> sequences(BackupFacts facts, BackupSnapshot snapshot) {
        try {
            List<BackupFacts.SequenceFacts> there = snapshot.sequences(sequence -> true).stream()
                    .map(one -> new BackupFacts.SequenceFacts(one.name().display(), one.last(), one.called()))
                    .toList();
            return facts.sequences().stream()
                    .filter(one -> !there.contains(one))
                    .map(one -> "sequence " + one.name() + " does not stand at " + one.last())
                    .findFirst();
        } catch (SQLException e) {
            throw RestoreFailure.of("sequences", "", e);
        }
    }

    /** {@code COPY name}, as the file begins the statement that loads a table. */
    private static String loading(Relation relation) {
        String loading = new TableRows(
                        relation.name(), relation.name(), List.of(), Optional.empty(), 0, OptionalLong.empty())
                .loading();
        return loading.substring(0, loading.length() - LOADING.length() - 2);
    }

    /** Where the list of columns begins; the end where there is none. */
    private static int columns(String head, Map<String, Relation> relations) {
        for (int at = head.indexOf(" ("); at >= 0; at = head.indexOf(" (", at + 1)) {
            if (relations.containsKey(head.substring(0, at))) {
                return at;
            }
        }
        return head.length();
    }

    private static String query(String head, int columns, Relation relation) {
        if (!relation.partitioned() || columns == head.length()) {
            return head + READING;
        }
        return "COPY (SELECT " + head.substring(columns + 2, head.length() - 1) + " FROM "
                + relation.name().quoted() + ")" + READING;
    }

    private static RowSum sum(String query, Connection connection) throws SQLException {
        RowSum.Adding sum = new RowSum.Adding();
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            sum.add(row, 0, row.length);
        }
        return sum.sum();
    }
}
