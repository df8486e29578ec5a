package io.github.dblifecycle.catalog;

import java.util.Objects;

/** What an object is; the order is the one of reports and lists. */
public enum ObjectKind {
    SCHEMA("schema", Shape.IN_DATABASE),
    EXTENSION("extension", Shape.IN_DATABASE),
    LANGUAGE("language", Shape.IN_DATABASE),
    ACCESS_METHOD("access method", Shape.IN_DATABASE),
    COLLATION("collation", Shape.IN_SCHEMA),
    ENUM("enum", Shape.IN_SCHEMA),
    DOMAIN("domain", Shape.IN_SCHEMA),
    COMPOSITE_TYPE("composite type", Shape.IN_SCHEMA),
    RANGE("range type", Shape.IN_SCHEMA),
    FOREIGN_DATA_WRAPPER("foreign data wrapper", Shape.IN_DATABASE),
    SERVER("server", Shape.IN_DATABASE),
    USER_MAPPING("user mapping", Shape.PAIR),
    SEQUENCE("sequence", Shape.IN_SCHEMA),
    TABLE("table", Shape.IN_SCHEMA),
    COLUMN("column", Shape.ON_RELATION),
    CONSTRAINT("constraint", Shape.ON_RELATION),
    INDEX("index", Shape.IN_SCHEMA),
    EXTENDED_STATISTICS("extended statistics", Shape.IN_SCHEMA),
    VIEW("view", Shape.IN_SCHEMA),
    MATERIALIZED_VIEW("materialized view", Shape.IN_SCHEMA),
    FUNCTION("function", Shape.ROUTINE),
    PROCEDURE("procedure", Shape.ROUTINE),
    AGGREGATE("aggregate", Shape.ROUTINE),
    OPERATOR("operator", Shape.OPERATOR),
    OPERATOR_FAMILY("operator family", Shape.BY_ACCESS_METHOD),
    OPERATOR_CLASS("operator class", Shape.BY_ACCESS_METHOD),
    CAST("cast", Shape.PAIR),
    TRANSFORM("transform", Shape.PAIR),
    CONVERSION("conversion", Shape.IN_SCHEMA),
    TEXT_SEARCH_PARSER("text search parser", Shape.IN_SCHEMA),
    TEXT_SEARCH_TEMPLATE("text search template", Shape.IN_SCHEMA),
    TEXT_SEARCH_DICTIONARY("text search dictionary", Shape.IN_SCHEMA),
    TEXT_SEARCH_CONFIGURATION("text search configuration", Shape.IN_SCHEMA),
    TRIGGER("trigger", Shape.ON_RELATION),
    RULE("rule", Shape.ON_RELATION),
    POLICY("policy", Shape.ON_RELATION),
    EVENT_TRIGGER("event trigger", Shape.IN_DATABASE),
    PUBLICATION("publication", Shape.IN_DATABASE),
    DEFAULT_PRIVILEGES("default privileges", Shape.DEFAULT_PRIVILEGES);

    /** What it takes to name an object of a kind. */
    enum Shape {
        IN_DATABASE,
        IN_SCHEMA,
        ON_RELATION,
        ROUTINE,
        OPERATOR,
        /** A name is unique per access method. */
        BY_ACCESS_METHOD,
        /** Has no name but those of the two that it connects. */
        PAIR,
        /** Of a role, for a kind of objects, in one schema or in all. */
        DEFAULT_PRIVILEGES
    }

    private final String word;
    private final Shape shape;

    ObjectKind(String word, Shape shape) {
        this.word = Objects.requireNonNull(word);
        this.shape = Objects.requireNonNull(shape);
    }

    /** The word for it in messages and, but for enum, composite and range types and
     * extended statistics, in SQL: {@code materialized view}. */
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
