package io.github.dblifecycle.migrate;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was decided about scripts that stopped half-way.
 *
 * @param only for the one there is; empty where it was not decided, or by name
 * @param named by version, or by the name of the script
 */
public record Settlements(Optional<Settlement> only, SortedMap<String, Settlement> named) {

    /** Nothing was decided. */
    public static final Settlements NONE = new Settlements(Optional.empty(), new TreeMap<>());

    public Settlements {
        Objects.requireNonNull(only, "only");
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        if (only.isPresent() && !named.isEmpty()) {
            throw new IllegalArgumentException("decided for the one there is, and by name");
        }
    }

    /**
     * Reads what was typed: {@code applied}, or {@code 8=applied,R__views.sql=again}.
     *
     * @throws IllegalArgumentException with what is wrong about it
     */
    public static Settlements parse(String text) {
        Map<String, Settlement> named = new TreeMap<>();
        Optional<Settlement> only = Optional.empty();
        for (String part : text.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            Settlement settlement = word(part.substring(equals + 1).strip());
            if (equals < 0) {
                if (text.contains(",")) {
                    throw new IllegalArgumentException("'" + part.strip()
                            + "' does not say which script it is about, and there is more than one decision");
                }
                only = Optional.of(settlement);
            } else if (named.put(part.substring(0, equals).strip(), settlement) != null) {
                throw new IllegalArgumentException(
                        part.substring(0, equals).strip() + " is decided about more than once");
            }
        }
        return new Settlements(only, new TreeMap<>(named));
    }

    private static Settlement word(String text) {
        for (Settlement settlement : Settlement.values()) {
            if (settlement.word().equals(text)) {
                return settlement;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is neither applied nor again");
    }

    /** What was decided about a row by name. */
    Optional<Settlement> of(HistoryRow row) {
        return row.version().map(named::get).or(() -> Optional.ofNullable(named.get(row.script())));
    }
}
