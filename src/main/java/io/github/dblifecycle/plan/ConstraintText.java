package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Constraint;

/** The definition of a constraint as the server prints it, in its parts. */
final class ConstraintText {

    static final String NOT_VALID = " NOT VALID";

    private ConstraintText() {}

    /** The definition, whether or not it is proved for all rows. */
    static String plain(Constraint constraint) {
        String definition = constraint.definition();
        return definition.endsWith(NOT_VALID)
                ? definition.substring(0, definition.length() - NOT_VALID.length())
                : definition;
    }

    /** The definition without what ALTER CONSTRAINT can change. */
    static String withoutDeferral(Constraint constraint) {
        String definition = plain(constraint);
        String deferral = deferral(constraint);
        return definition.endsWith(deferral)
                ? definition.substring(0, definition.length() - deferral.length())
                : definition;
    }

    /** With a space before it; empty for a constraint that is checked at once. */
    static String deferral(Constraint constraint) {
        if (!constraint.deferrable()) {
            return "";
        }
        return constraint.initiallyDeferred() ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    }
}
