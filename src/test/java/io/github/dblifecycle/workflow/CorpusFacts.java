package io.github.dblifecycle.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be known about a case before it runs.
 *
 * @param from the first major version whose server takes both sides
 * @param until the last one
 * @param online how its golden is planned
 * @param empty nothing that is compared differs, so that an empty plan is right
 * @param loses tables, columns and sequences whose content is gone or changed afterwards by intention, as
 *     {@code schema.table} and {@code schema.table.column}
 * @param roles that must exist before it is loaded
 * @param tablespaces likewise
 * @param collations likewise, of locale C, in schema {@code pg_catalog}
 */
record CorpusFacts(
        int from,
        int until,
        boolean online,
        boolean empty,
        Set<String> loses,
        List<String> roles,
        List<String> tablespaces,
        List<String> collations) {

    private static final Set<String> KNOWN =
            Set.of("from", "until", "online", "empty", "loses", "roles", "tablespaces", "collations");

    private static final int ANY_LATER = 99;

    CorpusFacts {
        loses = Set.copyOf(loses);
        roles = List.copyOf(roles);
        tablespaces = List.copyOf(tablespaces);
        collations = List.copyOf(collations);
    }

    /** @throws IllegalArgumentException at a key that means nothing */
    static CorpusFacts of(Properties properties) {
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!KNOWN.contains(key) && !key.startsWith("loads.")) {
                throw new IllegalArgumentException("unknown fact: " + key);
            }
        }
        int from = Integer.parseInt(properties.getProperty("from", "0"));
        return new CorpusFacts(
                refusedBefore(properties, from),
                Integer.parseInt(properties.getProperty("until", String.valueOf(ANY_LATER))),
                Boolean.parseBoolean(properties.getProperty("online", "true")),
                Boolean.parseBoolean(properties.getProperty("empty", "false")),
                Set.copyOf(list(properties, "loses")),
                list(properties, "roles"),
                list(properties, "tablespaces"),
                list(properties, "collations"));
    }

    boolean holdsOn(int major) {
        return from <= major && major <= until;
    }

    /** {@code loads.15=no}: the first server that takes it is a later one. */
    private static int refusedBefore(Properties properties, int from) {
        return properties.stringPropertyNames().stream()
                .filter(key ->
                        key.startsWith("loads.") && properties.getProperty(key).equals("no"))
                .mapToInt(key -> Integer.parseInt(key.substring("loads.".length())) + 1)
                .reduce(from, Math::max);
    }

    private static List<String> list(Properties properties, String key) {
        return Arrays.stream(properties.getProperty(key, "").split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
