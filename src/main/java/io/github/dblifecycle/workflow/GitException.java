package io.github.dblifecycle.workflow;

import java.util.Objects;

/** The git repository does not give what a goal needs of it. The message says what to do; it is also at hand by itself. */
public final class GitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;

    GitException(String problem, String fix) {
        super(problem + "\n    fix: " + fix);
        this.problem = Objects.requireNonNull(problem, "problem");
        this.fix = Objects.requireNonNull(fix, "fix");
    }

    GitException(String problem, String fix, Throwable cause) {
        this(problem, fix);
        initCause(cause);
    }

    /** What is wrong, in one sentence. */
    public String problem() {
        return problem;
    }

    /** What to do. */
    public String fix() {
        return fix;
    }
}
