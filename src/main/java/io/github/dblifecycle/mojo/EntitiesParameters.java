package io.github.dblifecycle.mojo;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.diff.entity.Tolerance;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code <entities>} in the POM: which JPA entities declare the schema, what the database may do otherwise than they say, and what
 * is told of it.
 * Maven fills the fields by their names; each but {@code properties} is also a property, {@code -Ddb.entities.NAME}, which
 * wins, with commas between several.
 */
public final class EntitiesParameters {

    private static final String PREFIX = "db.entities.";
    private static final String EXTRA = "extra";

    private List<String> packages = new ArrayList<>();
    private List<String> units = new ArrayList<>();
    private List<String> profiles = new ArrayList<>();
    private List<String> modules = new ArrayList<>();
    private List<String> accept = new ArrayList<>();
    private List<String> report = new ArrayList<>();
    private Map<String, String> properties = new TreeMap<>();

    /** Only entities in these packages and below. */
    List<String> packages(MavenRun run) {
        return list(run, "packages", packages);
    }

    /** Only these persistence units. */
    List<String> units(MavenRun run) {
        return list(run, "units", units);
    }

    /** The profiles of Spring Boot or Quarkus. */
    List<String> profiles(MavenRun run) {
        return list(run, "profiles", profiles);
    }

    /** Dependencies in which entities are looked for too, {@code artifact} or {@code group:artifact}. */
    List<String> modules(MavenRun run) {
        return list(run, "modules", modules);
    }

    /** For the provider. */
    SortedMap<String, String> properties() {
        return new TreeMap<>(properties);
    }

    /** @throws ConfigurationException where a word is none */
    EntityPolicy policy(MavenRun run) {
        try {
            return EntityPolicy.of(list(run, "accept", accept));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    PREFIX + "accept", String.valueOf(e.getMessage()), "write some of: " + Tolerance.words())));
        }
    }

    /**
     * Whether to tell what only the migrations know.
     *
     * @throws ConfigurationException where a word is none
     */
    boolean extras(MavenRun run) {
        List<String> words = list(run, "report", report);
        words.stream().filter(word -> !word.equals(EXTRA)).findFirst().ifPresent(word -> {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    PREFIX + "report",
                    "'" + word + "' is nothing that could be reported besides mismatches",
                    "write " + EXTRA + ", for what migrations make and no entity mentions")));
        });
        return !words.isEmpty();
    }

    private static List<String> list(MavenRun run, String name, List<String> configured) {
        return Optional.ofNullable(run.userProperties().get(PREFIX + name))
                .or(() -> configured.isEmpty() ? run.projectProperty(PREFIX + name) : Optional.empty())
                .map(text -> Arrays.asList(text.split(",")))
                .orElse(configured)
                .stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
