package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Failures of migrations as findings. */
final class MigrationFindings {

    private static final Pattern PLACEHOLDER = Pattern.compile("No value provided for placeholder: (\\S+?)\\.?(\\s|$)");
    private static final String PLACEHOLDER_FIX =
            "set it: -Dflyway.placeholders.NAME=VALUE or <placeholders> of the plugin, or switch replacement off for"
                    + " the script with placeholderReplacement=false in its .conf file";

    private final ProjectLayout layout;

    MigrationFindings(ProjectLayout layout) {
        this.layout = layout;
    }

    static Finding of(ScriptFailure failure) {
        List<String> details = new ArrayList<>(details(failure.error()));
        details.add("statement: " + firstLine(failure.statement()));
        return Finding.error(
                        "DB718",
                        Optional.of(failure.position()),
                        "migration fails: " + message(failure.error()),
                        "correct the script; the transaction it ran in was rolled back")
                .withDetails(details);
    }

    /** A failure that belongs to no statement: of Java code, of the commit, of placeholders. */
    Finding of(MigrationInfo info, Exception cause) {
        Matcher placeholder = PLACEHOLDER.matcher(message(cause));
        if (placeholder.find()) {
            String name = placeholder.group(1);
            return Finding.error(
                    "DB713",
                    Optional.of(layout.position(position(info).file(), lineOf(info, name))),
                    "placeholder " + name + " has no value",
                    PLACEHOLDER_FIX);
        }
        Optional<SqlError> error = causes(cause)
                .filter(SQLException.class::isInstance)
                .findFirst()
                .map(found -> SqlError.of((SQLException) found));
        Throwable root = causes(cause).reduce((first, second) -> second).orElse(cause);
        return Finding.error(
                        "DB718",
                        Optional.of(position(info)),
                        "migration fails: "
                                + error.map(MigrationFindings::message).orElseGet(() -> message(root)),
                        "correct the migration; the transaction it ran in was rolled back")
                .withDetails(error.map(MigrationFindings::details).orElse(List.of()));
    }

    Finding of(FlywayException exception) {
        String message = message(exception);
        if (exception.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
                || exception.getErrorCode() == CoreErrorCode.DUPLICATE_REPEATABLE_MIGRATION) {
            return split("DB709", message, "give the newer one the next free version");
        }
        if (PLACEHOLDER.matcher(message).find()) {
            return split("DB713", message, PLACEHOLDER_FIX);
        }
        return split("DB719", message, "see what Flyway says above");
    }

    /** The script; the source of a Java migration where the project has it, else its class. */
    SourcePosition position(MigrationInfo info) {
        if (!info.getType().name().contains("SQL")) {
            return layout.position(layout.source(info.getScript()).orElse(info.getScript()), 1);
        }
        String location = info.getPhysicalLocation();
        return layout.position(location == null || location.isEmpty() ? info.getScript() : location, 1);
    }

    private static Finding split(String code, String message, String fix) {
        List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
        return Finding.error(code, Optional.empty(), lines.isEmpty() ? "Flyway failed" : lines.get(0), fix)
                .withDetails(lines.subList(Math.min(1, lines.size()), lines.size()));
    }

    /** Flyway tells no line of its own that could be relied on. */
    private static int lineOf(MigrationInfo info, String placeholder) {
        try {
            List<String> lines = Files.readAllLines(Path.of(info.getPhysicalLocation()));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(placeholder)) {
                    return i + 1;
                }
            }
            return 1;
        } catch (IOException | InvalidPathException e) {
            return 1;
        }
    }

    private static Stream<Throwable> causes(Throwable first) {
        return Stream.iterate(first, Objects::nonNull, Throwable::getCause);
    }

    private static List<String> details(SqlError error) {
        List<String> details = new ArrayList<>();
        error.detail().ifPresent(detail -> details.add("detail: " + detail));
        error.hint().ifPresent(hint -> details.add("hint: " + hint));
        error.where().ifPresent(where -> details.add("where: " + where.replace("\n", "; ")));
        return details;
    }

    private static String message(SqlError error) {
        return error.message() + " (SQLSTATE " + error.sqlState() + ")";
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
