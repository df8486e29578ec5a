package io.github.dblifecycle.trace;

import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Answers from which line a catalog row comes. */
public final class TracedPositions {

    private final NavigableMap<Long, List<Marker>> byTransaction = new TreeMap<>();

    /** @param markers those of one transaction in the order of their commands */
    TracedPositions(Collection<Marker> markers) {
        for (Marker marker : markers) {
            byTransaction
                    .computeIfAbsent(marker.transaction(), transaction -> new ArrayList<>())
                    .add(marker);
        }
    }

    /**
     * The statement that wrote the row: created the object, or changed it last.
     *
     * @param xmin the row's {@code xmin}, as {@code xmin::text::bigint}
     * @param cmin the row's {@code cmin}, as {@code cmin::text::bigint}
     * @return empty for rows older than the trace or of statements that were not marked
     */
    public Optional<SourcePosition> positionOf(long xmin, long cmin) {
        Map.Entry<Long, List<Marker>> transaction = byTransaction.floorEntry(xmin);
        if (transaction == null) {
            return Optional.empty();
        }
        List<Marker> markers = transaction.getValue();
        Marker last = markers.get(markers.size() - 1);
        if (last.announces() && xmin > transaction.getKey()) {
            return last.position();
        }
        return markers.stream()
                .filter(marker -> !marker.announces() && marker.command() >= cmin)
                .findFirst()
                .flatMap(Marker::position);
    }

    /**
     * One marker row.
     *
     * @param transaction the top-level transaction that wrote it
     * @param command its {@code cmin}
     * @param position empty for the row that parts what was there before from what is traced
     * @param announces whether it stands before its statement and not behind it
     */
    record Marker(long transaction, long command, Optional<SourcePosition> position, boolean announces) {

        static Marker ofNothing(long transaction, long command) {
            return new Marker(transaction, command, Optional.empty(), true);
        }

        static Marker of(long transaction, long command, SourcePosition position, boolean announces) {
            return new Marker(transaction, command, Optional.of(position), announces);
        }
    }
}
