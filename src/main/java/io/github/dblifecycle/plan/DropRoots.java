package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.plan.Unit.Aspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is dropped by a statement of its own, and what goes with something else. */
final class DropRoots {

    private final Planning planning;
    private final Set<ObjectReference> severed;
    private final Map<ObjectReference, List<ObjectReference>> takenAlong = new HashMap<>();
    private final Map<ObjectReference, ObjectReference> roots = new HashMap<>();

    /** @param severed what is dropped by itself although it would go with something else; of columns, their defaults */
    DropRoots(Planning planning, Set<ObjectReference> severed) {
        this.planning = planning;
        this.severed = severed;
        for (CatalogObject object : planning.from().objects().values()) {
            if (planning.fate(object.reference()).isDropped()) {
                ObjectReference root = root(object);
                if (!root.equals(object.reference())) {
                    takenAlong.computeIfAbsent(root, none -> new ArrayList<>()).add(object.reference());
                }
            }
        }
    }

    boolean isRoot(ObjectReference reference) {
        return reference.equals(roots.getOrDefault(reference, reference));
    }

    List<ObjectReference> takenAlongReferences(ObjectReference root) {
        return takenAlong.getOrDefault(root, List.of());
    }

    List<Unit> takenAlong(ObjectReference root) {
        List<Unit> units = new ArrayList<>();
        for (ObjectReference reference : takenAlongReferences(root)) {
            units.add(Unit.of(reference));
            if (reference.kind() == ObjectKind.COLUMN) {
                if (!severed.contains(reference)) {
                    units.add(Unit.expression(reference));
                }
                units.add(new Unit(reference, Aspect.NOT_NULL));
            }
        }
        return units;
    }

    private ObjectReference root(CatalogObject object) {
        ObjectReference known = roots.get(object.reference());
        if (known != null) {
            return known;
        }
        ObjectReference root = whole(object)
                .filter(whole -> object instanceof Column || !severed.contains(object.reference()))
                .map(whole -> root(planning.before(whole)))
                .orElse(object.reference());
        roots.put(object.reference(), root);
        return root;
    }

    /** What takes it along. */
    private Optional<ObjectReference> whole(CatalogObject object) {
        Optional<ObjectReference> part = object.partOf()
                .filter(whole -> planning.from().objects().containsKey(whole))
                .filter(whole -> planning.fate(whole).isDropped());
        boolean staysBehind =
                (object instanceof Table table && !table.inherits().isEmpty()) || object instanceof UserMapping;
        if (part.isPresent() && staysBehind) {
            return Optional.empty();
        }
        if (part.isPresent()) {
            return part;
        }
        if (object instanceof Column && planning.inheritance().wasHandedDown(object.reference())) {
            return planning.inheritance().originals(object.reference()).stream()
                    .filter(original -> planning.from().objects().containsKey(original))
                    .filter(original -> planning.fate(original).isDropped())
                    .findFirst();
        }
        Optional<ObjectReference> parentIndex = Optional.ofNullable(
                        planning.from().attachments().get(object.reference()))
                .filter(index -> planning.fate(index).isDropped());
        if (parentIndex.isPresent()) {
            return parentIndex;
        }
        // Columns that point take it along, those that are pointed at do not, and here they cannot be told apart.
        if (planning.foreignKeysBefore().pointsAtItsOwnTable(object.reference())) {
            return Optional.empty();
        }
        if (object instanceof Index || object instanceof Constraint) {
            List<ObjectReference> columns = planning.needsBefore(object.reference()).stream()
                    .filter(needed -> needed.kind() == ObjectKind.COLUMN)
                    .filter(needed -> object.partOf()
                            .filter(ObjectReference.table(needed.qualifiedName())::equals)
                            .isPresent())
                    .filter(needed -> planning.fate(needed) == Fate.GONE)
                    .filter(needed -> planning.fate(object.reference()) == Fate.GONE)
                    .sorted()
                    .toList();
            // A generated column goes before those that it is computed from.
            return columns.stream()
                    .filter(column -> planning.needsBefore(column).stream().anyMatch(columns::contains))
                    .findFirst()
                    .or(() -> columns.stream().findFirst());
        }
        return Optional.empty();
    }
}
