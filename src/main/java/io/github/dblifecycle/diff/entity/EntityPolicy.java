package io.github.dblifecycle.diff.entity;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database may do otherwise than entities say. */
public record EntityPolicy(Set<Tolerance> accepted) {

    private static final String NOT = "-";

    public EntityPolicy {
        accepted = accepted.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(accepted));
    }

    /** What is accepted where nobody says anything. */
    public static EntityPolicy usual() {
        return new EntityPolicy(
                Arrays.stream(Tolerance.values()).filter(Tolerance::usual).collect(Collectors.toSet()));
    }

    /**
     * The usual policy with changes.
     *
     * @param words each a tolerance to accept, or with a minus before it one to refuse: {@code wider-integer},
     *     {@code -timestamptz}; what comes later wins
     * @throws IllegalArgumentException where a word is none; the message names all there are
     */
    public static EntityPolicy of(List<String> words) {
        Set<Tolerance> accepted = EnumSet.noneOf(Tolerance.class);
        accepted.addAll(usual().accepted());
        for (String written : words) {
            String word = written.strip();
            boolean refused = word.startsWith(NOT);
            Tolerance tolerance = Tolerance.of(refused ? word.substring(NOT.length()) : word)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + word + "' is nothing that could be accepted or, with a minus before it, refused"));
            if (refused) {
                accepted.remove(tolerance);
            } else {
                accepted.add(tolerance);
            }
        }
        return new EntityPolicy(accepted);
    }

    boolean accepts(Tolerance tolerance) {
        return accepted.contains(tolerance);
    }
}
