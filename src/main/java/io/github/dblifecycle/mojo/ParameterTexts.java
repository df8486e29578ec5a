package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values of a group of parameters, each of which is also a property that wins.
 *
 * @param prefix of the properties, with its dot
 * @param typed what was typed
 */
record ParameterTexts(String prefix, Map<String, String> typed) {

    String text(String field, @Nullable Object configured, String usual) {
        @Nullable String property = typed.get(prefix + field);
        return property != null ? property : configured != null ? configured.toString() : usual;
    }

    Optional<Duration> duration(String field, @Nullable String configured) {
        String text = text(field, configured, "");
        return text.isBlank() ? Optional.empty() : Optional.of(DurationText.parse(prefix + field, text));
    }

    /** @throws io.github.dblifecycle.environment.ConfigurationException where it is no such number */
    long number(String field, @Nullable Object configured, long usual, long least, long most) {
        String text = text(field, configured, String.valueOf(usual));
        String wanted = "a number from " + least + " to " + most;
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(field, text, wanted);
        }
        throw refused(field, text, wanted);
    }

    boolean flag(String field, @Nullable Boolean configured, boolean usual) {
        String text = text(field, configured, String.valueOf(usual));
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw refused(field, text, "true or false");
        };
    }

    <E extends Enum<E>> E choice(String field, @Nullable String configured, E usual, E[] values) {
        String text = text(field, configured, usual.name());
        return Arrays.stream(values)
                .filter(one -> one.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> refused(
                        field,
                        text,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values)
                                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                                .toList())));
    }

    private RuntimeException refused(String field, String text, String wanted) {
        return DurationText.refused(prefix + field, "is not " + wanted + ": " + text, "write " + wanted);
    }
}
