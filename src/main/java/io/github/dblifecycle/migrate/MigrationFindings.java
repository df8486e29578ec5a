package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Failures of migrations as findings. */
final class MigrationFindings {

    private final ProjectLayout layout;
    private final MissingPlaceholder placeholders;

    MigrationFindings(ProjectLayout layout, List<Path> scripts) {
        this.layout = layout;
        this.placeholders = new MissingPlaceholder(layout, scripts);
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
        Optional<Finding> placeholder =
                cause instanceof FlywayException exception ? placeholders.in(exception) : Optional.empty();
        if (placeholder.isPresent()) {
            return placeholder.get();
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
        Optional<Finding> placeholder = placeholders.in(exception);
        return placeholder.isPresent() ? placeholder.get() : split("DB719", message, "see what Flyway says above");
    }

    SourcePosition position(MigrationInfo info) {
        String location = info.getPhysicalLocation();
        return layout.position(location == null || location.isEmpty() ? info.getScript() : location, 1);
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
