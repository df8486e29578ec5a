package io.github.dblifecycle.install;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a template whose value a project sets: {@code DEPLOY_COMMAND: '' # setting: deploy-command}; in a shell script with
 * an equals sign.
 *
 * @param before all that stands in front of the value
 * @param value as it is written, with its quotes
 * @param name of the setting
 */
record SettingLine(String before, String value, String name) {

    private static final String COMMENT = " # setting: ";
    private static final Pattern LINE =
            Pattern.compile("(\\s*(?:- )*[^\\s#:=]+(?:: |=))(.*)" + COMMENT + "([a-z][a-z0-9-]*)\\s*");

    SettingLine {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(name, "name");
    }

    static Optional<SettingLine> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new SettingLine(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    boolean isShell() {
        return before.endsWith("=");
    }

    boolean isSequence() {
        return !isShell() && value.startsWith("[");
    }

    /** What the value means; a sequence has any number. */
    List<String> meaning() {
        return isShell() ? List.of(ShellWord.unquote(value)) : YamlValue.read(value);
    }

    /** With another value, written the way this line's is. */
    String with(List<String> values) {
        if (isShell()) {
            return before + ShellWord.quote(values.get(0)) + COMMENT + name;
        }
        String written = isSequence()
                ? YamlValue.sequence(values)
                : YamlValue.scalar(values.get(0), !value.startsWith("'") && !value.startsWith("\""));
        return before + written + COMMENT + name;
    }

    /** With another value, byte by byte. */
    String withWritten(String written) {
        return before + written + COMMENT + name;
    }

    String blank() {
        return before + COMMENT + name;
    }
}
