package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.RangeType;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who holds a name that another kind of object may want: tables, views, indexes and sequences share one space of names in
 * a schema, types and tables another, functions and procedures a third.
 */
final class NameSpaces {

    private static final Set<ObjectKind> RELATIONS = Set.of(
            ObjectKind.TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.INDEX,
            ObjectKind.SEQUENCE,
            ObjectKind.COMPOSITE_TYPE);

    private static final Set<ObjectKind> TYPES = Set.of(
            ObjectKind.TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.RANGE);

    private static final Set<ObjectKind> ROUTINES =
            Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);

    private record Slot(String space, String name) {}

    private final Map<Slot, List<ObjectReference>> holders = new HashMap<>();

    private NameSpaces() {}

    static NameSpaces of(Catalog catalog) {
        NameSpaces spaces = new NameSpaces();
        for (CatalogObject object : catalog.objects().values()) {
            for (Slot slot : slots(object)) {
                spaces.holders.computeIfAbsent(slot, none -> new ArrayList<>()).add(object.reference());
            }
        }
        return spaces;
    }

    /** Other objects that hold a name which this one wants. */
    List<ObjectReference> holders(CatalogObject object) {
        List<ObjectReference> found = new ArrayList<>();
        for (Slot slot : slots(object)) {
            holders.getOrDefault(slot, List.of()).stream()
                    .filter(holder -> !holder.equals(object.reference()))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<Slot> slots(CatalogObject object) {
        ObjectReference reference = object.reference();
        List<Slot> slots = new ArrayList<>();
        if (RELATIONS.contains(reference.kind())) {
            slots.add(relation(reference.qualifiedName()));
        }
        if (TYPES.contains(reference.kind())) {
            slots.add(new Slot("type", reference.qualifiedName().readable()));
        }
        if (ROUTINES.contains(reference.kind())) {
            slots.add(new Slot(
                    "routine",
                    reference.qualifiedName().quoted() + reference.arguments().orElse("")));
        }
        if (object instanceof RangeType range) {
            slots.add(new Slot("type", range.multirange()));
            String constructor = range.name().quoted();
            String bounds = range.subtype() + ", " + range.subtype();
            slots.add(new Slot("routine", constructor + bounds));
            slots.add(new Slot("routine", constructor + bounds + ", text"));
        }
        if (object instanceof Constraint constraint) {
            slots.add(new Slot(
                    "constraint of " + constraint.table().quoted(),
                    constraint.name().quoted()));
            if (constraint.kind() == ConstraintKind.PRIMARY_KEY
                    || constraint.kind() == ConstraintKind.UNIQUE
                    || constraint.kind() == ConstraintKind.EXCLUSION) {
                slots.add(relation(constraint.table().schema(), constraint.name()));
            }
        }
        if (object instanceof Column column && column.value().orElse(null) instanceof ColumnValue.Identity identity) {
            slots.add(relation(identity.sequence()));
        }
        return slots;
    }

    private static Slot relation(QualifiedName name) {
        return relation(name.schema(), name.name());
    }

    private static Slot relation(Identifier schema, Identifier name) {
        return new Slot("relation", new QualifiedName(schema, name).quoted());
    }
}
