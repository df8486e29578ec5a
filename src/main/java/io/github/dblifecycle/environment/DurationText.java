package io.github.dblifecycle.environment;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 3s}, {@code 5m}, {@code 5 min}, {@code 1h}, {@code 1m30s}, {@code 30d}. */
public final class DurationText {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,6}\\s*(ms|s|sec|m|min|h|d)\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d{1,6})\\s*(ms|sec|s|min|m|h|d)");

    private DurationText() {}

    /**
     * @param parameter as the user knows it, for the message
     * @throws ConfigurationException for anything that is no duration, or none at all
     */
    public static Duration parse(String parameter, String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Duration duration = Duration.ZERO;
        if (WHOLE.matcher(plain).matches()) {
            Matcher part = PART.matcher(plain);
            while (part.find()) {
                long number = Long.parseLong(part.group(1));
                duration = duration.plus(
                        switch (part.group(2)) {
                            case "ms" -> Duration.ofMillis(number);
                            case "s", "sec" -> Duration.ofSeconds(number);
                            case "m", "min" -> Duration.ofMinutes(number);
                            case "h" -> Duration.ofHours(number);
                            default -> Duration.ofDays(number);
                        });
            }
        }
        if (duration.isZero()) {
            throw refused(
                    parameter, "is no duration: " + text, "write a number and a unit, for example 500ms, 3s, 5m, 1h");
        }
        return duration;
    }

    /** The exception for one parameter that holds what it cannot. */
    public static ConfigurationException refused(String parameter, String problem, String fix) {
        return new ConfigurationException(List.of(new ConfigurationProblem(parameter, problem, fix)));
    }
}
