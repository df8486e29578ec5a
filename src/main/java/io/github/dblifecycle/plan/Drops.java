package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.plan.Action.Trait;

/** DROP for every kind of object that needs nothing else said. */
final class Drops {

    private Drops() {}

    static Action plain(CatalogObject object, Phase phase) {
        ObjectReference reference = object.reference();
        return Action.of(phase, Statements.quick(reference, "DROP " + EnvironmentWriter.altered(object)))
                .ending(Unit.of(reference), Unit.expression(reference))
                .with(Trait.BLOCKED_BY_DEPENDENTS);
    }

    static Action forGood(CatalogObject object) {
        ObjectReference reference = object.reference();
        Action action = plain(object, Phase.DROPS);
        boolean derived = object instanceof View view && view.materialized();
        boolean called =
                switch (reference.kind()) {
                    case VIEW, MATERIALIZED_VIEW, FUNCTION, PROCEDURE, AGGREGATE, SEQUENCE, SCHEMA, EXTENSION -> true;
                    default -> false;
                };
        if (!called || derived) {
            return action;
        }
        PlannedStatement statement = Statements.with(
                action.statements().get(0),
                new Hazard(
                        HazardKind.BREAKS_CALLERS, "statements that use " + reference.display() + " fail from now on"));
        return new Action(
                action.phase(),
                action.about(),
                action.ends(),
                action.begins(),
                action.needs(),
                action.follows(),
                action.traits(),
                java.util.List.of(statement));
    }
}
