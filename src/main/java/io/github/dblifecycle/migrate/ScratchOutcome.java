package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the migrations fared in a scratch database. */
public sealed interface ScratchOutcome {

    /** The scripts that ran, in the order they ran. */
    List<Ran> ran();

    /**
     * A migration that ran.
     *
     * @param version empty for a repeatable one
     * @param script file name, or class name of a Java migration
     * @param duration wall time in the scratch database, which tells little about a full one
     */
    record Ran(Optional<String> version, String script, Duration duration) {}

    /** All of them ran. */
    record Complete(List<Ran> ran) implements ScratchOutcome {
        public Complete {
            ran = List.copyOf(ran);
        }
    }

    /** One did not, and those behind it were not tried. */
    record Stopped(List<Ran> ran, List<Finding> findings) implements ScratchOutcome {
        public Stopped {
            ran = List.copyOf(ran);
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("stopped without a reason");
            }
        }
    }
}
