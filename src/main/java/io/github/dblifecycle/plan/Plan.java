package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.util.List;
import java.util.function.Predicate;

/**
 * What leads from one catalog to another: statements in an order that works, in scripts that must run one after the other.
 *
 * @param scripts in their order; none if nothing differs
 * @param partial whether something is left that can only be planned from what the database holds after them: what a
 *     partition keeps of its parent once it is detached, for example
 */
public record Plan(List<PlannedScript> scripts, boolean partial) {

    public Plan {
        scripts = List.copyOf(scripts);
    }

    /** All there is to do. */
    public Plan(List<PlannedScript> scripts) {
        this(scripts, false);
    }

    public boolean isEmpty() {
        return scripts.isEmpty();
    }

    /** All statements in their order. */
    public List<PlannedStatement> statements() {
        return scripts.stream().flatMap(script -> script.statements().stream()).toList();
    }

    /** All hazards in the order of their statements. */
    public List<Hazard> hazards() {
        return statements().stream()
                .flatMap(statement -> statement.hazards().stream())
                .toList();
    }

    /** What it does about some objects only. */
    public Plan only(Predicate<ObjectReference> wanted) {
        return new Plan(
                scripts.stream().flatMap(script -> script.only(wanted).stream()).toList(), partial);
    }
}
