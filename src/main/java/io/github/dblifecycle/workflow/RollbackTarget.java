package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to go back to. */
public sealed interface RollbackTarget {

    /** The property it is typed as. */
    String PROPERTY = "db.target";

    /** In words. */
    String words();

    /**
     * A state of the schema.
     *
     * @param version of the newest migration that stays
     */
    record Version(String version) implements RollbackTarget {
        @Override
        public String words() {
            return "version " + version;
        }
    }

    /** All that the newest backup holds. */
    record LatestBackup() implements RollbackTarget {
        @Override
        public String words() {
            return "the latest backup";
        }
    }

    /** All that the newest snapshot holds. */
    record Snapshot() implements RollbackTarget {
        @Override
        public String words() {
            return "the latest snapshot";
        }
    }

    /** @throws ConfigurationException where nothing is typed, or nothing that can be a version */
    static RollbackTarget parse(@Nullable String typed) {
        String text = Optional.ofNullable(typed).orElse("").strip();
        if (text.equals("latest-backup")) {
            return new LatestBackup();
        }
        if (text.equals("snapshot")) {
            return new Snapshot();
        }
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    PROPERTY,
                    text.isEmpty() ? "nobody said what to go back to" : "'" + text + "' is no version",
                    "-Ddb.target=VERSION of the newest migration that is to stay, -Ddb.target=latest-backup or"
                            + " -Ddb.target=snapshot; db:history lists the versions")));
        }
        return new Version(text);
    }
}
