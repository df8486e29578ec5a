package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.sql.SqlError;
import java.util.List;
import java.util.Objects;

/** Whether a plan is known to lead where it should. */
public sealed interface Verdict {

    /** It was run in a scratch database, led to an equal catalog, and from there nothing more is planned. */
    record Proved() implements Verdict {}

    /** The server refuses a statement. */
    record Refused(PlannedStatement statement, SqlError error) implements Verdict {

        public Refused {
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * It runs, and does not lead there.
     *
     * @param changes what still differs; at least one
     */
    record Remaining(List<Change> changes) implements Verdict {

        public Remaining {
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException("nothing remains");
            }
        }
    }

    /**
     * It leads there, but the next plan would do something again.
     *
     * @param again not empty
     */
    record Unsettled(Plan again) implements Verdict {

        public Unsettled {
            Objects.requireNonNull(again, "again");
        }
    }

    /**
     * There is no plan.
     *
     * @param reason names the objects
     */
    record Impossible(String reason) implements Verdict {

        public Impossible {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Whether what was planned may be used. */
    default boolean isProved() {
        return this instanceof Proved;
    }
}
