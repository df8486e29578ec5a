package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Routine;
import java.util.ArrayList;
import java.util.List;

/** Functions, procedures and aggregates that keep their signature. */
final class RoutineActions {

    private RoutineActions() {}

    static Action alter(Routine before, Routine after) {
        List<PlannedStatement> statements = new ArrayList<>();
        if (!before.definition().equals(after.definition())) {
            statements.add(
                    Statements.quick(after.reference(), after.definition().stripTrailing()));
        }
        if (!before.comment().equals(after.comment())) {
            statements.add(Remarks.on(after.reference(), ObjectName.of(after.reference()), after.comment()));
        }
        return Action.of(Phase.ROUTINES, after.reference(), statements)
                .ending(Unit.of(after.reference()))
                .beginning(Unit.of(after.reference()));
    }
}
