package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.IndexKeys;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives a table the indexes that entities name, and those without which its foreign keys are slow. */
final class IndexAmendment {

    private final Draft draft;
    private final EntitySchema entities;
    private final ChosenNames names;
    private final KeyAddition addition;
    private final EntityPolicy policy;

    IndexAmendment(Draft draft, EntitySchema entities, ChosenNames names, KeyAddition addition, EntityPolicy policy) {
        this.draft = draft;
        this.entities = entities;
        this.names = names;
        this.addition = addition;
        this.policy = policy;
    }

    /** Those that entities name. */
    void amend(Table wanted) {
        boolean isNew = !draft.isOfMigrations(wanted.reference());
        for (Index index : entities.indexes(wanted)) {
            List<Identifier> columns = EntitySchema.plain(index);
            boolean lacks = !index.unique()
                    && (columns.isEmpty() || !hasIndex(draft.present(wanted), columns))
                    && draft.find(index.reference()).isEmpty();
            if (lacks && (isNew || !policy.accepts(Tolerance.MISSING_INDEX))) {
                addition.add(index, "idx");
            }
        }
    }

    /** One behind a new foreign key: without it, each row that goes from the table referred to makes the server read this whole table. */
    void behind(Table present, Constraint key) {
        if (hasIndex(present, key.columns()) || wantsIndex(present, key.columns())) {
            return;
        }
        QualifiedName name =
                new QualifiedName(present.name().schema(), names.choose("idx", present.name(), key.columns()));
        String definition = "CREATE INDEX " + name.name().readable() + " ON "
                + (present.partitionKey().isPresent() ? "ONLY " : "")
                + present.name().readable() + " USING btree ("
                + key.columns().stream().map(Identifier::readable).collect(Collectors.joining(", ")) + ")";
        Index index = new Index(
                name,
                present.reference(),
                definition,
                false,
                true,
                new TreeMap<>(),
                definition,
                new IndexKeys(key.columns().stream().map(Optional::of).toList(), false),
                new TreeMap<>(),
                Optional.empty());
        draft.put(index);
        key.columns()
                .forEach(column -> draft.depends(index.reference(), ObjectReference.column(present.name(), column)));
        draft.origin(index.reference(), key.reference());
    }

    private boolean hasIndex(Table present, List<Identifier> columns) {
        return present.constraints().stream()
                        .filter(one -> one.kind() == ConstraintKind.PRIMARY_KEY || one.kind() == ConstraintKind.UNIQUE)
                        .anyMatch(one -> one.columns().size() >= columns.size()
                                && one.columns().subList(0, columns.size()).equals(columns))
                || draft.indexes(present.name()).anyMatch(index -> index.keys().beginWith(columns));
    }

    private boolean wantsIndex(Table table, List<Identifier> columns) {
        return entities.indexes(table).stream().anyMatch(index -> index.keys().beginWith(columns));
    }
}
