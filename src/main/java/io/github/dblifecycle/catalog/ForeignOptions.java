package io.github.dblifecycle.catalog;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Options for foreign-data wrappers, from which secrets are taken out: of an option whose name sounds like a secret only
 * the name is kept, so that no password gets from a database into a file, a report or a log.
 */
public final class ForeignOptions {

    /** What stands for the value of a secret. */
    public static final String HIDDEN = "";

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(pass|pwd|secret|token|credential|private|(api|access|account|auth|ssl|service).?key).*",
            Pattern.DOTALL);

    private ForeignOptions() {}

    /** Whether the value of an option with this name is never kept. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    static SortedMap<String, String> copyOf(Map<String, String> options) {
        SortedMap<String, String> copy = new TreeMap<>(options);
        copy.replaceAll((name, value) -> isSecret(name) ? HIDDEN : value);
        return SortedOptions.copyOf(copy);
    }
}
