package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A placeholder that nobody gave a value, and the line that uses it. Flyway names the placeholder alone. */
final class MissingPlaceholder {

    private static final String BEFORE = "No value provided for placeholder: ";
    private static final String BEHIND = ".  Check your configuration!";

    private final ProjectLayout layout;
    private final List<Path> scripts;

    /** @param scripts where it may stand, looked through in this order */
    MissingPlaceholder(ProjectLayout layout, List<Path> scripts) {
        this.layout = layout;
        this.scripts = scripts;
    }

    /**
     * The finding, if that is what Flyway complains of.
     *
     * @param script the one it failed in, where that is known
     */
    Optional<Finding> in(Throwable exception, Optional<String> script) {
        String message = String.valueOf(exception.getMessage());
        int start = message.indexOf(BEFORE);
        if (start < 0) {
            return Optional.empty();
        }
        int end = message.indexOf(BEHIND, start);
        String placeholder = message.substring(start + BEFORE.length(), end < 0 ? message.length() : end);
        String name = placeholder.replaceAll("[^A-Za-z0-9_.:-]", "");
        return Optional.of(Finding.error(
                "DB713",
                script.flatMap(file -> position(placeholder, List.of(Path.of(file))))
                        .or(() -> position(placeholder, scripts)),
                "placeholder " + placeholder + " has no value",
                "give it one: -Dflyway.placeholders." + name + "=VALUE, or <flyway><placeholders." + name
                        + ">VALUE</placeholders." + name + "></flyway> in the plugin's configuration; if it is no"
                        + " placeholder, put placeholderReplacement=false into a .conf file beside the script"));
    }

    private Optional<SourcePosition> position(String placeholder, List<Path> among) {
        for (Path script : among) {
            List<String> lines = lines(script);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(placeholder)) {
                    return Optional.of(layout.position(script.toString(), i + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Bytes that are no UTF-8 do not matter here: a placeholder's name and line ends are ASCII in most encodings. */
    private static List<String> lines(Path script) {
        try {
            return new String(Files.readAllBytes(script), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
