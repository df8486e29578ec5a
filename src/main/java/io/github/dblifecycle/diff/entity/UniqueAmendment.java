package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives a table its primary key, and makes unique what entities say is. */
final class UniqueAmendment {

    private final Draft draft;
    private final EntitySchema entities;
    private final KeyAddition addition;
    private final EntityPolicy policy;
    private final Map<ObjectReference, Set<Identifier>> columnsOf = new HashMap<>();

    UniqueAmendment(Draft draft, EntitySchema entities, KeyAddition addition, EntityPolicy policy) {
        this.draft = draft;
        this.entities = entities;
        this.addition = addition;
        this.policy = policy;
        for (Dependency dependency : draft.migrationDependencies()) {
            if (dependency.dependent().kind() == ObjectKind.INDEX
                    && dependency.on().kind() == ObjectKind.COLUMN) {
                columnsOf
                        .computeIfAbsent(dependency.dependent(), none -> new HashSet<>())
                        .add(dependency.on().part().orElseThrow());
            }
        }
    }

    /** Primary keys and what else is to be unique. */
    void amend(Table wanted) {
        for (Constraint key : wanted.constraints()) {
            if (key.kind() == ConstraintKind.PRIMARY_KEY) {
                primaryKey(wanted, key);
            }
        }
        for (Constraint key : wanted.constraints()) {
            if (key.kind() == ConstraintKind.UNIQUE && lacksUnique(key.reference(), wanted, key.columns())) {
                addition.add(key, "uk");
            }
        }
        for (Index index : entities.indexes(wanted)) {
            if (index.unique() && lacksUnique(index.reference(), wanted, EntitySchema.plain(index))) {
                addition.add(index, "uk");
            }
        }
    }

    private void primaryKey(Table wanted, Constraint key) {
        Table present = draft.present(wanted);
        Optional<Constraint> same = EntitySchema.primaryKey(present);
        Optional<ObjectReference> served = uniqueOn(present, key.columns());
        if (served.isPresent()) {
            draft.stands(key.reference(), served.get());
        } else if (same.isPresent()) {
            List<Constraint> constraints = new ArrayList<>(present.constraints());
            constraints.remove(same.get());
            constraints.add(key.withName(same.get().name()));
            draft.put(present.with(present.columns(), constraints));
            draft.stands(key.reference(), key.withName(same.get().name()).reference());
        } else {
            addition.add(key, "pk");
        }
    }

    private boolean lacksUnique(ObjectReference key, Table wanted, List<Identifier> columns) {
        if (columns.isEmpty()) {
            return false;
        }
        Optional<ObjectReference> served = uniqueOn(draft.present(wanted), columns);
        served.ifPresent(reference -> draft.stands(key, reference));
        boolean isNew = !draft.isOfMigrations(wanted.reference());
        return served.isEmpty() && (isNew || !policy.accepts(Tolerance.MISSING_UNIQUE));
    }

    /** What makes sure that no two rows have the same values in these columns. */
    private Optional<ObjectReference> uniqueOn(Table present, Collection<Identifier> columns) {
        boolean partitioned = present.partitionKey().isPresent();
        Optional<ObjectReference> constraint = present.constraints().stream()
                .filter(one -> one.kind() == ConstraintKind.PRIMARY_KEY || one.kind() == ConstraintKind.UNIQUE)
                .filter(one -> serves(one.columns(), columns, partitioned))
                .map(Constraint::reference)
                .findFirst();
        return constraint.or(() -> draft.indexes(present.name())
                .filter(index ->
                        index.unique() && index.valid() && !index.keys().partial())
                .filter(index -> serves(keyColumns(index), columns, partitioned))
                .map(Index::reference)
                .findFirst());
    }

    /** A key of fewer columns says more; a partitioned table can have none without the columns it is divided by. */
    private static boolean serves(Collection<Identifier> present, Collection<Identifier> wanted, boolean partitioned) {
        return !present.isEmpty() && (wanted.containsAll(present) || (partitioned && present.containsAll(wanted)));
    }

    private Collection<Identifier> keyColumns(Index index) {
        List<Identifier> plain = EntitySchema.plain(index);
        return plain.isEmpty() ? columnsOf.getOrDefault(index.reference(), Set.of()) : plain;
    }
}
