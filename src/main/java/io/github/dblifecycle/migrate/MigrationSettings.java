package io.github.dblifecycle.migrate;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a project's migrations are found and read.
 *
 * @param layout where the project keeps its files
 * @param locations where its migrations are
 * @param flyway settings in Flyway's own spelling ({@code flyway.placeholders.owner}), sorted; never a location, a URL
 *     or a credential, which have rooms of their own
 * @param classLoader finds Java migrations, callbacks and what they need; closed by whoever made it
 */
public record MigrationSettings(
        ProjectLayout layout, MigrationLocations locations, Map<String, String> flyway, ClassLoader classLoader) {

    public MigrationSettings {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(locations, "locations");
        Objects.requireNonNull(classLoader, "classLoader");
        flyway = Collections.unmodifiableMap(new TreeMap<>(flyway));
        for (String kept : new String[] {"flyway.locations", "flyway.url", "flyway.user", "flyway.password"}) {
            if (flyway.containsKey(kept)) {
                throw new IllegalArgumentException(kept + " does not belong among the settings passed through");
            }
        }
    }
}
