package io.github.dblifecycle.workflow;

import io.github.dblifecycle.jpa.DdlCache;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How entities of the version that is replaced are tried on the new schema.
 *
 * @param demand what happens if they cannot be tried
 * @param order whether migrations run before or after the application is deployed
 * @param base compiled entities of the base commit: directories, jars, or one file that {@code db:entity-class-path} wrote;
 *     empty where they are to be built
 * @param accepted names of objects whose breaks are meant
 * @param build how the base commit is built; empty where nobody can
 * @param cache where DDL of commits is kept
 */
public record RollingSettings(
        Demand demand, Order order, List<Path> base, Accepted accepted, Optional<BaseBuild> build, DdlCache cache) {

    /** What happens if old entities cannot be tried. */
    public enum Demand {
        /** Nothing is tried. */
        OFF,
        /** It is told. */
        CHECK,
        /** It is an error. */
        REQUIRED
    }

    /** When migrations run. */
    public enum Order {
        /** Before the new version starts: the old one meets the new schema. */
        BEFORE,
        /** After: the new version meets the old schema. */
        AFTER
    }

    /** Breaks that somebody took upon themselves. */
    public record Accepted(List<String> patterns) {

        public Accepted {
            patterns = List.copyOf(patterns);
        }

        /**
         * Whether one of the patterns is the name of an object.
         *
         * @param name as messages show it without its kind: {@code public.orders.note}
         */
        boolean accepts(String name) {
            return patterns.stream()
                    .anyMatch(pattern -> glob(pattern).matcher(name).matches());
        }

        /** A name without its schema stands for that of any schema. */
        private static Pattern glob(String pattern) {
            return Pattern.compile("(?:[^.]*\\.)?"
                    + pattern.codePoints()
                            .mapToObj(
                                    character -> character == '*' ? ".*" : Pattern.quote(Character.toString(character)))
                            .collect(Collectors.joining()));
        }
    }

    public RollingSettings {
        Objects.requireNonNull(demand, "demand");
        Objects.requireNonNull(order, "order");
        base = List.copyOf(base);
        Objects.requireNonNull(accepted, "accepted");
        Objects.requireNonNull(build, "build");
        Objects.requireNonNull(cache, "cache");
    }
}
