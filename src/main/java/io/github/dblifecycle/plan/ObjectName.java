package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.util.Locale;

/** How SQL speaks of an object: in COMMENT ON, DROP and ALTER. */
final class ObjectName {

    private ObjectName() {}

    /**
     * The kind and the name: {@code OPERATOR CLASS app.by_length USING btree}, {@code CONSTRAINT positive ON app.orders}.
     *
     * <p>A foreign table is a {@code TABLE} here, and an aggregate a {@code ROUTINE}.
     */
    static String of(ObjectReference reference) {
        return keyword(reference.kind()) + " " + name(reference);
    }

    private static String keyword(ObjectKind kind) {
        return switch (kind) {
            case ENUM, COMPOSITE_TYPE, RANGE -> "TYPE";
            case EXTENDED_STATISTICS -> "STATISTICS";
            case AGGREGATE -> "ROUTINE";
            default -> kind.word().toUpperCase(Locale.ROOT);
        };
    }

    private static String name(ObjectReference reference) {
        String name = reference.name().readable();
        String qualified =
                reference.schema().map(schema -> schema.readable() + ".").orElse("") + name;
        String part = reference.part().map(Identifier::readable).orElse("");
        return switch (reference.kind()) {
            case COLUMN -> qualified + "." + part;
            case CONSTRAINT, TRIGGER, RULE, POLICY -> part + " ON " + qualified;
            case FUNCTION, PROCEDURE, AGGREGATE ->
                qualified + "(" + reference.arguments().orElse("") + ")";
            case OPERATOR ->
                reference.qualifiedName().schema().readable() + "."
                        + reference.name().value() + " ("
                        + reference.arguments().orElse("") + ")";
            case OPERATOR_CLASS, OPERATOR_FAMILY -> qualified + " USING " + part;
            case CAST ->
                "(" + reference.name().value() + " AS "
                        + reference.part().map(Identifier::value).orElse("") + ")";
            case TRANSFORM -> "FOR " + reference.name().value() + " LANGUAGE " + part;
            case USER_MAPPING -> "FOR " + SqlText.role(reference.name()) + " SERVER " + part;
            default -> qualified;
        };
    }
}
