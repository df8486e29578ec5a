package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.Default;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.ColumnValue.Identity;
import io.github.dblifecycle.catalog.ColumnValue.IdentityKind;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.SequenceOptions;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.plan.Unit.Aspect;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Defaults, identities and generation expressions of columns that stay. */
final class ColumnValueActions {

    private final Planning planning;

    ColumnValueActions(Planning planning) {
        this.planning = planning;
    }

    List<Action> alter(Column before, Column after) {
        ObjectReference reference = after.reference();
        boolean detached = planning.fates().isDetached(reference);
        if (before.value().equals(after.value()) && !detached) {
            return List.of();
        }
        if (identityOfParent(before, after)) {
            return List.of();
        }
        if (comesWithParent(after)) {
            return before.value().map(value -> takeOff(after, value)).stream().toList();
        }
        boolean withParent = followsExpressionOfParent(after.reference());
        Optional<ColumnValue> was = before.value();
        Optional<ColumnValue> is = after.value();
        if (!detached && was.isPresent() && is.isPresent()) {
            Optional<Action> inPlace = inPlace(after, was.get(), is.get());
            if (inPlace.isPresent()) {
                return withParent ? List.of() : List.of(inPlace.get());
            }
        }
        List<Action> actions = new ArrayList<>();
        was.filter(value -> !withParent).ifPresent(value -> actions.add(takeOff(after, value)));
        is.ifPresent(value -> actions.add(putOn(after, value)));
        return actions;
    }

    /** An expression is taken off or changed in a parent and its children at once. */
    private boolean followsExpressionOfParent(ObjectReference column) {
        return planning.inheritance().isHandedDown(column)
                && planning.inheritance().originals(column).stream()
                        .filter(original -> planning.from().objects().containsKey(original)
                                && planning.to().objects().containsKey(original))
                        .anyMatch(original -> expressionChanges(
                                (Column) planning.before(original), (Column) planning.after(original)));
    }

    private static boolean expressionChanges(Column before, Column after) {
        return before.value().orElse(null) instanceof Generated
                && !before.value().equals(after.value());
    }

    private Action takeOff(Column column, ColumnValue value) {
        List<Unit> ended = new ArrayList<>(List.of(Unit.expression(column.reference())));
        if (value instanceof Generated) {
            planning.inheritance().inherited(column).forEach(heir -> ended.add(Unit.expression(heir)));
        }
        String alter = alter(column);
        if (value instanceof Generated) {
            alter = alterWithChildren(column);
        } else if (value instanceof Identity) {
            alter = alterIdentity(column);
        }
        return Action.of(Phase.DROPS, Statements.quick(column.reference(), alter + takeOff(value)))
                .ending(ended);
    }

    /** Since PostgreSQL 17 a partition counts with the identity of its parent. */
    private boolean identityOfParent(Column before, Column after) {
        boolean identity =
                before.value().orElse(null) instanceof Identity || after.value().orElse(null) instanceof Identity;
        boolean partition = planning.to()
                .table(after.table())
                .flatMap(table -> table.partitionOf())
                .isPresent();
        return identity && partition && planning.inheritance().isHandedDown(after.reference());
    }

    /** Whether its table gets the identity when it becomes a partition, and may have none of its own until then. */
    boolean comesWithParent(Column after) {
        return after.value().orElse(null) instanceof Identity identity
                && !planning.inheritance().isHandedDown(after.reference())
                && planning.to().table(after.table()).flatMap(Table::partitionOf).stream()
                        .flatMap(partition -> planning.to().column(partition.parent(), after.name()).stream())
                        .flatMap(original -> original.value().stream())
                        .anyMatch(value -> value instanceof Identity original
                                && original.sequence().equals(identity.sequence()));
    }

    private Optional<Action> inPlace(Column column, ColumnValue was, ColumnValue is) {
        List<PlannedStatement> statements = new ArrayList<>();
        if (was instanceof Default && is instanceof Default plain) {
            statements.add(Statements.quick(column.reference(), alter(column) + "SET DEFAULT " + plain.expression()));
        } else if (was instanceof Identity first && is instanceof Identity second) {
            statements.addAll(SequenceActions.moveWithin(
                    column.reference(), first.sequence(), first.options(), second.options()));
            List<String> changes = identityChanges(first, second);
            if (!changes.isEmpty()) {
                statements.add(Statements.quick(column.reference(), alterIdentity(column) + String.join(" ", changes)));
            }
        } else if (was instanceof Generated && is instanceof Generated generated) {
            String sql = alterWithChildren(column) + "SET EXPRESSION AS (" + generated.expression() + ")";
            Hazard[] hazards = hazards(column, generated);
            statements.add(
                    hazards.length == 0
                            ? Statements.quick(column.reference(), sql)
                            : Statements.slow(column.reference(), sql, hazards));
        } else {
            return Optional.empty();
        }
        List<Unit> changed = new ArrayList<>(List.of(Unit.expression(column.reference())));
        if (was instanceof Generated) {
            planning.inheritance().inherited(column).forEach(heir -> changed.add(Unit.expression(heir)));
        }
        return Optional.of(Action.of(Phase.COLUMNS, column.reference(), statements)
                .ending(changed)
                .following(planning.obstacles().inTheWayOf(column.reference()))
                .beginning(changed));
    }

