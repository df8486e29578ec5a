package io.github.dblifecycle.telemetry;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a run wake somebody, and which say that it is over. Each subject at most once in a run, and what failed in a
 * run is not called over by the same run.
 *
 * <p>A run that somebody stopped ({@code run.interrupted}) opens nothing: who stopped it knows, and a CI stops runs that a newer
 * one replaces. Nor does a failed {@code db:validate}: it concerns a commit, not a database.
 */
final class IncidentRules {

    private static final String MIGRATE = "migrate";
    private static final String BACKUP = "backup";

    private final Set<IncidentSubject> opened = EnumSet.noneOf(IncidentSubject.class);
    private final Set<IncidentSubject> over = EnumSet.noneOf(IncidentSubject.class);

    Optional<IncidentChange> of(RunIdentity run, Event event) {
        Optional<IncidentChange> meant = meant(run, event);
        return meant.filter(change -> {
            boolean isNew = !opened.contains(change.subject());
            return isNew && (change.opens() ? opened : over).add(change.subject());
        });
    }

    private static Optional<IncidentChange> meant(RunIdentity run, Event event) {
        return Optional.ofNullable(
                switch (event.kind()) {
                    case SCRIPT_FAILED -> IncidentChange.opened(IncidentSubject.MIGRATION, "migration-failed");
                    case DEADLINE_PASSED -> deadline(run);
                    case RUN_FAILED ->
                        run.goal().equals(MIGRATE)
                                ? IncidentChange.opened(IncidentSubject.MIGRATION, "migration-failed")
                                : null;
                    case BACKUP_FAILED -> IncidentChange.opened(IncidentSubject.BACKUP, "backup-failed");
                    case RESTORE_FAILED -> IncidentChange.opened(IncidentSubject.RESTORE, "restore-failed");
                    case ROLLBACK_FAILED -> IncidentChange.opened(IncidentSubject.ROLLBACK, "rollback-failed");
                    case DRIFT_FOUND -> IncidentChange.opened(IncidentSubject.DRIFT, "drift-detected");
                    case RUN_FINISHED -> finished(run);
                    case BACKUP_VERIFIED -> IncidentChange.over(IncidentSubject.BACKUP);
                    case RESTORE_FINISHED -> IncidentChange.over(IncidentSubject.RESTORE);
                    case ROLLBACK_FINISHED -> IncidentChange.over(IncidentSubject.ROLLBACK);
                    case DRIFT_CLEARED -> IncidentChange.over(IncidentSubject.DRIFT);
                    default -> null;
                });
    }

    private static IncidentChange deadline(RunIdentity run) {
        return switch (run.goal()) {
            case BACKUP -> IncidentChange.opened(IncidentSubject.BACKUP, "backup-failed");
            case "restore" -> IncidentChange.opened(IncidentSubject.RESTORE, "restore-failed");
            case "rollback" -> IncidentChange.opened(IncidentSubject.ROLLBACK, "rollback-failed");
            default -> IncidentChange.opened(IncidentSubject.MIGRATION, "migration-deadline");
        };
    }

    private static @Nullable IncidentChange finished(RunIdentity run) {
        return switch (run.goal()) {
            case MIGRATE -> IncidentChange.over(IncidentSubject.MIGRATION);
            case BACKUP -> IncidentChange.over(IncidentSubject.BACKUP);
            default -> null;
        };
    }
}
