package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.List;
import java.util.Set;

/**
 * What may name an attribute of a composite type where the server knows of it: then the attribute keeps its type. What only
 * takes or gives values of the type does not mind (PostgreSQL, "5.15. Dependency Tracking").
 */
final class AttributeUsers {

    private static final Set<ObjectKind> WITH_QUERY = Set.of(
            ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.TRIGGER);

    private AttributeUsers() {}

    static boolean isOne(CatalogObject object) {
        return WITH_QUERY.contains(object.reference().kind())
                || (object instanceof Routine routine && routine.parsed());
    }

    /** What must be over before an attribute gets another type. */
    static List<Unit> inTheWay(Planning planning, ObjectReference type) {
        return planning.from().dependencies().stream()
                .filter(dependency -> dependency.on().equals(type))
                .filter(dependency -> mayBeInTheWay(planning, dependency))
                .map(Dependency::dependent)
                .flatMap(dependent ->
                        List.of(Unit.of(dependent), Unit.expression(dependent), new Unit(dependent, Aspect.TYPED))
                                .stream())
                .toList();
    }

    private static boolean mayBeInTheWay(Planning planning, Dependency dependency) {
        ObjectReference dependent = dependency.dependent();
        return dependency.ofExpression()
                || dependent.kind() == ObjectKind.COLUMN
                || dependent.kind() == ObjectKind.TABLE
                || planning.fate(dependent).isDropped()
                || isOne(planning.before(dependent));
    }
}
