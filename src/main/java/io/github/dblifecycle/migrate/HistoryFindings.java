package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.output.ValidateOutput;

/** Where a database's history and the scripts disagree. */
final class HistoryFindings {

    private HistoryFindings() {}

    static Finding of(ProjectLayout layout, ValidateOutput invalid) {
        Optional<ScriptProgress.Told> told = ScriptProgress.read(invalid.description);
        String description = told.map(ScriptProgress.Told::description).orElse(invalid.description);
        Optional<SourcePosition> position = Optional.ofNullable(invalid.filepath)
                .filter(path -> !path.isEmpty())
                .map(path -> told.map(stopped -> StoppedScripts.position(layout, path, stopped.statement()))
                        .orElseGet(() -> layout.position(path, 1)));
        String name = invalid.version == null || invalid.version.isEmpty()
                ? "repeatable migration '" + description + "'"
                : "migration " + invalid.version + " (" + description + ")";
        List<String> words =
                invalid.errorDetails.errorMessage.lines().map(String::strip).toList();
        ErrorCode code = invalid.errorDetails.errorCode;
        if (code == CoreErrorCode.CHECKSUM_MISMATCH) {
            return Finding.error(
                            "DB710",
                            position,
                            name + " was edited after it had been applied to this database",
                            "put the script back as it was (git log -p shows the edit) and make the change in a new"
                                    + " migration")
                    .withDetails(words);
        }
        if (code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
                || code == CoreErrorCode.APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED) {
            return Finding.error(
                            "DB724",
                            position,
                            name + " has been applied to this database, but its script is gone",
                            "put the script back, or check out the commit this database was migrated from")
                    .withDetails(words);
        }
        if (code == CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED) {
            return Finding.error(
                            "DB725",
                            position,
                            name + " is older than the newest applied migration and was never applied",
                            "give it the next free version, or allow it with -Dflyway.outOfOrder=true")
                    .withDetails(words);
        }
        if (code == CoreErrorCode.FAILED_VERSIONED_MIGRATION || code == CoreErrorCode.FAILED_REPEATABLE_MIGRATION) {
            return Finding.error(
                            "DB726",
                            position,
                            name
                                    + told.filter(stopped -> stopped.statements() > 1)
                                            .map(stopped ->
                                                    " stopped half-way in an earlier run, outside a transaction, in"
                                                            + " statement " + stopped.statement() + " of "
                                                            + stopped.statements())
                                            .orElse(" failed half-way in an earlier run, outside a transaction"),
                            StoppedScripts.FIX)
                    .withDetails(told.map(StoppedScripts::told).orElse(words));
        }
        return Finding.error("DB719", position, name + " does not match the history", "see what Flyway says above")
                .withDetails(words);
    }
}
