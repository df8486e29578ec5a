package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What entities cannot say themselves: what is an old thing under a new name, and what nobody needs any more.
 *
 * @param renames in the order they were given
 * @param pruneAll whether all tables and columns go that entities do not know
 * @param prune names of tables and columns that go
 */
public record EntityHints(List<Renamed> renames, boolean pruneAll, List<String> prune) {

    /** Nothing was said. */
    public static final EntityHints NONE = new EntityHints(List.of(), false, List.of());

    private static final String ALL = "true";
    private static final String NOTHING = "false";

    /**
     * One rename.
     *
     * @param old as messages show it, with or without the schema: {@code orders.note}, {@code public.orders}
     * @param now the new name alone: {@code remark}
     */
    public record Renamed(String old, String now) {

        @Override
        public String toString() {
            return old + ":" + now;
        }
    }

    public EntityHints {
        renames = List.copyOf(renames);
        prune = List.copyOf(prune);
    }

    /**
     * Understands what was typed.
     *
     * @param renames each {@code old:new}
     * @param prune {@code true}, {@code false}, or names
     * @throws ConfigurationException with everything that is written wrongly
     */
    public static EntityHints parse(List<String> renames, List<String> prune) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<Renamed> parsed = new ArrayList<>();
        for (String text : renames) {
            String[] names = text.strip().split(":", -1);
            if (names.length == 2 && !names[0].isBlank() && !names[1].isBlank()) {
                parsed.add(new Renamed(names[0].strip(), names[1].strip()));
            } else {
                problems.add(new ConfigurationProblem(
                        "db.rename",
                        "'" + text + "' says not what gets which name",
                        "write table.column:new_name or table:new_name, with commas between several"));
            }
        }
        List<String> names = prune.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        boolean all = names.contains(ALL);
        if (names.size() > 1 && (all || names.contains(NOTHING))) {
            problems.add(new ConfigurationProblem(
                    "db.prune",
                    "'" + String.join(",", names) + "' mixes names with " + (all ? ALL : NOTHING),
                    "write true for all that entities do not know, or the names of what is to go"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new EntityHints(parsed, all, all || names.contains(NOTHING) ? List.of() : names);
    }

    boolean isEmpty() {
        return renames.isEmpty() && !pruneAll && prune.isEmpty();
    }
}
