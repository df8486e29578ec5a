package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Objects;

/** Where the value of a column comes from if a statement gives none: one of three ways, never two. */
public sealed interface ColumnValue {

    /** {@code DEFAULT expression}. */
    record Default(String expression) implements ColumnValue {

        public Default {
            Objects.requireNonNull(expression, "expression");
        }
    }

    /** {@code GENERATED ALWAYS AS (expression)}. */
    record Generated(GeneratedKind kind, String expression) implements ColumnValue {

        public Generated {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(expression, "expression");
        }
    }

    /**
     * {@code GENERATED … AS IDENTITY}.
     *
     * @param sequence its name is not compared: a table that was renamed keeps the old one, and nobody means it
     */
    record Identity(IdentityKind kind, QualifiedName sequence, SequenceOptions options) implements ColumnValue {

        public Identity {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(options, "options");
        }
    }

    /** When a generated column is computed; virtual since PostgreSQL 18. */
    enum GeneratedKind {
        STORED,
        VIRTUAL
    }

    /** Whether a statement may give a value of its own. */
    enum IdentityKind {
        ALWAYS,
        BY_DEFAULT
    }
}
