package io.github.dblifecycle.catalog;

import io.github.dblifecycle.catalog.ObjectKind.Shape;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Objects;
import java.util.Optional;

/**
 * Which object is meant: the identity of anything that can differ between two databases, stable over reads and servers.
 *
 * @param kind what it is
 * @param schema empty for what lies in no schema: schemas, extensions, casts
 * @param name of the object; of the table or view for what stands on one; the source type of a cast, the type of a
 *     transform, the user of a user mapping ({@code public} for everybody), the role of default privileges
 * @param part the column's, constraint's, trigger's, rule's or policy's own name; the access method of an operator class
 *     or family, the target type of a cast, the language of a transform, the server of a user mapping, the kind of
 *     objects of default privileges
 * @param arguments the types of a routine's input arguments as the server prints them, {@code integer, text}; of an
 *     operator's both sides, {@code NONE} for a side it does not have
 */
public record ObjectReference(
        ObjectKind kind,
        Optional<Identifier> schema,
        Identifier name,
        Optional<Identifier> part,
        Optional<String> arguments)
        implements Comparable<ObjectReference> {

    public ObjectReference {
        Objects.requireNonNull(name, "name");
        Shape shape = kind.shape();
        boolean inNoSchema = shape == Shape.IN_DATABASE || shape == Shape.PAIR;
        boolean ofParts = shape == Shape.ON_RELATION
                || shape == Shape.BY_ACCESS_METHOD
                || shape == Shape.PAIR
                || shape == Shape.DEFAULT_PRIVILEGES;
        if ((schema.isPresent() == inNoSchema && shape != Shape.DEFAULT_PRIVILEGES)
                || part.isPresent() != ofParts
                || arguments.isPresent() != (shape == Shape.ROUTINE || shape == Shape.OPERATOR)) {
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

    /** A cast, transform or user mapping. */
    public static ObjectReference pair(ObjectKind kind, Identifier name, Identifier part) {
        return new ObjectReference(kind, Optional.empty(), name, Optional.of(part), Optional.empty());
    }

    /** An operator class or family. */
    public static ObjectReference byAccessMethod(ObjectKind kind, QualifiedName name, Identifier method) {
        return new ObjectReference(
                kind, Optional.of(name.schema()), name.name(), Optional.of(method), Optional.empty());
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
        return switch (kind) {
            case OPERATOR ->
                schema.map(in -> in.display() + ".").orElse("") + name.value() + "(" + arguments.orElse("") + ")";
            case OPERATOR_CLASS, OPERATOR_FAMILY ->
                qualified() + " using " + part.map(Identifier::display).orElse("");
            case CAST ->
                "(" + name.value() + " as " + part.map(Identifier::value).orElse("") + ")";
            case TRANSFORM ->
                "for " + name.value() + " language "
                        + part.map(Identifier::display).orElse("");
            case USER_MAPPING ->
                "for " + name.display() + " server "
                        + part.map(Identifier::display).orElse("");
            case DEFAULT_PRIVILEGES ->
                "of role " + name.display() + " for "
                        + part.map(Identifier::value).orElse("")
                        + schema.map(in -> " in schema " + in.display()).orElse("");
            default -> plainName();
        };
    }

    private String qualified() {
        return schema.map(in -> in.display() + "." + name.display()).orElseGet(name::display);
    }

    private String plainName() {
        String qualified = qualified();
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

    /** By kind, schema, name, part and arguments. Written out, because catalogs are sorted and searched by it. */
    @Override
    public int compareTo(ObjectReference other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = compare(schema, other.schema);
        }
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        if (order == 0) {
            order = compare(part, other.part);
        }
        return order == 0 ? arguments.orElse("").compareTo(other.arguments.orElse("")) : order;
    }

    private static int compare(Optional<Identifier> one, Optional<Identifier> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get());
        }
        return Boolean.compare(one.isPresent(), other.isPresent());
    }

    @Override
    public String toString() {
        return display();
    }
}
