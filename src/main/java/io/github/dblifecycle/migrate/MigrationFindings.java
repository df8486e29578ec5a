package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.resolver.ResolvedMigration;

/** Failures of migrations as findings. */
final class MigrationFindings {

    private final ProjectLayout layout;
    private final MissingPlaceholder placeholders;

    /** @param scripts all there are, to find a line in that Flyway does not tell */
    MigrationFindings(ProjectLayout layout, List<Path> scripts) {
        this.layout = layout;
        this.placeholders = new MissingPlaceholder(layout, scripts);
    }

    static Finding of(ScriptFailure failure) {
        List<String> details = new ArrayList<>(details(failure.error()));
        details.add("statement: " + firstLine(failure.statement()));
        return Finding.error(
                        "DB718",
                        Optional.of(failure.position()),
                        "migration fails: " + message(failure.error()),
                        failure.error().sqlState().equals("0A000")
                                        && failure.error().message().startsWith("extension \"")
                                ? "name a server that has the extension, for scratch databases:"
                                        + " -Ddb.scratchUrl=postgresql://…"
                                : "correct the script; the transaction it ran in was rolled back")
                .withDetails(details);
    }

    /** A failure that belongs to no statement: of Java code, of the commit, of placeholders. */
    Finding of(MigrationInfo info, Exception cause) {
        Optional<Finding> placeholder = placeholders.in(cause, Optional.ofNullable(info.getPhysicalLocation()));
        if (placeholder.isPresent()) {
            return placeholder.get();
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
        Optional<Finding> placeholder = placeholders.in(exception, Optional.empty());
        return placeholder.isPresent() ? placeholder.get() : split("DB719", message, "see what Flyway says above");
    }

    /** The script; the source of a Java migration where the project has it, else its class. */
    SourcePosition position(MigrationInfo info) {
        if (!info.getType().name().contains("SQL")) {
            return layout.position(layout.source(info.getScript()).orElse(info.getScript()), 1);
        }
        String location = info.getPhysicalLocation();
        return layout.position(location == null || location.isEmpty() ? info.getScript() : location, 1);
    }

    SourcePosition position(ResolvedMigration script) {
        if (!script.getType().name().contains("SQL")) {
            return layout.position(layout.source(script.getScript()).orElse(script.getScript()), 1);
        }
        String location = script.getPhysicalLocation();
        return layout.position(location == null || location.isEmpty() ? script.getScript() : location, 1);
    }

    private static Finding split(String code, String message, String fix) {
        List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
        return Finding.error(code, Optional.empty(), lines.isEmpty() ? "Flyway failed" : lines.get(0), fix)
                .withDetails(lines.subList(Math.min(1, lines.size()), lines.size()));
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
