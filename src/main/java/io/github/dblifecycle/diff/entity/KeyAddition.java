package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Adds constraints and indexes that entities need, with names that say something. */
final class KeyAddition {

    private final Draft draft;
    private final ChosenNames names;

    KeyAddition(Draft draft, ChosenNames names) {
        this.draft = draft;
        this.names = names;
    }

    /** @param kind what a name of ours begins with: {@code fk} */
    void add(Constraint constraint, String kind) {
        Table present = draft.table(constraint.table()).orElseThrow();
        boolean free = present.constraints().stream()
                        .noneMatch(one -> one.name().equals(constraint.name()))
                && (constraint.kind() == ConstraintKind.FOREIGN_KEY
                        || draft.isFree(new QualifiedName(constraint.table().schema(), constraint.name())));
        Constraint named = constraint.withName(
                names.keepOrChoose(constraint.name(), free, kind, constraint.table(), constraint.columns()));
        put(present, named);
        draft.origin(named.reference(), constraint.reference());
    }

    void put(Table present, Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(present.constraints());
        constraints.add(constraint);
        draft.put(present.with(present.columns(), constraints));
    }

    void add(Index index, String kind) {
        List<Identifier> columns = EntitySchema.plain(index);
        boolean free = draft.isFree(index.name());
        Identifier name = columns.isEmpty() && free
                ? index.name().name()
                : names.keepOrChoose(index.name().name(), free, kind, index.on().qualifiedName(), columns);
        Index named = index.withName(new QualifiedName(index.name().schema(), name));
        draft.put(named);
        draft.origin(named.reference(), index.reference());
    }
}
