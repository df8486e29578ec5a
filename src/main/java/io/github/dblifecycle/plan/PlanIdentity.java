package io.github.dblifecycle.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes a plan this one and no other: the pending scripts in their order, and what was applied before them. Where
 * that is the same, so is the {@link #hash()}, on whichever machine and day.
 *
 * @param scripts in the order in which they run
 * @param history in the order of the ranks
 */
public record PlanIdentity(List<Script> scripts, List<Applied> history) {

    /** Begins what is hashed; another one once other things go into it. */
    private static final String FORMAT = "db plan 1";

    /** Flyway's word for the row that tells of the schemas it made itself. */
    private static final String SCHEMAS_MADE = "SCHEMA";

    public PlanIdentity {
        scripts = List.copyOf(scripts);
        history = List.copyOf(history);
    }

    /**
     * A pending migration.
     *
     * @param type Flyway's word
     * @param version empty for a repeatable one
     * @param script file name, or class name of a Java migration
     * @param inTransaction whether it runs in a transaction
     * @param executed false where it is only recorded, not run
     * @param content a hash of all that it is made of
     */
    public record Script(
            String type,
            Optional<String> version,
            String description,
            String script,
            boolean inTransaction,
            boolean executed,
            String content) {

        public Script {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(script, "script");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * A row of the history; when and by whom it was applied does not matter.
     *
     * @param version empty for a repeatable migration
     * @param checksum Flyway's; empty where it counts none
     */
    public record Applied(
            int rank,
            Optional<String> version,
            String type,
            String script,
            Optional<Integer> checksum,
            boolean success) {

        public Applied {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(script, "script");
            Objects.requireNonNull(checksum, "checksum");
        }
    }

    /** 64 hexadecimal digits: a SHA-256. */
    public String hash() {
        FieldHash hash = new FieldHash().add(FORMAT).add(scripts.size());
        for (Script script : scripts) {
            hash.add(script.type())
                    .add(script.version())
                    .add(script.description())
                    .add(script.script())
                    .add(script.inTransaction())
                    .add(script.executed())
                    .add(script.content());
        }
        hash.add(history.size());
        for (Applied applied : history) {
            hash.add(applied.rank())
                    .add(applied.version())
                    .add(applied.type())
                    .add(applied.script())
                    .add(applied.checksum().map(String::valueOf))
                    .add(applied.success());
        }
        return hash.hex();
    }

    /**
     * Whether this is what is left of an earlier plan of which the first scripts have been applied since, and nothing else
     * has happened.
     */
    public boolean isRestOf(PlanIdentity earlier) {
        int done = earlier.scripts.size() - scripts.size();
        List<Applied> since = new ArrayList<>(history);
        if (earlier.history.isEmpty() && !since.isEmpty() && since.get(0).type().equals(SCHEMAS_MADE)) {
            since.remove(0);
        }
        if (done < 0
                || since.size() != earlier.history.size() + done
                || !since.subList(0, earlier.history.size()).equals(earlier.history)
                || !scripts.equals(earlier.scripts.subList(done, earlier.scripts.size()))) {
            return false;
        }
        for (int i = 0; i < done; i++) {
            if (!isRecordOf(since.get(earlier.history.size() + i), earlier.scripts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRecordOf(Applied applied, Script script) {
        return applied.success()
                && applied.type().equals(script.type())
                && applied.version().equals(script.version())
                && applied.script().equals(script.script());
    }

    /** What became of an earlier plan until this one, a sentence each; none where they are the same. */
    public List<String> differencesFrom(PlanIdentity earlier) {
        List<String> differences = new ArrayList<>();
        for (Applied applied : history) {
            if (!earlier.history.contains(applied)) {
                differences.add("the history has a row it did not have: " + row(applied));
            }
        }
        for (Applied applied : earlier.history) {
            if (!history.contains(applied)) {
                differences.add("the history had a row it has no more: " + row(applied));
            }
        }
        for (Script script : scripts) {
            Optional<Script> before = earlier.named(script.script());
            if (before.isEmpty()) {
                differences.add(script.script() + " is pending and was not part of it");
            } else if (!before.get().equals(script)) {
                differences.add(changed(before.get(), script));
            }
        }
        for (Script script : earlier.scripts) {
            if (named(script.script()).isEmpty()) {
                differences.add(script.script() + " was part of it and is not pending now");
            }
        }
        if (differences.isEmpty() && !equals(earlier)) {
            differences.add("the order is another one");
        }
        return differences;
    }

    private Optional<Script> named(String name) {
        return scripts.stream().filter(script -> script.script().equals(name)).findFirst();
    }

    private static String changed(Script before, Script now) {
        List<String> what = new ArrayList<>();
        if (!before.content().equals(now.content())) {
            what.add("its content changed");
        }
        if (before.inTransaction() != now.inTransaction()) {
            what.add(now.inTransaction() ? "it runs in a transaction now" : "it runs outside a transaction now");
        }
        if (before.executed() != now.executed()) {
            what.add(now.executed() ? "it is run now" : "it is only recorded now");
        }
        if (what.isEmpty()) {
            what.add("its version, description or type changed");
        }
        return now.script() + ": " + String.join(", ", what);
    }

    private static String row(Applied applied) {
        return "rank " + applied.rank() + ", " + applied.script() + (applied.success() ? "" : ", failed");
    }
}
