package io.github.dblifecycle.install;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Values as they are written in a line of YAML, so that none of them can mean more than itself. */
final class YamlValue {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

    /** Plain, these are no texts, in one version of YAML or another. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlValue() {}

    /** @param plain whether it may stand without quotes, if it means the same */
    static String scalar(String text, boolean plain) {
        return plain && PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    static String sequence(List<String> texts) {
        return texts.stream().map(text -> scalar(text, true)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What a value on one line means: one text, or those of a sequence. */
    static List<String> read(String written) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(written);
        if (loaded instanceof List<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return List.of(loaded == null ? "" : String.valueOf(loaded));
    }
}
