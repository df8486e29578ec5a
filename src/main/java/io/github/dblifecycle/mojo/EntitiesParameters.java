package io.github.dblifecycle.mojo;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.diff.entity.Tolerance;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.jpa.DdlCache;
import io.github.dblifecycle.workflow.RollingSettings;
import io.github.dblifecycle.workflow.RollingSettings.Demand;
import io.github.dblifecycle.workflow.RollingSettings.Order;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code <entities>} in the POM: which JPA entities declare the schema, what the database may do otherwise than they say, and what
 * is told of it.
 * Maven fills the fields by their names; each but {@code properties} is also a property, {@code -Ddb.entities.NAME}, which
 * wins, with commas between several.
 */
public final class EntitiesParameters {

    private static final String PREFIX = "db.entities.";
    private static final String EXTRA = "extra";
    private static final String BASE_TIMEOUT = "10m";

    private List<String> packages = new ArrayList<>();
    private List<String> units = new ArrayList<>();
    private List<String> profiles = new ArrayList<>();
    private List<String> modules = new ArrayList<>();
    private List<String> accept = new ArrayList<>();
    private List<String> report = new ArrayList<>();
    private Map<String, String> properties = new TreeMap<>();
    private List<String> base = new ArrayList<>();
    private List<String> acceptBreaks = new ArrayList<>();
    private @Nullable String rolling;
    private @Nullable String migrate;
    private @Nullable String baseTimeout;

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

    /**
     * How the version that runs is tried against the new schema.
     *
     * @param cache where DDL of commits is kept
     * @throws ConfigurationException with everything that is written wrongly
     */
    RollingSettings rolling(MavenRun run, DdlCache cache) {
        Problems problems = new Problems();
        Optional<Demand> demand =
                problems.collect(() -> choice(run, "rolling", rolling, Demand.values(), Demand.CHECK));
        Optional<Order> order = problems.collect(() -> choice(run, "migrate", migrate, Order.values(), Order.BEFORE));
        Optional<Duration> timeout = problems.collect(() -> DurationText.parse(
                PREFIX + "baseTimeout", text(run, "baseTimeout", baseTimeout).orElse(BASE_TIMEOUT)));
        problems.throwIfAny();
        List<Path> paths = list(run, "base", base).stream()
                .map(path -> run.relativeToProject(new File(path)))
                .toList();
        return new RollingSettings(
                demand.orElseThrow(),
                order.orElseThrow(),
                paths,
                new RollingSettings.Accepted(list(run, "acceptBreaks", acceptBreaks)),
                Optional.of(run.build().base(modules(run), timeout.orElseThrow())),
                cache);
    }

    private static <E extends Enum<E>> E choice(
            MavenRun run, String name, @Nullable String configured, E[] values, E usual) {
        Optional<String> text = text(run, name, configured);
        if (text.isEmpty()) {
            return usual;
        }
        return Arrays.stream(values)
                .filter(value -> word(value).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(List.of(new ConfigurationProblem(
                        PREFIX + name,
                        "'" + text.get() + "' is none of what it may be",
                        "write one of: "
                                + Arrays.stream(values)
                                        .map(EntitiesParameters::word)
                                        .collect(Collectors.joining(", "))))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(MavenRun run, String name, @Nullable String configured) {
        return Optional.ofNullable(run.userProperties().get(PREFIX + name))
                .or(() -> Optional.ofNullable(configured))
                .or(() -> run.projectProperty(PREFIX + name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
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
