package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Refusal;
import io.github.dblifecycle.finding.Finding;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An earlier state of a database as a whole, which somebody kept: a file, a database of the server, a branch. */
interface RollbackCopy {

    /** Which state it is. */
    Instant time();

    /** Of the newest migration that was applied then; empty where none was, or nobody can tell. */
    Optional<String> version();

    /** What it costs to go back to it; nothing is changed. */
    RollbackOption option(RollbackWay way) throws SQLException;

    /** Goes back to it. */
    Taken take(RollbackListener listener) throws SQLException;

    /** What came of it. */
    sealed interface Taken {

        /**
         * The database is what it was then.
         *
         * @param did what was done, a sentence each
         * @param findings what there is to say besides
         */
        record Done(List<String> did, List<Finding> findings) implements Taken {
            public Done {
                did = List.copyOf(did);
                findings = List.copyOf(findings);
            }
        }

        /** It is not; findings say what is true now. */
        record Failed(List<Finding> findings, Throwable cause) implements Taken {
            public Failed {
                findings = List.copyOf(findings);
                Objects.requireNonNull(cause, "cause");
            }
        }

        /** Nobody confirmed that it is meant. */
        record NotConfirmed(Refusal refusal) implements Taken {}
    }
}
