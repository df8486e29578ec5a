package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.RangeType;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.View;
import java.util.ArrayList;
import java.util.List;
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
        for (CatalogObject before : planning.from().objects().values()) {
            switch (planning.fate(before.reference())) {
                case GONE -> all.drop(before, true);
                case REBUILT -> all.rebuild(before, planning.after(before.reference()));
                case ALTERED -> all.alter(before, planning.after(before.reference()));
                case SAME -> all.touch(before, planning.after(before.reference()));
                case NEW -> throw new IllegalStateException("there before: " + before.reference());
            }
        }
        for (CatalogObject after : planning.to().objects().values()) {
            if (planning.fate(after.reference()) == Fate.NEW) {
                all.create(after);
            }
        }
        return all.actions.stream().filter(Actions::does).toList();
    }

    private static boolean does(Action action) {
        return !action.statements().isEmpty()
                || !action.ends().isEmpty()
                || !action.begins().isEmpty();
    }

    private void drop(CatalogObject object, boolean forGood) {
        if (!roots.isRoot(object.reference()) || planning.waitsForAttachment(object)) {
            return;
        }
        if (object instanceof Table table) {
            actions.add(new TableActions(planning).drop(table, forGood, roots.takenAlong(table.reference())));
        } else if (object instanceof Column column) {
            actions.addAll(
                    new ColumnActions(planning).drop(column, forGood, roots.takenAlongReferences(column.reference())));
        } else if (object instanceof Constraint constraint) {
            actions.add(new ConstraintActions(planning).drop(constraint));
        } else if (object instanceof Index index) {
            actions.add(new IndexActions(planning).drop(index));
        } else {
            Action action = forGood ? Drops.forGood(object) : Drops.plain(object, Phase.DROPS);
            Action whole = action.ending(roots.takenAlong(object.reference()));
            actions.addAll(
                    object instanceof View view && detached.contains(view.reference())
                            ? ViewActions.dropInTwoSteps(view, whole)
                            : List.of(whole));
        }
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
        } else if (before instanceof Index first
                && after instanceof Index second
                && roots.isRoot(before.reference())
                && planning.fates().stays(second.on())) {
            actions.addAll(new IndexActions(planning).replace(first, second));
        } else {
            drop(before, false);
            create(after);
        }
    }

    private void create(CatalogObject object) {
        if (object instanceof Table table) {
            actions.addAll(Creation.of(table, tables.steps(table), detached));
        } else if (object instanceof Column column) {
            if (planning.fates().stays(ObjectReference.table(column.table()))) {
                actions.addAll(new ColumnActions(planning).create(column));
            }
        } else if (object instanceof Constraint constraint) {
            if (planning.fates().stays(ObjectReference.table(constraint.table()))) {
                actions.addAll(new ConstraintActions(planning).create(constraint));
            }
        } else if (object instanceof Index index) {
            actions.addAll(new IndexActions(planning).create(index));
        } else if (object instanceof Sequence sequence) {
            actions.addAll(new SequenceActions(planning).create(sequence));
        } else if (object instanceof View view) {
            actions.addAll(
                    detached.contains(view.reference())
                            ? ViewActions.createInTwoSteps(view)
                            : List.of(ViewActions.create(view)));
        } else if (object instanceof Schema schema) {
            actions.add(SchemaActions.create(schema));
        } else if (object instanceof Extension extension) {
            actions.add(SchemaActions.create(extension));
        } else {
            actions.add(Creation.of(step(object)));
        }
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
            actions.add(ViewActions.alter(view, (View) after));
        } else if (before instanceof Routine routine) {
            actions.add(RoutineActions.alter(routine, (Routine) after));
        } else if (before instanceof Trigger trigger) {
            actions.add(AttachedObjectActions.alter(trigger, (Trigger) after));
        } else if (before instanceof Rule rule) {
            actions.add(AttachedObjectActions.alter(rule, (Rule) after));
        } else if (before instanceof Policy policy) {
            actions.add(AttachedObjectActions.alter(policy, (Policy) after));
        } else {
            actions.add(Action.of(Phase.REMARKS, Remarks.on(after.reference(), Drops.named(after), after.comment())));
        }
    }

    /** What is the same, but holds an expression or a type that is not. */
    private void touch(CatalogObject before, CatalogObject after) {
        boolean touched = planning.fates().isDetached(before.reference())
                || planning.fates().isRetyped(before.reference())
                || (before instanceof Sequence sequence && new SequenceActions(planning).losesItsOwner(sequence));
        if (touched) {
            alter(before, after);
        }
    }
}
