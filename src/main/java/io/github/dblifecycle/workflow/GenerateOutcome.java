package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of {@code db:generate}. */
public sealed interface GenerateOutcome {

    /** The migrations lead to the declared schema already. */
    record Nothing() implements GenerateOutcome {}

    /**
     * Nothing was written.
     *
     * @param findings why, at least one, sorted
     * @param planning what would have been written, as far as it got
     */
    record Refused(List<Finding> findings, Optional<Planning> planning) implements GenerateOutcome {

        public Refused {
            findings = findings.stream().sorted(Finding.ORDER).toList();
            Objects.requireNonNull(planning, "planning");
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }

    /**
     * Scripts were written, and applied by Flyway before that.
     *
     * @param files in the order of their names
     * @param rows which tables keep their rows when the migration is taken back; empty without undo scripts
     * @param major of the server it was proved on
     * @param notes what a user should know, a sentence each
     */
    record Written(List<Path> files, Planning planning, List<KeptRows> rows, int major, List<String> notes)
            implements GenerateOutcome {

        public Written {
            files = List.copyOf(files);
            Objects.requireNonNull(planning, "planning");
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }
}
