package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A constraint of a table. NOT NULL is told by its column; what a parent hands down is the parent's alone.
 *
 * @param definition as {@code pg_get_constraintdef} prints it; says {@code NOT VALID}, {@code DEFERRABLE} and
 *     {@code NO INHERIT} too, so that it alone is compared
 * @param columns its key, in order; of a check all columns it looks at; empty where there are none. Follows from the definition
 * @param references of a foreign key
 * @param validated proved for the rows that were there when it was added; of a partitioned table's key, whether all
 *     partitions have it
 * @param redeclaredIn of a check the children that inherit it and declare it themselves too, parents before their children:
 *     there it stays when the parent's goes (PostgreSQL, "Inheritance"). Not compared
 * @param indexOptions {@code WITH (…)} of the index behind it, sorted
 * @param indexComment what {@code COMMENT ON INDEX} said about the index behind it
 */
public record Constraint(
        QualifiedName table,
        Identifier name,
        ConstraintKind kind,
        String definition,
        List<Identifier> columns,
        Optional<ForeignKeyTarget> references,
        boolean validated,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean noInherit,
        List<QualifiedName> redeclaredIn,
        SortedMap<String, String> indexOptions,
        Optional<String> indexComment,
        Optional<String> comment)
        implements CatalogObject {

    /** What a constraint demands. */
    public enum ConstraintKind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUSION
    }

    public Constraint {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(indexComment, "indexComment");
        Objects.requireNonNull(comment, "comment");
        columns = List.copyOf(columns);
        redeclaredIn = List.copyOf(redeclaredIn);
        Objects.requireNonNull(references, "references");
        if (references.isPresent() != (kind == ConstraintKind.FOREIGN_KEY)) {
            throw new IllegalArgumentException("only a foreign key refers to another table: " + name);
        }
        indexOptions = SortedOptions.copyOf(indexOptions);
        if (initiallyDeferred && !deferrable) {
            throw new IllegalArgumentException(name + " is deferred without being deferrable");
        }
    }

    /** The same constraint under another name. */
    public Constraint withName(Identifier other) {
        return new Constraint(
                table,
                other,
                kind,
                definition,
                columns,
                references,
                validated,
                deferrable,
                initiallyDeferred,
                noInherit,
                redeclaredIn,
                indexOptions,
                indexComment,
                comment);
    }

    /** The same constraint, defined otherwise over the same columns. */
    public Constraint withDefinition(String other) {
        return new Constraint(
                table,
                name,
                kind,
                other,
                columns,
                references,
                validated,
                deferrable,
                initiallyDeferred,
                noInherit,
                redeclaredIn,
                indexOptions,
                indexComment,
                comment);
    }

    /** Whether it is a partitioned table's key that partitions still lack. */
    public boolean isIncomplete() {
        return !validated && kind != ConstraintKind.CHECK && kind != ConstraintKind.FOREIGN_KEY;
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.onRelation(ObjectKind.CONSTRAINT, table, name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(ObjectReference.table(table));
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("definition", definition)
                .add("valid", isIncomplete() ? Optional.of("no") : Optional.empty())
                .add("index options", indexOptions)
                .add("comment on index", indexComment.map(Properties::literal))
                .withComment(comment);
    }
}
