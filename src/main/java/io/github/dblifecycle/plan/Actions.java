package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.DefinedObject;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.EventTrigger;
import io.github.dblifecycle.catalog.ExtendedStatistics;
import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.OperatorFamily;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.RangeType;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.TextSearchConfiguration;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that has to be done, in no order yet. */
final class Actions {

    private final Planning planning;
    private final DropRoots roots;
    private final TableWriter tables;
    private final Set<ObjectReference> detached;
    private final List<Action> actions = new ArrayList<>();

    /** @param detached what of new tables comes later, because something would wait for itself otherwise */
    private Actions(Planning planning, Set<ObjectReference> detached) {
        this.planning = planning;
        this.detached = detached;
        this.roots = new DropRoots(planning, detached);
        this.tables = new TableWriter(planning.to(), detached);
    }

    static List<Action> of(Planning planning, Set<ObjectReference> detached) {
        Actions all = new Actions(planning, detached);
        planning.from().objects().forEach((reference, before) -> {
            switch (planning.fate(reference)) {
                case GONE -> all.drop(before, true);
                case REBUILT -> all.rebuild(before, planning.after(reference));
                case ALTERED -> all.alter(before, planning.after(reference));
                case SAME -> all.touch(before, planning.after(reference));
                case NEW -> throw new IllegalStateException("there before: " + reference);
            }
        });
        planning.to().objects().forEach((reference, after) -> {
            if (planning.fate(reference) == Fate.NEW) {
                all.create(after);
            }
        });
        all.actions.addAll(new KeptNotNulls(planning).all());
        all.actions.addAll(new AccessActions(planning).all());
        SetAsideColumns setAside = new SetAsideColumns(planning);
        return new HeldBackNotNulls(planning)
                .inOrder(setAside.inOrder(
                        all.actions.stream().filter(Actions::does).toList()));
    }

    private static boolean does(Action action) {
        return !action.statements().isEmpty()
                || !action.ends().isEmpty()
                || !action.begins().isEmpty();
    }

    private void drop(CatalogObject object, boolean forGood) {
        if (object instanceof Column column && detached.contains(column.reference()) && hasDefault(column)) {
            actions.add(Action.of(
                            Phase.DROPS,
                            Statements.quick(
                                    column.reference(),
                                    "ALTER TABLE ONLY " + column.table().readable() + " ALTER COLUMN "
                                            + column.name().readable() + " DROP DEFAULT"))
                    .ending(Unit.expression(column.reference())));
        }
        if (!roots.isRoot(object.reference()) || planning.waitsForAttachment(object)) {
            return;
        }
        if (object instanceof Table table) {
            actions.add(new TableActions(planning).drop(table, forGood, roots.takenAlong(table.reference())));
        } else if (object instanceof Column column) {
            actions.addAll(
                    new ColumnActions(planning).drop(column, forGood, roots.takenAlongReferences(column.reference())));
        } else if (object instanceof Constraint constraint) {
            actions.add(new ConstraintDrops(planning).of(constraint));
        } else if (object instanceof Index index) {
            actions.add(new IndexActions(planning).drop(index, roots.takenAlong(index.reference())));
        } else {
            Action action = forGood ? Drops.forGood(object) : Drops.plain(object, Phase.DROPS);
            Action whole = action.ending(roots.takenAlong(object.reference()));
            actions.addAll(
                    object instanceof View view && detached.contains(view.reference())
                            ? ViewActions.dropInTwoSteps(view, whole)
                            : List.of(whole));
        }
    }

    private static boolean hasDefault(Column column) {
        return column.value().orElse(null) instanceof ColumnValue.Default;
    }

