package io.github.dblifecycle.migrate;

/** Carries through Flyway that the run has to end where it is; what to tell is known to whoever ended it. */
final class RunEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunEnded(String message) {
        super(message);
    }
}
