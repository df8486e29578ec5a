package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns what differs between two catalogs into ordered statements. Pure: whether they are right is proved by running them.
 *
 * <p>Each object has a {@link Fate}; what happens to it becomes {@link Action}s, which know what they end and begin; their
 * order follows from what the server says depends on what.
 */
public final class MigrationPlanner {

    /** More than enough for what real schemas hold; each round takes something out of a circle. */
    private static final int ROUNDS = 8;

    private MigrationPlanner() {}

    /**
     * Plans what makes a database that holds the first schema hold the second.
     *
     * @param from with its dependencies
     * @param to with its dependencies
     * @throws UnplannableException where PostgreSQL has no way to get there
     */
    public static Plan plan(Catalog from, Catalog to, PlanSettings settings) throws UnplannableException {
        Planning planning = new Planning(from, to, settings);
        Optional<String> misplaced = MisplacedColumns.among(planning);
        if (misplaced.isPresent()) {
            throw new UnplannableException(misplaced.get());
        }
        List<PlannedStatement> partings = Partings.of(planning);
        if (!partings.isEmpty()) {
            return new Plan(List.of(new PlannedScript(true, partings)), true);
        }
        Set<ObjectReference> detached = new HashSet<>();
        List<Action> stuck = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            ActionOrder order = ActionOrder.of(Actions.of(planning, detached), from, to, detached);
            if (order.stuck().isEmpty()) {
                return new Plan(
                        order.scripts(), planning.leavesToAttached() || new HandedDown(planning).leavesToHeirs());
            }
            stuck = order.stuck();
            if (!detached.addAll(Circles.detachable(stuck, planning, detached))) {
                break;
            }
        }
        throw new UnplannableException("these wait for each other, and nothing can be done first: "
                + stuck.stream()
                        .map(action -> action.about().display())
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }
}
