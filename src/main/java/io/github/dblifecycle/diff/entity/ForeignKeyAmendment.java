package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ForeignKeyTarget;
import io.github.dblifecycle.catalog.ForeignKeyTarget.OnDelete;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gives a table the foreign keys by which entities are related. */
final class ForeignKeyAmendment {

    private final Draft draft;
    private final IndexAmendment indexes;
    private final KeyAddition addition;
    private final EntityPolicy policy;

    ForeignKeyAmendment(Draft draft, IndexAmendment indexes, KeyAddition addition, EntityPolicy policy) {
        this.draft = draft;
        this.indexes = indexes;
        this.addition = addition;
        this.policy = policy;
    }

    void amend(Table wanted) {
        boolean isNew = !draft.isOfMigrations(wanted.reference());
        for (Constraint key : wanted.constraints()) {
            if (key.kind() != ConstraintKind.FOREIGN_KEY) {
                continue;
            }
            Table present = draft.present(wanted);
            Optional<Constraint> same = present.constraints().stream()
                    .filter(one -> one.references().isPresent() && pairs(one).equals(pairs(key)))
                    .findFirst();
            if (same.isPresent()) {
                draft.stands(key.reference(), same.get().reference());
                onDelete(present, same.get(), key);
            } else if (canRefer(key) && (isNew || !policy.accepts(Tolerance.MISSING_FOREIGN_KEY))) {
                addition.add(key, "fk");
                indexes.behind(draft.present(wanted), key);
            }
        }
    }

    private void onDelete(Table present, Constraint same, Constraint wanted) {
        OnDelete action = wanted.references().orElseThrow().onDelete();
        if (action == OnDelete.NO_ACTION
                || action == same.references().orElseThrow().onDelete()) {
            return;
        }
        List<Constraint> constraints = new ArrayList<>(present.constraints());
        constraints.remove(same);
        constraints.add(wanted.withName(same.name()));
        draft.put(present.with(present.columns(), constraints));
    }

    /** To what is a view here, or a partitioned table without a key of just these columns, no foreign key is possible. */
    private boolean canRefer(Constraint key) {
        ForeignKeyTarget target = key.references().orElseThrow();
        return draft.table(target.table())
                .filter(table -> table.partitionKey().isEmpty()
                        || Stream.concat(
                                        table.constraints().stream()
                                                .filter(one -> one.kind() != ConstraintKind.FOREIGN_KEY
                                                        && one.kind() != ConstraintKind.CHECK)
                                                .map(Constraint::columns),
                                        draft.indexes(table.name())
                                                .filter(Index::unique)
                                                .map(EntitySchema::plain))
                                .anyMatch(columns -> EntityAmendment.sorted(columns)
                                        .equals(EntityAmendment.sorted(target.columns()))))
                .isPresent();
    }

    private static Map<Identifier, String> pairs(Constraint key) {
        ForeignKeyTarget target = key.references().orElseThrow();
        Map<Identifier, String> pairs = new TreeMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.put(
                    key.columns().get(i),
                    target.table().readable() + "." + target.columns().get(i).readable());
        }
        return pairs;
    }
}
