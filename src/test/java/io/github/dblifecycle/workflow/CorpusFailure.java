package io.github.dblifecycle.workflow;

import java.util.Objects;
import java.util.Optional;

/**
 * What kept a pair of schemas from converging.
 *
 * @param step what was being done
 * @param reason what the server said, or what was left
 * @param statement that was refused
 */
record CorpusFailure(Step step, String reason, Optional<String> statement) {

    /** What is done with a pair, in this order. */
    enum Step {
        LOAD("load"),
        PLAN("plan"),
        GOLDEN("golden"),
        APPLY("apply"),
        DIFFERENCE("difference"),
        AGAIN("plan again"),
        ROWS("rows"),
        DUMP("pg_dump"),
        PROOF("proof");

        private final String word;

        Step(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    CorpusFailure {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(statement, "statement");
    }

    static CorpusFailure of(Step step, String reason) {
        return new CorpusFailure(step, reason, Optional.empty());
    }

    /** Whether another failure is of the same sort, whatever objects it is about. */
    boolean resembles(CorpusFailure other) {
        return step == other.step && shape().equals(other.shape());
    }

    /** The reason without what differs from case to case. */
    String shape() {
        String first = reason.lines().findFirst().orElse("");
        return first.replaceAll("\"[^\"]*\"|'[^']*'|[a-z_]*[a-z0-9_]*\\d[a-z0-9_]*", "*");
    }

    @Override
    public String toString() {
        return step + ": " + reason + statement.map(sql -> "\n    in: " + sql).orElse("");
    }
}
