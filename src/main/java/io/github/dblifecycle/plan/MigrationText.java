package io.github.dblifecycle.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Writes planned scripts as people read them: what to review first, each hazard above its statement. */
public final class MigrationText {

    private static final String COMMENT = "-- ";

    private final StringBuilder text = new StringBuilder();
    private final boolean limited;

    private MigrationText(boolean limited) {
        this.limited = limited;
    }

    /**
     * Writes one script.
     *
     * @param heading what it is for; may be several lines
     * @param limited whether to set how long statements may wait and run, which nobody needs where no table is there yet
     * @return statements that each end with a semicolon; line breaks are {@code \n}
     */
    public static String of(PlannedScript script, String heading, boolean limited) {
        return new MigrationText(limited).write(script, heading);
    }

    private String write(PlannedScript script, String heading) {
        Objects.requireNonNull(heading, "heading");
        heading.lines().forEach(line -> comment(line));
        List<Hazard> hazards = script.statements().stream()
                .flatMap(statement -> statement.hazards().stream())
                .toList();
        if (!hazards.isEmpty()) {
            comment("To review before it runs: "
                    + (hazards.size() == 1
                            ? "one hazard, told above its statement"
                            : hazards.size() + " hazards, each told above its statement"));
        }
        Duration lockTimeout = Duration.ZERO;
        Duration timeout = Duration.ZERO;
        for (PlannedStatement statement : script.statements()) {
            text.append('\n');
            if (limited) {
                set(script, "lock_timeout", lockTimeout, statement.lockTimeout());
                set(script, "statement_timeout", timeout, statement.timeout());
                lockTimeout = statement.lockTimeout();
                timeout = statement.timeout();
            }
            statement.hazards().forEach(hazard -> comment(hazard.kind().word() + ": " + hazard.sentence()));
            text.append(statement.sql()).append(";\n");
        }
        if (!script.transactional()) {
            reset("lock_timeout", lockTimeout);
            reset("statement_timeout", timeout);
        }
        return text.toString();
    }

    private void comment(String words) {
        words.lines()
                .forEach(line -> text.append((COMMENT + line).stripTrailing()).append('\n'));
    }

    /** In a transaction it ends with that; without one it stays until it is taken back. */
    private void set(PlannedScript script, String setting, Duration before, Duration now) {
        if (!before.equals(now)) {
            text.append(script.transactional() ? "SET LOCAL " : "SET ")
                    .append(setting)
                    .append(" = ")
                    .append(words(now))
                    .append(";\n");
        }
    }

    private void reset(String setting, Duration last) {
        if (!last.isZero()) {
            text.append("\nRESET ").append(setting).append(";\n");
        }
    }

    private static String words(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        return duration.toMillis() % 1000 == 0 ? "'" + duration.toSeconds() + "s'" : "'" + duration.toMillis() + "ms'";
    }
}
