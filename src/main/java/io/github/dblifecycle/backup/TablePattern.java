package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which tables or schemas are meant: names in which {@code *} stands for any characters. As in SQL, a name without quotes is
 * in lower case, and one in double quotes is as it is, with a star in it too.
 */
public final class TablePattern {

    private final String text;
    private final List<Pattern> parts;

    private TablePattern(String text, List<Pattern> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Of tables: {@code orders}, {@code app.*}, {@code "Odd Name".log_*}. Without a schema, tables of any are meant.
     *
     * @param setting where it stands
     * @throws ConfigurationException where it is none
     */
    public static TablePattern ofTable(String setting, String text) {
        TablePattern pattern = new TablePattern(text, parts(setting, text));
        if (pattern.parts.size() > 2) {
            throw refused(setting, text);
        }
        return pattern;
    }

    /** Of schemas. */
    public static TablePattern ofSchema(String setting, String text) {
        TablePattern pattern = new TablePattern(text, parts(setting, text));
        if (pattern.parts.size() > 1) {
            throw refused(setting, text);
        }
        return pattern;
    }

    private static ConfigurationException refused(String setting, String text) {
        return new ConfigurationException(List.of(new ConfigurationProblem(
                setting,
                "does not name tables or schemas: " + text,
                "write name, schema.name, or either with * in it; in double quotes what holds capitals or dots")));
    }

    private static List<Pattern> parts(String setting, String text) {
        List<Pattern> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        String trimmed = text.strip();
        for (int i = 0; i < trimmed.length(); i++) {
            char one = trimmed.charAt(i);
            if (one == '"' && quoted && trimmed.startsWith("\"\"", i)) {
                part.append(Pattern.quote("\""));
                i++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (quoted) {
                part.append(Pattern.quote(String.valueOf(one)));
            } else if (one == '.') {
                parts.add(pattern(setting, text, part));
                part.setLength(0);
            } else {
                part.append(
                        one == '*' ? ".*" : Pattern.quote(String.valueOf(one).toLowerCase(Locale.ROOT)));
            }
        }
        if (quoted) {
            throw refused(setting, text);
        }
        parts.add(pattern(setting, text, part));
        return parts;
    }

    private static Pattern pattern(String setting, String text, StringBuilder part) {
        if (part.isEmpty()) {
            throw refused(setting, text);
        }
        return Pattern.compile(part.toString(), Pattern.DOTALL);
    }

    /** Whether the table, or the schema of a pattern of schemas, is meant. */
    public boolean matches(QualifiedName table) {
        Objects.requireNonNull(table, "table");
        return parts.size() == 1
                ? parts.get(0).matcher(table.name().value()).matches()
                : parts.get(0).matcher(table.schema().value()).matches()
                        && parts.get(1).matcher(table.name().value()).matches();
    }

    /** Whether a schema of that name is meant. */
    public boolean matchesSchema(String schema) {
        return parts.get(0).matcher(schema).matches();
    }

    /** Whether it says of which schemas tables are meant. */
    public boolean namesSchema() {
        return parts.size() > 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
