package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A column of a table.
 *
 * @param position 1 for the first; dropped columns are not counted
 * @param type with its modifiers, as the server prints it: {@code character varying(20)}
 * @param collation qualified; only where it is not the type's own
 * @param value where its value comes from if a statement gives none
 * @param notNullConstraint what is unusual about the constraint behind NOT NULL; empty for a usual one, and for all of
 *     servers before PostgreSQL 18, which know none
 * @param heldNotNull how the server that was read holds NOT NULL, by which it can be addressed; it is not compared
 * @param local declared on this table itself; a column that is only inherited is changed through the parent
 */
public record Column(
        QualifiedName table,
        Identifier name,
        int position,
        String type,
        Optional<String> collation,
        Optional<ColumnValue> value,
        NotNull notNull,
        Optional<NotNullConstraint> notNullConstraint,
        Optional<HeldNotNull> heldNotNull,
        boolean local,
        ColumnStorage storage,
        Optional<String> comment)
        implements CatalogObject {

    /** Whether a column may be null. */
    public enum NotNull {
        NULLABLE,
        /** Holds for new rows, is not yet proved for those that were there (PostgreSQL 18, {@code NOT NULL NOT VALID}). */
        NOT_VALIDATED,
        NOT_NULL
    }

    public Column {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(collation, "collation");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(notNull, "notNull");
        Objects.requireNonNull(notNullConstraint, "notNullConstraint");
        Objects.requireNonNull(heldNotNull, "heldNotNull");
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(comment, "comment");
        if (position < 1) {
            throw new IllegalArgumentException("columns count from 1, not " + position);
        }
        if (notNullConstraint.isPresent() && notNull == NotNull.NULLABLE) {
            throw new IllegalArgumentException("a constraint demands that " + name + " is not null, and it may be");
        }
    }

    /** The same column of another table. */
    public Column withTable(QualifiedName other) {
        return changed(column -> column.table = other);
    }

    /** The same column of another type. */
    public Column withType(String other, Optional<String> otherCollation) {
        return changed(column -> {
            column.type = other;
            column.collation = otherCollation;
        });
    }

    /** The same column in another place. */
    public Column at(int other) {
        return position == other ? this : changed(column -> column.position = other);
    }

    /** The same column with another source of its value. */
    public Column withValue(Optional<ColumnValue> other) {
        return changed(column -> column.value = other);
    }

    /** The same column with another NOT NULL. */
    public Column withNotNull(NotNull other, Optional<NotNullConstraint> constraint) {
        return changed(column -> {
            column.notNull = other;
            column.notNullConstraint = constraint;
            column.heldNotNull = other == NotNull.NULLABLE ? Optional.empty() : heldNotNull;
        });
    }

    /** The same column, declared on its table or not. */
    public Column withLocal(boolean other) {
        return changed(column -> column.local = other);
    }

    /** The same column, kept in another way. */
    public Column withStorage(ColumnStorage other) {
        return changed(column -> column.storage = other);
    }

    /** The same column with nothing said about it. */
    public Column withoutComment() {
        return changed(column -> column.comment = Optional.empty());
    }

    private Column changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.column();
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.column(table, name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(ObjectReference.table(table));
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties().add("type", type).add("collation", collation);
        value.ifPresent(present -> describe(present, properties));
        properties.add(
                "not null",
                switch (notNull) {
                    case NULLABLE -> "no";
                    case NOT_VALIDATED -> "not validated";
                    case NOT_NULL -> "yes";
                });
        notNullConstraint.ifPresent(constraint -> constraint.describe(properties));
        storage.describe("", properties);
        return properties.withComment(comment);
    }

    private static void describe(ColumnValue value, Properties properties) {
        if (value instanceof ColumnValue.Default plain) {
            properties.add("default", plain.expression());
        } else if (value instanceof ColumnValue.Generated generated) {
            properties.add("generated", generated.kind() == ColumnValue.GeneratedKind.STORED ? "stored" : "virtual");
            properties.add("generation expression", generated.expression());
        } else if (value instanceof ColumnValue.Identity identity) {
            properties.add("identity", identity.kind() == ColumnValue.IdentityKind.ALWAYS ? "always" : "by default");
            identity.options().describe("identity ", properties);
        }
    }

    /** A copy that can be changed, so that what a column consists of is listed once for all changes. */
    private static final class Draft {

        private QualifiedName table;
        private final Identifier name;
        private int position;
        private String type;
        private Optional<String> collation;
        private Optional<ColumnValue> value;
        private NotNull notNull;
        private Optional<NotNullConstraint> notNullConstraint;
        private Optional<HeldNotNull> heldNotNull;
        private boolean local;
        private ColumnStorage storage;
        private Optional<String> comment;

        Draft(Column column) {
            table = column.table;
            name = column.name;
            position = column.position;
            type = column.type;
            collation = column.collation;
            value = column.value;
            notNull = column.notNull;
            notNullConstraint = column.notNullConstraint;
            heldNotNull = column.heldNotNull;
            local = column.local;
            storage = column.storage;
            comment = column.comment;
        }

        Column column() {
            return new Column(
                    table,
                    name,
                    position,
                    type,
                    collation,
                    value,
                    notNull,
                    notNullConstraint,
                    heldNotNull,
                    local,
                    storage,
                    comment);
        }
    }
}
