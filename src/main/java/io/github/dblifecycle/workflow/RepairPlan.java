package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedStatement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Statements that end a drift in one direction.
 *
 * @param plan empty where no statements are known
 * @param doubt why it is not proved that they do; empty once it is
 */
record RepairPlan(Optional<Plan> plan, Optional<String> doubt) {

    RepairPlan {
        Objects.requireNonNull(doubt, "doubt");
        plan = plan.filter(some -> !some.isEmpty());
    }

    static RepairPlan unknown(String why) {
        return new RepairPlan(Optional.empty(), Optional.of(why));
    }

    /** The statements about an object, without semicolons. */
    List<String> about(Predicate<ObjectReference> object) {
        return plan.stream()
                .flatMap(some -> some.statements().stream())
                .filter(statement -> object.test(statement.about()))
                .map(PlannedStatement::sql)
                .toList();
    }

    boolean isProved() {
        return plan.isPresent() && doubt.isEmpty();
    }
}