    private void rebuild(CatalogObject before, CatalogObject after) {
        if (after instanceof EnumType type) {
            actions.addAll(new TypeActions(planning).rebuild(before, EnumWriter.step(type)));
        } else if (after instanceof DomainType type) {
            actions.addAll(new TypeActions(planning).rebuild(before, DomainWriter.step(type)));
        } else if (after instanceof CompositeType type) {
            actions.addAll(new TypeActions(planning).rebuild(before, CompositeTypeWriter.step(type)));
        } else if (after instanceof RangeType type) {
            actions.addAll(new TypeActions(planning).rebuild(before, RangeWriter.step(type)));
        } else if (after instanceof DefinedObject collation && after.reference().kind() == ObjectKind.COLLATION) {
            actions.addAll(new TypeActions(planning).rebuild(before, DefinitionWriter.step(collation)));
        } else if (before instanceof Index first
                && after instanceof Index second
                && roots.isRoot(before.reference())
                && planning.fates().stays(second.on())) {
            addBehindExpressions(after, new IndexActions(planning).replace(first, second));
        } else {
            drop(before, false);
            create(after);
        }
    }

    private void create(CatalogObject object) {
        if (object instanceof Table table) {
            Creation.of(table, tables.steps(table), detached)
                    .forEach(action -> actions.add(
                            action.needing(columnsOfParents(table)).following(planning.partitionsInTheWay(table))));
        } else if (object instanceof Column column) {
            if (planning.fates().stays(ObjectReference.table(column.table()))) {
                actions.addAll(new ColumnActions(planning).create(column));
            }
        } else if (object instanceof Constraint constraint) {
            if (planning.fates().stays(ObjectReference.table(constraint.table()))) {
                addBehindExpressions(object, new ConstraintActions(planning).create(constraint));
            }
        } else if (object instanceof Index index) {
            addBehindExpressions(object, new IndexActions(planning).create(index));
        } else if (object instanceof Sequence sequence) {
            actions.addAll(new SequenceActions(planning).create(sequence));
        } else if (object instanceof View view) {
            actions.addAll(
                    detached.contains(view.reference())
                            ? ViewActions.createInTwoSteps(view)
                            : List.of(ViewActions.create(view, planning.fate(view.reference()) == Fate.REBUILT)));
            ViewActions.clustering(Optional.empty(), view).ifPresent(actions::add);
        } else if (object instanceof Schema schema) {
            actions.add(SchemaActions.create(schema));
        } else if (object instanceof Extension extension) {
            boolean olderOne = planning.fate(extension.reference()) == Fate.REBUILT;
            actions.add(SchemaActions.create(
                    extension, olderOne ? " VERSION " + SqlText.literal(extension.version()) : ""));
        } else if (object instanceof Publication publication) {
            actions.add(Creation.of(PublicationWriter.step(publication))
                    .needing(PublicationWriter.persistence(publication)));
        } else {
            actions.add(Creation.of(step(object)));
        }
    }

    private void addBehindExpressions(CatalogObject object, List<Action> made) {
        List<Unit> expressions = planning.obstacles().waitedForBy(object.reference());
        made.forEach(action -> actions.add(action.begins().isEmpty() ? action : action.needing(expressions)));
    }

    /** Columns that parents get in the same plan: a table takes those that are there. */
    private List<Unit> columnsOfParents(Table table) {
        return table.parents().stream()
                .flatMap(parent -> planning.to().table(parent).stream())
                .flatMap(parent -> parent.columns().stream())
                .map(column -> Unit.of(column.reference()))
                .toList();
    }

    private static Step step(CatalogObject object) {
        if (object instanceof EnumType type) {
            return EnumWriter.step(type);
        }
        if (object instanceof DomainType type) {
            return DomainWriter.step(type);
        }
        if (object instanceof CompositeType type) {
            return CompositeTypeWriter.step(type);
        }
        if (object instanceof RangeType type) {
            return RangeWriter.step(type);
        }
        if (object instanceof Routine routine) {
            return RoutineWriter.step(routine);
        }
        if (object instanceof Trigger trigger) {
            return TriggerWriter.step(trigger);
        }
        if (object instanceof Rule rule) {
            return RuleWriter.step(rule);
        }
        if (object instanceof Policy policy) {
            return PolicyWriter.step(policy);
        }
        return definedStep(object);
    }

