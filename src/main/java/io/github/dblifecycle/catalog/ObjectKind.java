package io.github.dblifecycle.catalog;

import java.util.Objects;

/** What an object is; the order is the one of reports and lists. */
public enum ObjectKind {
    SCHEMA("schema", Shape.IN_DATABASE),
    EXTENSION("extension", Shape.IN_DATABASE),
    ENUM("enum", Shape.IN_SCHEMA),
    DOMAIN("domain", Shape.IN_SCHEMA),
    COMPOSITE_TYPE("composite type", Shape.IN_SCHEMA),
    RANGE("range type", Shape.IN_SCHEMA),
    SEQUENCE("sequence", Shape.IN_SCHEMA),
    TABLE("table", Shape.IN_SCHEMA),
    COLUMN("column", Shape.ON_RELATION),
    CONSTRAINT("constraint", Shape.ON_RELATION),
    INDEX("index", Shape.IN_SCHEMA),
    VIEW("view", Shape.IN_SCHEMA),
    MATERIALIZED_VIEW("materialized view", Shape.IN_SCHEMA),
    FUNCTION("function", Shape.ROUTINE),
    PROCEDURE("procedure", Shape.ROUTINE),
    AGGREGATE("aggregate", Shape.ROUTINE),
    TRIGGER("trigger", Shape.ON_RELATION),
    RULE("rule", Shape.ON_RELATION),
    POLICY("policy", Shape.ON_RELATION);

    /** What it takes to name an object of a kind. */
    enum Shape {
        IN_DATABASE,
        IN_SCHEMA,
        ON_RELATION,
        ROUTINE
    }

    private final String word;
    private final Shape shape;

    ObjectKind(String word, Shape shape) {
        this.word = Objects.requireNonNull(word);
        this.shape = Objects.requireNonNull(shape);
    }

    /** The word for it in messages and, but for enum, composite and range types, in SQL: {@code materialized view}. */
    public String word() {
        return word;
    }

    Shape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return word;
    }
}
