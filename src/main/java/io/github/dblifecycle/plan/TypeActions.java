package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.RangeType;
import io.github.dblifecycle.plan.Action.Trait;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Types as a whole: enums that grow, and types and collations that are dropped and created again under columns that stay. */
final class TypeActions {

    private static final String OLD = "_old";

    private static final Set<ObjectKind> TYPES =
            Set.of(ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE);

    private final Planning planning;

    TypeActions(Planning planning) {
        this.planning = planning;
    }

    List<Action> alter(EnumType before, EnumType after) {
        ObjectReference reference = after.reference();
        String name = after.name().readable();
        List<Action> actions = new ArrayList<>();
        List<PlannedStatement> additions = EnumLabels.additions(before.labels(), after.labels()).stream()
                .map(addition -> Statements.quick(reference, "ALTER TYPE " + name + " " + addition))
                .toList();
        if (!additions.isEmpty()) {
            actions.add(Action.of(Phase.TYPES, reference, additions)
                    .ending(Unit.of(reference))
                    .beginning(Unit.of(reference))
                    .with(Trait.COMMITTED_FIRST));
        }
        if (!before.comment().equals(after.comment())) {
            actions.add(Action.of(Phase.REMARKS, Remarks.on(reference, "TYPE " + name, after.comment())));
        }
        return actions;
    }

    /** Drops and creates; columns of the type live through it by way of the old one under another name. */
    List<Action> rebuild(CatalogObject before, Step creation) {
        ObjectReference reference = before.reference();
        if (!planning.fates().hasRetypedColumns(reference)) {
            return List.of(Drops.plain(before, Phase.DROPS), Creation.of(creation));
        }
        String word =
                switch (reference.kind()) {
                    case DOMAIN -> "DOMAIN";
                    case COLLATION -> "COLLATION";
                    default -> "TYPE";
                };
        Identifier old = planning.spareNames().beside(reference.qualifiedName(), OLD);
        String oldName = reference.qualifiedName().schema().readable() + "." + old.readable();
        List<PlannedStatement> renames = new ArrayList<>();
        if (before instanceof RangeType range) {
            renames.addAll(constructors(range, old));
        }
        renames.add(Statements.quick(
                reference,
                "ALTER " + word + " " + reference.qualifiedName().readable() + " RENAME TO " + old.readable()));
        Action vacate = Action.of(Phase.NAMES, reference, renames)
                .ending(new Unit(reference, Aspect.NAME))
                .following(planning.fates().dependentsBefore(reference).stream()
                        .filter(dependent -> dependent.kind() != ObjectKind.COLUMN && !TYPES.contains(dependent.kind()))
                        .map(Unit::of)
                        .toList());
        Action create = Creation.of(creation).with(Trait.BESIDE_THE_OLD);
        Action dropOld = Action.of(Phase.DROPS, Statements.quick(reference, "DROP " + word + " " + oldName))
                .ending(Unit.of(reference), Unit.expression(reference))
                .following(new Unit(reference, Aspect.NAME))
                .with(Trait.BLOCKED_BY_DEPENDENTS);
        return List.of(vacate, create, dropOld);
    }

    /** A range type does not take the names of its multirange and of the functions that make values along. */
    private List<PlannedStatement> constructors(RangeType range, Identifier old) {
        ObjectReference about = range.reference();
        String name = range.name().readable();
        String bounds = range.subtype() + ", " + range.subtype();
        String rename = " RENAME TO " + old.readable();
        String multirange = " RENAME TO "
                + planning.spareNames()
                        .beside(new QualifiedName(range.name().schema(), old), "_multirange")
                        .readable();
        return List.of(
                Statements.quick(about, "ALTER FUNCTION " + name + "(" + bounds + ")" + rename),
                Statements.quick(about, "ALTER FUNCTION " + name + "(" + bounds + ", text)" + rename),
                Statements.quick(about, "ALTER FUNCTION " + range.multirange() + "()" + multirange),
                Statements.quick(about, "ALTER FUNCTION " + range.multirange() + "(" + name + ")" + multirange),
                Statements.quick(about, "ALTER FUNCTION " + range.multirange() + "(" + name + "[])" + multirange),
                Statements.quick(about, "ALTER TYPE " + range.multirange() + multirange));
    }
}