    private static Step definedStep(CatalogObject object) {
        if (object instanceof DefinedObject defined) {
            return DefinitionWriter.step(defined);
        }
        if (object instanceof OperatorFamily family) {
            return DefinitionWriter.step(family);
        }
        if (object instanceof TextSearchConfiguration configuration) {
            return DefinitionWriter.step(configuration);
        }
        if (object instanceof ForeignDataWrapper wrapper) {
            return ForeignDataWriter.step(wrapper);
        }
        if (object instanceof ForeignServer server) {
            return ForeignDataWriter.step(server);
        }
        if (object instanceof UserMapping mapping) {
            return ForeignDataWriter.step(mapping);
        }
        if (object instanceof ExtendedStatistics statistics) {
            return DefinitionWriter.step(statistics);
        }
        if (object instanceof EventTrigger trigger) {
            return DefinitionWriter.step(trigger);
        }
        throw new IllegalStateException("nobody writes a " + object.reference().kind());
    }

    private void alter(CatalogObject before, CatalogObject after) {
        if (before instanceof Schema) {
            actions.add(SchemaActions.alter((Schema) after));
        } else if (before instanceof Extension extension) {
            actions.add(SchemaActions.alter(extension, (Extension) after));
        } else if (before instanceof EnumType type) {
            actions.addAll(new TypeActions(planning).alter(type, (EnumType) after));
        } else if (before instanceof DomainType type) {
            actions.addAll(new DomainActions(planning).alter(type, (DomainType) after));
        } else if (before instanceof CompositeType type) {
            actions.addAll(new CompositeTypeActions(planning).alter(type, (CompositeType) after));
        } else if (before instanceof Sequence sequence) {
            actions.addAll(new SequenceActions(planning).alter(sequence, (Sequence) after));
        } else if (before instanceof Table table) {
            actions.addAll(new TableActions(planning).alter(table, (Table) after));
        } else if (before instanceof Column column) {
            actions.addAll(new ColumnActions(planning).alter(column, (Column) after));
        } else if (before instanceof Constraint constraint) {
            actions.addAll(new ConstraintActions(planning).alter(constraint, (Constraint) after));
        } else if (before instanceof Index index) {
            actions.add(new IndexActions(planning).alter(index, (Index) after));
        } else if (before instanceof View view) {
            boolean leaves = detached.contains(view.reference())
                    && !view.materialized()
                    && !view.definition().equals(((View) after).definition());
            actions.addAll(
                    leaves
                            ? ViewActions.alterInTwoSteps(view, (View) after, planning.major())
                            : List.of(ViewActions.alter(view, (View) after, planning.major())));
            ViewActions.clustering(view.clusteredOn(), (View) after).ifPresent(actions::add);
        } else if (before instanceof Routine routine) {
            actions.add(RoutineActions.alter(routine, (Routine) after));
        } else if (before instanceof Trigger trigger) {
            actions.add(AttachedObjectActions.alter(trigger, (Trigger) after));
        } else if (before instanceof Rule rule) {
            actions.add(AttachedObjectActions.alter(rule, (Rule) after));
        } else if (before instanceof Policy policy) {
            actions.add(AttachedObjectActions.alter(policy, (Policy) after));
        } else {
            actions.add(DefinedObjectActions.alter(before, after));
        }
    }

    /** What is the same, but holds an expression or a type that is not. */
    private void touch(CatalogObject before, CatalogObject after) {
        boolean touched = planning.fates().isDetached(before.reference())
                || planning.fates().isRetyped(before.reference())
                || (before instanceof Table table && new UserCatalogTables(planning).isSetApart(table, (Table) after))
                || (before instanceof Sequence sequence && new SequenceActions(planning).losesItsOwner(sequence));
        if (touched) {
            alter(before, after);
        }
    }
}
