package io.github.dblifecycle.plan;

/** Where in a plan an action would stand if nothing needed it earlier or later. */
enum Phase {
    DROPS,
    NAMES,
    SCHEMAS,
    EXTENSIONS,
    TYPES,
    SEQUENCES,
    TABLES,
    COLUMNS,
    ROUTINES,
    CONSTRAINTS,
    VIEWS,
    INDEXES,
    TABLE_SETTINGS,
    FOREIGN_KEYS,
    TRIGGERS,
    RULES,
    POLICIES,
    REMARKS,
    /** What drops rows or values: last, so that whatever may fail has failed before. */
    LOSSES;

    static Phase of(Section section) {
        return switch (section) {
            case SCHEMAS -> SCHEMAS;
            case EXTENSIONS -> EXTENSIONS;
            case TYPES -> TYPES;
            case SEQUENCES -> SEQUENCES;
            case ROUTINES -> ROUTINES;
            case TABLES -> TABLES;
            case DEFAULTS -> CONSTRAINTS;
            case VIEWS -> VIEWS;
            case INDEXES -> INDEXES;
            case TABLE_SETTINGS -> TABLE_SETTINGS;
            case FOREIGN_KEYS -> FOREIGN_KEYS;
            case TRIGGERS -> TRIGGERS;
            case RULES -> RULES;
            case POLICIES -> POLICIES;
        };
    }
}
