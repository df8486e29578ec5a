package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Objects;

/**
 * The constraint behind a NOT NULL as the server holds it (PostgreSQL 18, "5.5.2. Not-Null Constraints"). It says nothing
 * about the schema: it is what a statement needs that renames or validates it.
 *
 * @param name chosen by somebody or by the server
 * @param local declared on this table itself; one that is only inherited goes with the parent's
 */
public record HeldNotNull(Identifier name, boolean local) {

    public HeldNotNull {
        Objects.requireNonNull(name, "name");
    }
}