    /** What is virtual is nowhere written; only that it is not null has to be seen again. */
    private static Hazard[] hazards(Column column, Generated generated) {
        String name = "column " + column.table().display() + "." + column.name().display();
        if (generated.kind() == GeneratedKind.STORED) {
            return new Hazard[] {new Hazard(HazardKind.REWRITES_TABLE, "computes " + name + " anew for every row")};
        }
        return column.notNull() != NotNull.NOT_NULL
                ? new Hazard[0]
                : new Hazard[] {
                    new Hazard(
                            HazardKind.MAY_FAIL_ON_DATA,
                            "fails if " + name + " is null for a row, which its new expression may give"),
                    new Hazard(
                            HazardKind.SCANS_TABLE,
                            "reads all of table " + column.table().display()
                                    + " while nobody else can read or write it")
                };
    }

    private static List<String> identityChanges(Identity was, Identity is) {
        List<String> changes = new ArrayList<>();
        if (was.kind() != is.kind()) {
            changes.add("SET GENERATED " + (is.kind() == IdentityKind.ALWAYS ? "ALWAYS" : "BY DEFAULT"));
        }
        SequenceOptions before = was.options();
        SequenceOptions after = is.options();
        SequenceActions.changes(before, after, true)
                .forEach(change -> changes.add(change.equals(SequenceActions.RESTART) ? change : "SET " + change));
        return changes;
    }

    private static String takeOff(ColumnValue value) {
        if (value instanceof Identity) {
            return "DROP IDENTITY";
        }
        return value instanceof Generated ? "DROP EXPRESSION" : "DROP DEFAULT";
    }

    private Action putOn(Column column, ColumnValue value) {
        ObjectReference reference = column.reference();
        List<PlannedStatement> statements = new ArrayList<>();
        if (value instanceof Identity identity) {
            statements.add(Statements.quick(
                    reference, alterIdentity(column) + "ADD " + ColumnWriter.identity(column, identity)));
            if (identity.options().increment() > 0) {
                statements.add(
                        Statements.slow(reference, continueCounting(column, identity.sequence(), identity.options())));
            }
        } else if (value instanceof Default plain) {
            statements.add(Statements.quick(reference, alter(column) + "SET DEFAULT " + plain.expression()));
            newSequence(column)
                    .ifPresent(sequence -> statements.add(
                            Statements.slow(reference, continueCounting(column, sequence.name(), sequence.options()))));
        } else {
            throw new IllegalStateException("a column cannot become generated where it stands: " + reference);
        }
        Action action = Action.of(Phase.COLUMNS, reference, statements)
                .beginning(Unit.expression(reference))
                .needing(Unit.of(reference))
                .following(Unit.expression(reference));
        return column.notNull() == NotNull.NOT_NULL ? action.needing(new Unit(reference, Aspect.NOT_NULL)) : action;
    }

    /** A new identity would start from its beginning, and meet the values that are there. */
    private static String continueCounting(Column column, QualifiedName counter, SequenceOptions options) {
        String sequence = SqlText.literal(counter.readable());
        String table = column.table().readable();
        String name = column.name().readable();
        return "SELECT pg_catalog.setval(" + sequence + ", max(" + name + ")) FROM " + table + " HAVING max(" + name
                + ") >= " + options.minimum();
    }

    /** A sequence that is made with the default, and goes up. */
    private Optional<Sequence> newSequence(Column column) {
        return planning.needsAfter(column.reference()).stream()
                .filter(needed -> needed.kind() == ObjectKind.SEQUENCE && planning.fate(needed) == Fate.NEW)
                .map(needed -> (Sequence) planning.after(needed))
                .filter(sequence -> sequence.options().increment() > 0)
                .filter(sequence -> sequence.ownedBy().equals(Optional.of(column.reference())))
                .findFirst();
    }

    private static String alter(Column column) {
        return "ALTER TABLE ONLY " + column.table().readable() + " ALTER COLUMN "
                + column.name().readable() + " ";
    }

    /** The identity of a partitioned table is since PostgreSQL 17 that of its partitions too, and not to be had with ONLY. */
    private String alterIdentity(Column column) {
        boolean partitioned =
                planning.to().table(column.table()).flatMap(Table::partitionKey).isPresent();
        return partitioned ? alterWithChildren(column) : alter(column);
    }

    private static String alterWithChildren(Column column) {
        return "ALTER TABLE " + column.table().readable() + " ALTER COLUMN "
                + column.name().readable() + " ";
    }
}
