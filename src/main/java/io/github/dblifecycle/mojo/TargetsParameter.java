package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.migrate.MigrationTarget;
import io.github.dblifecycle.migrate.TargetRules;
import io.github.dblifecycle.migrate.TargetSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code <targets>} in the POM: which schemas or databases get the migrations, and how a run goes through them. Each is also a
 * property of the command line, which wins. Maven fills the fields by their names.
 */
public final class TargetsParameter {

    private static final String PREFIX = "db.targets.";

    private @Nullable List<String> schemas;
    private @Nullable String schemasQuery;
    private @Nullable List<String> databases;
    private @Nullable String databasesQuery;
    private @Nullable Integer parallel;
    private @Nullable String canary;
    private @Nullable Integer stopAfter;

    /** What a run is for, and how it goes. */
    record Choice(TargetSelection selection, TargetRules rules) {}

    /**
     * Empty where the environment's database itself is meant.
     *
     * @param configured in the POM; null where it is not
     * @param properties of the command line
     * @throws ConfigurationException with all that is wrong
     */
    static Optional<Choice> choose(@Nullable TargetsParameter configured, Map<String, String> properties) {
        TargetsParameter own = configured == null ? new TargetsParameter() : configured;
        if (isSkipped(properties)) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        List<TargetSelection> typed = selections(
                list(properties.get(PREFIX + "schemas")),
                properties.get(PREFIX + "schemasQuery"),
                list(properties.get(PREFIX + "databases")),
                properties.get(PREFIX + "databasesQuery"));
        List<TargetSelection> selections =
                typed.isEmpty() ? selections(own.schemas, own.schemasQuery, own.databases, own.databasesQuery) : typed;
        if (selections.size() > 1 || (selections.isEmpty() && (configured != null || isAnyTyped(properties)))) {
            problems.add(List.of(new ConfigurationProblem(
                    "targets",
                    selections.isEmpty()
                            ? "it does not say which targets there are"
                            : "it says in more than one way which targets there are",
                    "one of schemas, schemasQuery, databases and databasesQuery")));
        }
        Optional<TargetRules> rules = problems.collect(() -> rules(own, properties));
        problems.throwIfAny();
        return selections.stream().findFirst().map(selection -> new Choice(selection, rules.orElseThrow()));
    }

    private static boolean isSkipped(Map<String, String> properties) {
        String skip = properties.get(PREFIX + "skip");
        return skip != null && !skip.equals("false");
    }

    private static boolean isAnyTyped(Map<String, String> properties) {
        return Stream.of("parallel", "canary", "stopAfter").anyMatch(name -> properties.containsKey(PREFIX + name));
    }

    private static List<TargetSelection> selections(
            @Nullable List<String> schemas,
            @Nullable String schemasQuery,
            @Nullable List<String> databases,
            @Nullable String databasesQuery) {
        List<TargetSelection> found = new ArrayList<>();
        if (schemas != null) {
            found.add(new TargetSelection.Named(MigrationTarget.Kind.SCHEMA, filled(schemas)));
        }
        if (schemasQuery != null) {
            found.add(new TargetSelection.Queried(MigrationTarget.Kind.SCHEMA, schemasQuery));
        }
        if (databases != null) {
            found.add(new TargetSelection.Named(MigrationTarget.Kind.DATABASE, filled(databases)));
        }
        if (databasesQuery != null) {
            found.add(new TargetSelection.Queried(MigrationTarget.Kind.DATABASE, databasesQuery));
        }
        return found;
    }

    /** Maven gives null for an element without text. */
    private static List<String> filled(List<@Nullable String> names) {
        return names.stream().map(name -> name == null ? "" : name).toList();
    }

    private static @Nullable List<String> list(@Nullable String text) {
        return text == null
                ? null
                : Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    private static TargetRules rules(TargetsParameter own, Map<String, String> properties) {
        Problems problems = new Problems();
        TargetRules usual = TargetRules.USUAL;
        Optional<Integer> parallel = problems.collect(
                () -> number("parallel", own.parallel, properties, usual.parallel(), TargetRules.MOST_PARALLEL));
        Optional<Integer> stopAfter = problems.collect(
                () -> number("stopAfter", own.stopAfter, properties, usual.stopAfter(), Integer.MAX_VALUE));
        problems.throwIfAny();
        String typed = properties.get(PREFIX + "canary");
        String canary = typed == null ? own.canary : typed;
        return new TargetRules(parallel.orElseThrow(), canaries(canary), stopAfter.orElseThrow());
    }

    /** A number, or names with commas between them. */
    private static TargetRules.Canaries canaries(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new TargetRules.Canaries.First(0);
        }
        return text.strip().matches("\\d{1,6}")
                ? new TargetRules.Canaries.First(Integer.parseInt(text.strip()))
                : new TargetRules.Canaries.Named(
                        Stream.of(text.split(",", -1)).map(String::strip).toList());
    }

    private static int number(
            String name, @Nullable Integer configured, Map<String, String> properties, int usual, int most) {
        String typed = properties.get(PREFIX + name);
        int value = configured == null ? usual : configured;
        if (typed != null) {
            value = typed.strip().matches("\\d{1,9}") ? Integer.parseInt(typed.strip()) : 0;
        }
        if (value < 1 || value > most) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    PREFIX + name,
                    "is no number that works: " + (typed == null ? String.valueOf(value) : typed),
                    most == Integer.MAX_VALUE ? "1 or more" : "from 1 to " + most)));
        }
        return value;
    }

    @Override
    public String toString() {
        return "targets";
    }
}
