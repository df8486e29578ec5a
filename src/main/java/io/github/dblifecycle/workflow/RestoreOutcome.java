package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.CheckedDump;
import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What became of a restore. */
public sealed interface RestoreOutcome {

    /** Nobody confirmed that this environment is meant. Neither file nor database was asked. */
    record NotConfirmed(Refusal refusal) implements RestoreOutcome {}

    /**
     * The database holds what the file holds.
     *
     * @param rows as the server counted them; 0 where pg_restore loaded them
     * @param tables with rows in the file, where that is known
     * @param snapshotTime the instant it shows, where that is known
     * @param migrationVersion of the file, where that is known
     * @param kept how the old database is called now; empty where there is none
     * @param createdRoles that were missing
     * @param findings what there is to say besides
     */
    record Done(
            Target target,
            Path file,
            CheckedDump.Kind kind,
            long rows,
            OptionalInt tables,
            Optional<String> snapshotTime,
            Optional<String> migrationVersion,
            RestoreSettings.Verification verification,
            boolean beside,
            Optional<String> kept,
            List<String> createdRoles,
            List<Finding> findings)
            implements RestoreOutcome {

        public Done {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(kind, "kind");
            createdRoles = List.copyOf(createdRoles);
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }

    /**
     * Nothing was changed; this is what would be done.
     *
     * @param rows in the file, where that is known
     * @param beside whether a new database would take the place of the old one
     * @param replaced some of what is in the database now
     * @param createdRoles that would be made
     */
    record Possible(
            Target target,
            Path file,
            CheckedDump.Kind kind,
            OptionalLong rows,
            OptionalInt tables,
            Optional<String> snapshotTime,
            boolean beside,
            List<String> replaced,
            List<String> createdRoles)
            implements RestoreOutcome {

        public Possible {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(kind, "kind");
            replaced = List.copyOf(replaced);
            createdRoles = List.copyOf(createdRoles);
        }
    }

    /**
     * The database is as it was.
     *
     * @param environment its name
     * @param target empty where the file was refused before the database was asked
     */
    record Failed(String environment, Optional<Target> target, List<Finding> findings, Throwable cause)
            implements RestoreOutcome {

        public Failed {
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(cause, "cause");
            findings = findings.stream().sorted(Finding.ORDER).toList();
        }
    }
}
