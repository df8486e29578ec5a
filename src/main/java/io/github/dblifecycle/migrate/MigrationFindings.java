package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of migrations as findings. */
final class MigrationFindings {

    /** Flyway's words, between which the placeholder stands; there is no error code for it. */
    private static final String MISSING_VALUE = "No value provided for placeholder: ";

    private static final String MISSING_VALUE_END = ".  Check";

    private static final String SET_PLACEHOLDER =
            "set it: -Dflyway.placeholders.NAME=VALUE or <placeholders> of the plugin, or switch replacement off for the"
                    + " script with placeholderReplacement=false in its .conf file";

    private static final Logger LOG = LoggerFactory.getLogger(MigrationFindings.class);

    private final ProjectLayout layout;

    MigrationFindings(ProjectLayout layout) {
        this.layout = layout;
    }

    static Finding of(ScriptFailure failure) {
        List<String> details = new ArrayList<>();
        failure.error().detail().ifPresent(detail -> details.add("detail: " + detail));
        failure.error().hint().ifPresent(hint -> details.add("hint: " + hint));
        failure.error().where().ifPresent(where -> details.add("where: " + where.replace("\n", "; ")));
        details.add("statement: " + firstLine(failure.statement()));
        return Finding.error(
                        "DB718",
                        Optional.of(failure.position()),
                        "migration fails: " + failure.error().message() + " (SQLSTATE "
                                + failure.error().sqlState() + ")",
                        "correct the script; the transaction it ran in was rolled back")
                .withDetails(details);
    }

    Finding of(MigrationInfo info, Exception cause) {
        Optional<String> placeholder = missingPlaceholder(message(cause));
        if (placeholder.isPresent()) {
            return Finding.error(
                    "DB713",
                    Optional.of(position(info, placeholder.get())),
                    "no value is set for placeholder " + placeholder.get(),
                    SET_PLACEHOLDER);
        }
        return Finding.error(
                "DB718",
                Optional.of(position(info)),
                "migration fails: " + message(cause),
                "correct the migration; the transaction it ran in was rolled back");
    }

    Finding of(FlywayException exception) {
        String message = message(exception);
        if (exception.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
                || exception.getErrorCode() == CoreErrorCode.DUPLICATE_REPEATABLE_MIGRATION) {
            return split("DB709", message, "give the newer one the next free version");
        }
        if (message.contains(MISSING_VALUE)) {
            return split("DB713", message, SET_PLACEHOLDER);
        }
        return split("DB719", message, "see what Flyway says above");
    }

    SourcePosition position(MigrationInfo info) {
        String location = info.getPhysicalLocation();
        return layout.position(location == null || location.isEmpty() ? info.getScript() : location, 1);
    }

    private static Optional<String> missingPlaceholder(String message) {
        int start = message.indexOf(MISSING_VALUE);
        int end = message.indexOf(MISSING_VALUE_END, Math.max(start, 0));
        return start < 0 || end < 0
                ? Optional.empty()
                : Optional.of(message.substring(start + MISSING_VALUE.length(), end));
    }

    /** The first line that holds the text; the first of all where the script is in no file. */
    private SourcePosition position(MigrationInfo info, String text) {
        SourcePosition start = position(info);
        Path file = layout.directory().resolve(start.file());
        if (!Files.isRegularFile(file)) {
            return start;
        }
        try {
            List<String> lines = Files.readString(file).lines().toList();
            return IntStream.range(0, lines.size())
                    .filter(index -> lines.get(index).contains(text))
                    .mapToObj(index -> new SourcePosition(start.file(), index + 1))
                    .findFirst()
                    .orElse(start);
        } catch (IOException e) {
            LOG.debug("{} cannot be read as UTF-8, so the line of {} is not known", file, text, e);
            return start;
        }
    }

    private static Finding split(String code, String message, String fix) {
        List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
        return Finding.error(code, Optional.empty(), lines.isEmpty() ? "Flyway failed" : lines.get(0), fix)
                .withDetails(lines.subList(Math.min(1, lines.size()), lines.size()));
    }

    private static String message(Throwable exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getName() : message.strip();
    }

    private static String firstLine(String statement) {
        String line = statement.strip().lines().findFirst().orElse("");
        return line.length() > 120 ? line.substring(0, 117) + "..." : line;
    }
}
