package io.github.dblifecycle.environment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of an environment: a letter, then up to 62 letters, digits, {@code -} or {@code _}.
 *
 * <p>So narrow because it becomes part of a variable's name, of file names and of messages.
 */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {

    /** The developer's own database; where nothing else is said, the embedded one. */
    public static final EnvironmentName LOCAL = new EnvironmentName("local");

    /** What {@code DATABASE_URL} leads to when nobody named an environment. Protected, because nobody knows what it is. */
    public static final EnvironmentName DEFAULT = new EnvironmentName("default");

    private static final Set<String> PROTECTED = Set.of("production", "prod", "live", "default");

    public EnvironmentName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the name of an environment");
        }
    }

    /** Whether a text can be a name; tells nothing about whether such an environment exists. */
    public static boolean isValid(String text) {
        return Syntax.NAME.matcher(text).matches();
    }

    /** Whether the name alone says that people depend on this database. Upper and lower case mean the same. */
    public boolean isProtectedByDefault() {
        return PROTECTED.contains(value.toLowerCase(Locale.ROOT));
    }

    /** The variables that may hold this environment's URL, first one first: {@code DATABASE_URL_STAGING}. */
    public List<String> urlVariables() {
        String own = "DATABASE_URL_" + value.toUpperCase(Locale.ROOT).replace('-', '_');
        return value.equalsIgnoreCase("production") ? List.of(own, "DATABASE_URL_PROD") : List.of(own);
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** Apart from the record, whose constants need it while the record's own class is still being initialised. */
    private static final class Syntax {
        static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");
    }
}
