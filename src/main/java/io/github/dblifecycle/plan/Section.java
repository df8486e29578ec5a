package io.github.dblifecycle.plan;

/** The parts of a schema file, in the order in which they stand unless something needs what comes later. */
enum Section {
    SCHEMAS("Schemas"),
    EXTENSIONS("Extensions"),
    LANGUAGES("Languages and access methods"),
    COLLATIONS("Collations"),
    TYPES("Types"),
    SEQUENCES("Sequences"),
    ROUTINES("Functions, procedures and aggregates"),
    OPERATORS("Operators, their families and classes, casts, transforms and conversions"),
    TEXT_SEARCH("Text search"),
    FOREIGN_DATA("Foreign-data wrappers, servers and user mappings"),
    TABLES("Tables"),
    DEFAULTS("Defaults and constraints that come later"),
    VIEWS("Views"),
    INDEXES("Indexes"),
    STATISTICS("Extended statistics"),
    TABLE_SETTINGS("What tables do with their indexes"),
    FOREIGN_KEYS("Foreign keys"),
    TRIGGERS("Triggers"),
    RULES("Rules"),
    POLICIES("Policies"),
    PUBLICATIONS("Publications"),
    ENVIRONMENT("Owners, tablespaces and privileges"),
    EVENT_TRIGGERS("Event triggers");

    private final String heading;

    Section(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
