package io.github.dblifecycle.install;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a setting is to be.
 *
 * @param texts one for a line with a single value; a sequence takes any number
 */
public record SettingValue(List<String> texts) {

    public SettingValue {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a setting has a value, be it an empty one");
        }
    }

    public static SettingValue of(String text) {
        return new SettingValue(List.of(text));
    }

    /** For a sequence, one text stands for as many as it has commas; an empty one for none. */
    List<String> forSequence() {
        return texts.size() > 1
                ? texts
                : Arrays.stream(texts.get(0).split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    /** Why this may not stand in a file that a CI service reads. */
    Optional<String> problem() {
        for (String text : texts) {
            if (text.codePoints().anyMatch(Character::isISOControl)
                    || text.indexOf('\u2028') >= 0
                    || text.indexOf('\u2029') >= 0) {
                return Optional.of("holds a line break or another control character, and a value is one line");
            }
            if (text.contains("${{") || text.contains("$[[")) {
                return Optional.of(
                        "holds an expression of the CI service, which would put into a command what others wrote");
            }
        }
        return Optional.empty();
    }
}
