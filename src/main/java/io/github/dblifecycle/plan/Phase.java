package io.github.dblifecycle.plan;

/** Where in a plan an action would stand if nothing needed it earlier or later. */
enum Phase {
    DROPS,
    NAMES,
    SCHEMAS,
    EXTENSIONS,
    LANGUAGES,
    COLLATIONS,
    TYPES,
    SEQUENCES,
    FOREIGN_DATA,
    TABLES,
    COLUMNS,
    ROUTINES,
    OPERATORS,
    TEXT_SEARCH,
    CONSTRAINTS,
    VIEWS,
    INDEXES,
    STATISTICS,
    TABLE_SETTINGS,
    FOREIGN_KEYS,
    TRIGGERS,
    RULES,
    POLICIES,
    PUBLICATIONS,
    REMARKS,
    ENVIRONMENT,
    ENVIRONMENT_AGAIN,
    /** What drops rows or values: last, so that whatever may fail has failed before. */
    LOSSES,
    /** Last of all: they would fire for what comes behind them. */
    EVENT_TRIGGERS;

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
            case LANGUAGES -> LANGUAGES;
            case COLLATIONS -> COLLATIONS;
            case OPERATORS -> OPERATORS;
            case TEXT_SEARCH -> TEXT_SEARCH;
            case FOREIGN_DATA -> FOREIGN_DATA;
            case STATISTICS -> STATISTICS;
            case PUBLICATIONS -> PUBLICATIONS;
            case ENVIRONMENT -> ENVIRONMENT;
            case EVENT_TRIGGERS -> EVENT_TRIGGERS;
        };
    }
}
