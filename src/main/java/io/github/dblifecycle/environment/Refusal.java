package io.github.dblifecycle.environment;

/**
 * Why something is not done to an environment, in words for the person who asked for it.
 *
 * @param what the thing that was not done, for example {@code environment staging is not reset}
 * @param why the reason, one sentence without full stop
 * @param fix what to do instead
 */
public record Refusal(String what, String why, String fix) {

    public Refusal {
        if (what.isBlank() || why.isBlank() || fix.isBlank()) {
            throw new IllegalArgumentException("a refusal says what, why, and what to do");
        }
    }

    @Override
    public String toString() {
        return what + ": " + why + System.lineSeparator() + "    fix: " + fix;
    }
}
