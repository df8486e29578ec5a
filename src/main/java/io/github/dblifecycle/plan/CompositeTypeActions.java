package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.CompositeType.Attribute;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Composite types that stay: their attributes come, go and change; tables made of the type follow. */
final class CompositeTypeActions {

    private final Planning planning;

    CompositeTypeActions(Planning planning) {
        this.planning = planning;
    }

    /** Whether those attributes that stay keep their order and all others are added behind them. */
    static boolean keepsOrder(CompositeType before, CompositeType after) {
        List<Identifier> kept = before.attributes().stream()
                .map(Attribute::name)
                .filter(name -> byName(after).containsKey(name))
                .toList();
        List<Identifier> now = after.attributes().stream().map(Attribute::name).toList();
        return kept.size() <= now.size() && now.subList(0, kept.size()).equals(kept);
    }

    /** Whether an attribute changes in a way that columns of the type stand against. */
    static boolean retypesAttribute(CompositeType before, CompositeType after) {
        return after.attributes().stream()
                .anyMatch(now -> Optional.ofNullable(byName(before).get(now.name()))
                        .filter(was -> !sameType(was, now))
                        .isPresent());
    }

    /** Whether one of its attributes is not there any more. */
    static boolean losesAttribute(CompositeType before, CompositeType after) {
        return !byName(after).keySet().containsAll(byName(before).keySet());
    }

    /** Whether it is a type that changes so that nothing may read its attributes meanwhile. */
    boolean disturbsReaders(ObjectReference type) {
        return planning.before(type) instanceof CompositeType before
                && planning.after(type) instanceof CompositeType after
                && (retypesAttribute(before, after) || losesAttribute(before, after));
    }

    /** Whether the one has the attributes of the other: then the text of a value of the one is one of the other. */
    static boolean keepsAttributes(CompositeType before, CompositeType after) {
        return byName(after).keySet().equals(byName(before).keySet());
    }

    List<Action> alter(CompositeType before, CompositeType after) {
        List<PlannedStatement> fields = new ArrayList<>();
        List<PlannedStatement> rest = new ArrayList<>();
        statements(before, after, fields, rest);
        ObjectReference reference = after.reference();
        List<Unit> inTheWay = AttributeUsers.inTheWay(planning, reference);
        List<Unit> inTheWayOfFields = inTheWay.stream()
                .filter(unit -> unit.object().kind() != ObjectKind.COLUMN || unit.aspect() == Aspect.EXPRESSION)
                .toList();
        if (!retypesAttribute(before, after)) {
            fields.addAll(rest);
            return List.of(Action.of(Phase.TYPES, reference, fields)
                    .ending(Unit.of(reference))
                    .beginning(Unit.of(reference))
                    .following(losesAttribute(before, after) ? inTheWayOfFields : List.of()));
        }
        List<Action> actions = new ArrayList<>();
        if (!fields.isEmpty() && planning.fates().heldTypes().all().contains(reference)) {
            // Texts of values have the fields that the type has when they are read: all of them, and no others.
            actions.add(Action.of(Phase.TYPES, reference, fields)
                    .beginning(new Unit(reference, Aspect.PREPARED))
                    .needing(planning.needsAfter(reference).stream()
                            .filter(needed -> planning.fate(needed).isCreated())
                            .map(Unit::of)
                            .toList())
                    .following(inTheWayOfFields));
        } else {
            rest.addAll(0, fields);
        }
        actions.add(Action.of(Phase.TYPES, reference, rest)
                .ending(Unit.of(reference))
                .beginning(Unit.of(reference))
                .needing(new Unit(reference, Aspect.PREPARED))
                .following(inTheWay));
        return actions;
    }

    /** @param fields gets what gives and takes attributes; {@code rest} gets all else */
    private void statements(
            CompositeType before, CompositeType after, List<PlannedStatement> fields, List<PlannedStatement> rest) {
        ObjectReference reference = after.reference();
        String alter = "ALTER TYPE " + after.name().readable() + " ";
        Map<Identifier, Attribute> were = byName(before);
        Map<Identifier, Attribute> are = byName(after);
        for (Attribute attribute : before.attributes()) {
            if (!are.containsKey(attribute.name())) {
                fields.add(dropped(attribute, after));
            }
        }
        for (Attribute attribute : after.attributes()) {
            Attribute was = were.get(attribute.name());
            String name = attribute.name().readable();
            if (was == null) {
                fields.add(Statements.quick(
                        reference,
                        alter + "ADD ATTRIBUTE " + name + " " + attribute.type()
                                + SqlText.collate(attribute.collation()) + " CASCADE"));
            } else if (!sameType(was, attribute)) {
                rest.addAll(new TypedTables(planning, after)
                        .retype(
                                was,
                                attribute,
                                alter + "ALTER ATTRIBUTE " + name + " TYPE " + attribute.type()
                                        + SqlText.collate(attribute.collation()) + " CASCADE"));
            }
            if (!attribute.comment().equals(was == null ? Optional.empty() : was.comment())) {
                rest.add(Remarks.on(reference, "COLUMN " + after.name().readable() + "." + name, attribute.comment()));
            }
        }
        if (!before.comment().equals(after.comment())) {
            rest.add(Remarks.on(reference, "TYPE " + after.name().readable(), after.comment()));
        }
    }

    /** CASCADE would take views along too, and what was granted on them; tables of the type cannot do without it. */
    private PlannedStatement dropped(Attribute attribute, CompositeType type) {
        ObjectReference reference = type.reference();
        boolean typed = !new TypedTables(planning, type).tables().isEmpty();
        boolean used = typed
                || planning.fates().heldTypes().holdersBefore(reference).stream()
                        .anyMatch(holder -> holder.kind() == ObjectKind.COLUMN);
        String sql = "ALTER TYPE " + type.name().readable() + " DROP ATTRIBUTE "
                + attribute.name().readable() + (typed ? " CASCADE" : "");
        return used
                ? Statements.quick(
                        reference,
                        sql,
                        new Hazard(
                                HazardKind.LOSES_DATA,
                                "all values of attribute " + attribute.name().display() + " are gone in columns"
                                        + (typed ? " and tables" : "") + " of type "
                                        + type.name().display()))
                : Statements.quick(reference, sql);
    }

    private static boolean sameType(Attribute was, Attribute is) {
        return was.type().equals(is.type()) && was.collation().equals(is.collation());
    }

    private static Map<Identifier, Attribute> byName(CompositeType type) {
        return type.attributes().stream().collect(Collectors.toMap(Attribute::name, Function.identity()));
    }
}
