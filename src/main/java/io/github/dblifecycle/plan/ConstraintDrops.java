package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.plan.Action.Trait;
import java.util.ArrayList;
import java.util.List;

/** Constraints that go while their table stays, and what children have of them. */
final class ConstraintDrops {

    private final HandedDown handedDown;

    ConstraintDrops(Planning planning) {
        this.handedDown = new HandedDown(planning);
    }

    /** A child keeps the check if only the parent loses it, and if it declared the check itself. */
    Action of(Constraint constraint) {
        boolean kept = handedDown.isKept(constraint);
        String drop = " DROP CONSTRAINT " + constraint.name().readable();
        List<PlannedStatement> statements = new ArrayList<>();
        statements.add(Statements.quick(
                constraint.reference(),
                "ALTER TABLE " + (kept ? "ONLY " : "") + constraint.table().readable() + drop));
        if (!kept) {
            handedDown
                    .redeclaring(constraint)
                    .forEach(child -> statements.add(
                            Statements.quick(constraint.reference(), "ALTER TABLE " + child.readable() + drop)));
        }
        return Action.of(Phase.DROPS, constraint.reference(), statements)
                .ending(Unit.of(constraint.reference()))
                .with(Trait.BLOCKED_BY_DEPENDENTS);
    }
}
