package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be taken out of a table's creation or removal, so that actions no longer wait for each other in a circle. */
final class Circles {

    private Circles() {}

    /** @param before what was taken out already, and did not help */
    static Set<ObjectReference> detachable(List<Action> stuck, Planning planning, Set<ObjectReference> before) {
        Set<ObjectReference> found = tableParts(stuck, planning);
        found.removeAll(before);
        return found.isEmpty() ? views(stuck) : found;
    }

    /** Views that are first made, or last kept, with their columns alone. */
    private static Set<ObjectReference> views(List<Action> stuck) {
        return stuck.stream()
                .map(Action::about)
                .filter(about -> about.kind() == ObjectKind.VIEW)
                .collect(Collectors.toSet());
    }

    private static Set<ObjectReference> tableParts(List<Action> stuck, Planning planning) {
        Set<ObjectReference> found = new HashSet<>();
        for (Action action : stuck) {
            if (action.about().kind() != ObjectKind.TABLE) {
                continue;
            }
            action.begins().stream()
                    .map(Unit::object)
                    .filter(object -> mayComeLater(planning.to().find(object)))
                    .forEach(found::add);
            action.ends().stream()
                    .map(Unit::object)
                    .filter(object -> mayGoFirst(planning.from().find(object)))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean mayGoFirst(Optional<CatalogObject> object) {
        return mayComeLater(object)
                || object.filter(one -> one instanceof Index
                                || one instanceof Policy
                                || one instanceof Trigger
                                || one instanceof Rule)
                        .isPresent();
    }

    private static boolean mayComeLater(Optional<CatalogObject> object) {
        return object.filter(one -> one instanceof Constraint
                        || (one instanceof Column column && column.value().orElse(null) instanceof ColumnValue.Default))
                .isPresent();
    }
}
