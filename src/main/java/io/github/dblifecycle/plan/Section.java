package io.github.dblifecycle.plan;

/** The parts of a schema file, in the order in which they stand unless something needs what comes later. */
enum Section {
    SCHEMAS("Schemas"),
    EXTENSIONS("Extensions"),
    TYPES("Types"),
    SEQUENCES("Sequences"),
    ROUTINES("Functions, procedures and aggregates"),
    TABLES("Tables"),
    DEFAULTS("Defaults and constraints that come later"),
    VIEWS("Views"),
    INDEXES("Indexes"),
    TABLE_SETTINGS("What tables do with their indexes"),
    FOREIGN_KEYS("Foreign keys"),
    TRIGGERS("Triggers"),
    RULES("Rules"),
    POLICIES("Policies");

    private final String heading;

    Section(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
