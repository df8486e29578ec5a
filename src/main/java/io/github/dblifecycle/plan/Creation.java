package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes an object out of nothing, as it stands in a schema file too. */
final class Creation {

    private Creation() {}

    static Action of(Step step) {
        return of(step, Phase.of(step.section()));
    }

    static Action of(Step step, Phase phase) {
        Set<Unit> begun = new HashSet<>();
        step.makes().forEach(made -> begun.addAll(units(made)));
        return Action.of(phase, step.about(), Statements.quick(step.about(), step.statements()))
                .beginning(begun)
                .needing(step.needs().stream().map(Unit::of).toList());
    }

    /** A table with all its columns; what is detached begins later. */
    static List<Action> of(Table table, List<Step> steps, Set<ObjectReference> detached) {
        List<Action> actions = new ArrayList<>();
        for (Step step : steps) {
            Action action = of(step);
            if (step.section() == Section.TABLES) {
                Set<Unit> begun = new HashSet<>(action.begins());
                for (Column column : table.columns()) {
                    begun.add(Unit.of(column.reference()));
                    begun.add(new Unit(column.reference(), Aspect.NOT_NULL));
                }
                actions.add(action.beginning(begun));
            } else if (step.about().kind() == ObjectKind.COLUMN && detached.contains(step.about())) {
                actions.add(Action.of(action.phase(), action.about(), action.statements())
                        .beginning(Unit.expression(step.about()))
                        .needing(action.needs()));
            } else {
                actions.add(action);
            }
        }
        return actions;
    }

    private static List<Unit> units(ObjectReference made) {
        return made.kind() == ObjectKind.COLUMN || made.kind() == ObjectKind.DOMAIN
                ? List.of(Unit.of(made), Unit.expression(made))
                : List.of(Unit.of(made));
    }
}
