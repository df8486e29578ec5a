package io.github.dblifecycle.diff;

/**
 * What is compared beyond the schema itself.
 *
 * @param privileges of objects and columns, and default privileges
 * @param owners of all objects that have one
 * @param tablespaces of tables, materialized views, indexes and the indexes behind constraints
 * @param columnOrder of tables; a table that both sides have, whose common columns stand in another order
 */
public record ComparedAspects(boolean privileges, boolean owners, boolean tablespaces, boolean columnOrder) {

    /** The schema alone. */
    public static final ComparedAspects NONE = new ComparedAspects(false, false, false, false);

    /** Everything there is. */
    public static final ComparedAspects ALL = new ComparedAspects(true, true, true, true);
}
