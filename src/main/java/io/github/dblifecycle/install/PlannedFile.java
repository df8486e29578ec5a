package io.github.dblifecycle.install;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as it is, and as it is to be.
 *
 * @param path relative to the repository, with forward slashes; absolute where it lies outside
 * @param before its text now; empty where there is none
 * @param after its text to be
 * @param executable it has to be, or nobody runs it
 * @param refusal why it may not be written, and what to do; empty where it may
 */
public record PlannedFile(
        String path, Optional<String> before, String after, boolean executable, Optional<Refusal> refusal) {

    /**
     * Somebody else's text would be lost.
     *
     * @param reason one sentence, without the file's name
     * @param forcible {@code db.force} is a way out
     */
    public record Refusal(String reason, String fix, boolean forcible) {

        public Refusal {
            if (reason.isBlank() || fix.isBlank()) {
                throw new IllegalArgumentException("a refusal says why, and what to do");
            }
        }
    }

    /** What becomes of a file. */
    public enum State {
        NEW,
        CHANGED,
        UNCHANGED
    }

    public PlannedFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(refusal, "refusal");
    }

    public static PlannedFile of(String path, Optional<String> before, String after) {
        return new PlannedFile(path, before, after, false, Optional.empty());
    }

    public PlannedFile refused(Refusal why) {
        return new PlannedFile(path, before, after, executable, Optional.of(why));
    }

    public PlannedFile asExecutable() {
        return new PlannedFile(path, before, after, true, refusal);
    }

    public State state() {
        if (before.isEmpty()) {
            return State.NEW;
        }
        return same(before.get(), after) ? State.UNCHANGED : State.CHANGED;
    }

    /** Git may check out a file with either end of lines. */
    private static boolean same(String one, String other) {
        return one.replace("\r\n", "\n").equals(other.replace("\r\n", "\n"));
    }

    /** From what it is to what it is to be; empty for a new file, and where nothing changes. */
    public List<String> diff() {
        return state() == State.CHANGED ? TextDiff.lines(path, before.orElseThrow(), after) : List.of();
    }
}
