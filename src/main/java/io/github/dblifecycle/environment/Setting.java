package io.github.dblifecycle.environment;

import java.util.Objects;

/**
 * A value with the place it came from, so that nobody has to guess which of many sources won.
 *
 * @param value never null; a {@link Secret} prints itself as asterisks
 * @param origin the place in the user's words: {@code -Ddb.url}, {@code environment variable DATABASE_URL_STAGING},
 *     {@code settings.xml server staging}, {@code default}
 * @param <T> the value's type
 */
public record Setting<T>(T value, String origin) {

    /** The origin of what nobody set. */
    public static final String DEFAULT = "default";

    public Setting {
        Objects.requireNonNull(value, "value");
        if (origin.isBlank()) {
            throw new IllegalArgumentException("a setting has an origin");
        }
    }

    public static <T> Setting<T> byDefault(T value) {
        return new Setting<>(value, DEFAULT);
    }

    @Override
    public String toString() {
        return value + " (" + origin + ")";
    }
}
