package io.github.dblifecycle.catalog;

import io.github.dblifecycle.catalog.ObjectKind.Shape;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Which object is meant: the identity of anything that can differ between two databases, stable over reads and servers.
 *
 * @param kind what it is
 * @param schema empty for what lies in no schema: schemas and extensions
 * @param name of the object; of the table or view for what stands on one
 * @param part the column's, constraint's, trigger's, rule's or policy's own name
 * @param arguments the types of a routine's input arguments as the server prints them, {@code integer, text}
 */
public record ObjectReference(
        ObjectKind kind,
        Optional<Identifier> schema,
        Identifier name,
        Optional<Identifier> part,
        Optional<String> arguments)
        implements Comparable<ObjectReference> {

    private static final Comparator<ObjectReference> ORDER = Comparator.comparing(ObjectReference::kind)
            .thenComparing(
                    reference -> reference.schema().map(Identifier::value).orElse(""))
            .thenComparing(ObjectReference::name)
            .thenComparing(reference -> reference.part().map(Identifier::value).orElse(""))
            .thenComparing(reference -> reference.arguments().orElse(""));

    public ObjectReference {
        Objects.requireNonNull(name, "name");
        Shape shape = kind.shape();
        if (schema.isPresent() != (shape != Shape.IN_DATABASE)
                || part.isPresent() != (shape == Shape.ON_RELATION)
                || arguments.isPresent() != (shape == Shape.ROUTINE)) {
            throw new IllegalArgumentException(
                    "that does not name a " + kind + ": " + schema + " " + name + " " + part + " " + arguments);
        }
    }

    /** A schema or an extension. */
    public static ObjectReference inDatabase(ObjectKind kind, Identifier name) {
        return new ObjectReference(kind, Optional.empty(), name, Optional.empty(), Optional.empty());
    }

    /** A table, view, index, sequence or type. */
    public static ObjectReference inSchema(ObjectKind kind, QualifiedName name) {
        return new ObjectReference(kind, Optional.of(name.schema()), name.name(), Optional.empty(), Optional.empty());
    }

    /** A column, constraint, trigger, rule or policy. */
    public static ObjectReference onRelation(ObjectKind kind, QualifiedName relation, Identifier part) {
        return new ObjectReference(
                kind, Optional.of(relation.schema()), relation.name(), Optional.of(part), Optional.empty());
    }

    /** A function, procedure or aggregate. */
    public static ObjectReference routine(ObjectKind kind, QualifiedName name, String arguments) {
        return new ObjectReference(
                kind, Optional.of(name.schema()), name.name(), Optional.empty(), Optional.of(arguments));
    }

    public static ObjectReference table(QualifiedName name) {
        return inSchema(ObjectKind.TABLE, name);
    }

    public static ObjectReference column(QualifiedName table, Identifier column) {
        return onRelation(ObjectKind.COLUMN, table, column);
    }

    /**
     * The name with the schema; of what stands on a table or view, the name of that.
     *
     * @throws IllegalStateException for what lies in no schema
     */
    public QualifiedName qualifiedName() {
        return new QualifiedName(
                schema.orElseThrow(() -> new IllegalStateException(this + " lies in no schema")), name);
    }

    /** For messages: {@code column public.orders.note}, {@code constraint orders_pkey on public.orders}. */
    public String display() {
        return kind.word() + " " + displayName();
    }

    private String displayName() {
        String qualified = schema.map(in -> in.display() + "." + name.display()).orElseGet(name::display);
        if (arguments.isPresent()) {
            return qualified + "(" + arguments.get() + ")";
        }
        if (part.isEmpty()) {
            return qualified;
        }
        return kind == ObjectKind.COLUMN
                ? qualified + "." + part.get().display()
                : part.get().display() + " on " + qualified;
    }

    @Override
    public int compareTo(ObjectReference other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return display();
    }
}
