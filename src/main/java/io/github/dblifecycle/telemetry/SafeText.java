package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Redactor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Masks secrets in whatever is told, and cuts what is longer than somebody reads. Masked is first: half a secret would not be
 * found.
 *
 * <p>The lengths are such that no line of an event comes near the 256 KiB that Loki takes, whatever characters it holds.
 */
final class SafeText {

    static final int LONGEST_MESSAGE = 2000;
    static final int LONGEST_FIELD = 1000;
    static final int LONGEST_OF_SEVERAL = 200;
    static final int LONGEST_OF_IDENTITY = 500;
    private static final String CUT = "…";

    private final Redactor redactor;

    SafeText(Redactor redactor) {
        this.redactor = redactor;
    }

    String message(String text) {
        return text(text, LONGEST_MESSAGE);
    }

    /** What a service answered: one line, short, without control characters. */
    String answer(String text) {
        return text(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_OF_SEVERAL);
    }

    Map<EventField, Object> of(Map<EventField, Object> fields) {
        Map<EventField, Object> safe = new EnumMap<>(EventField.class);
        fields.forEach((field, value) -> {
            if (value instanceof String text) {
                safe.put(field, text(text, LONGEST_FIELD));
            } else if (value instanceof List<?> several) {
                safe.put(
                        field,
                        several.stream()
                                .map(one -> text(String.valueOf(one), LONGEST_OF_SEVERAL))
                                .toList());
            } else {
                safe.put(field, value);
            }
        });
        return safe;
    }

    RunIdentity of(RunIdentity run) {
        BuildFacts build = run.build();
        return new RunIdentity(
                identity(run.runId()),
                identity(run.goal()),
                identity(run.service()),
                identity(run.environment()),
                identity(run.databaseHost()),
                identity(run.databaseName()),
                identity(run.serverVersion()),
                identity(run.pluginVersion()),
                identity(run.flywayVersion()),
                new BuildFacts(
                        identity(build.repository()),
                        identity(build.commit()),
                        identity(build.branch()),
                        identity(build.runUrl()),
                        identity(build.actor())));
    }

    private String identity(String text) {
        return text(text, LONGEST_OF_IDENTITY);
    }

    private Optional<String> identity(Optional<String> text) {
        return text.map(this::identity);
    }

    private String text(String text, int longest) {
        return cut(redactor.redact(text), longest);
    }

    /** Not in the middle of a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
