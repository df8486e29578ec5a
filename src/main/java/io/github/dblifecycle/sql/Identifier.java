package io.github.dblifecycle.sql;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One name of an object as the server stores it, without quotes.
 *
 * <p>Quoting follows PostgreSQL, "4.1.1. Identifiers and Key Words": a name may hold any character but NUL, a double
 * quote is doubled.
 *
 * @param value the name, case as stored; never empty
 */
public record Identifier(String value) implements Comparable<Identifier> {

    /** The server cuts off what is longer (PostgreSQL, "4.1.1. Identifiers and Key Words", NAMEDATALEN). */
    public static final int MOST_BYTES = 63;

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[a-z_][a-z0-9_$]*");

    public Identifier {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name is not empty and holds no NUL character");
        }
    }

    /** The beginning of a text that has no more bytes than these, as the server counts them; no character is cut in two. */
    public static String cut(String text, int bytes) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** For SQL that is run: always in quotes, so that a key word or an upper-case letter needs no thought. */
    public String quoted() {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /** For SQL that people read too: in quotes only where it must be, as the server prints it. */
    public String readable() {
        return NEEDS_NO_QUOTES.matcher(value).matches() && !KeyWords.contains(value) ? value : quoted();
    }

    /** For messages: in quotes only where a reader would otherwise be misled. */
    public String display() {
        return NEEDS_NO_QUOTES.matcher(value).matches() ? value : quoted();
    }

    @Override
    public int compareTo(Identifier other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return display();
    }
}
