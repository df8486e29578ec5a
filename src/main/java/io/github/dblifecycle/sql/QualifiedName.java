package io.github.dblifecycle.sql;

import java.util.Comparator;
import java.util.Objects;

/** The name of an object that lies in a schema. */
public record QualifiedName(Identifier schema, Identifier name) implements Comparable<QualifiedName> {

    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    public QualifiedName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    public static QualifiedName of(String schema, String name) {
        return new QualifiedName(new Identifier(schema), new Identifier(name));
    }

    /** For SQL that is run. */
    public String quoted() {
        return schema.quoted() + "." + name.quoted();
    }

    /** For SQL that people read too. */
    public String readable() {
        return schema.readable() + "." + name.readable();
    }

    /** For messages. */
    public String display() {
        return schema.display() + "." + name.display();
    }

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return display();
    }
}
