package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schemas and extensions. */
final class SchemaActions {

    private static final Identifier PUBLIC = new Identifier("public");

    private SchemaActions() {}

    static Action create(Schema schema) {
        String name = schema.name().readable();
        return Action.of(
                        Phase.SCHEMAS,
                        schema.reference(),
                        Statements.quick(
                                schema.reference(),
                                Comments.after("CREATE SCHEMA " + name, "SCHEMA " + name, comment(schema))))
                .beginning(Unit.of(schema.reference()));
    }

    static Action alter(Schema after) {
        return Action.of(
                Phase.REMARKS,
                Remarks.on(after.reference(), "SCHEMA " + after.name().readable(), comment(after)));
    }

    /** That of initdb is as good as none, and left out by everybody who reads or dumps a schema. */
    private static Optional<String> comment(Schema schema) {
        return schema.comment().isEmpty() && schema.name().equals(PUBLIC)
                ? Optional.of(Schema.COMMENT_OF_PUBLIC)
                : schema.comment();
    }

    /** @param version what else is said of it, as a rule nothing: another server may not have the version */
    static Action create(Extension extension, String version) {
        String name = extension.name().readable();
        return Action.of(
                        Phase.EXTENSIONS,
                        extension.reference(),
                        Statements.quick(
                                extension.reference(),
                                Comments.after(
                                        "CREATE EXTENSION " + name + " WITH SCHEMA "
                                                + extension.schema().readable() + version,
                                        "EXTENSION " + name,
                                        extension.comment())))
                .beginning(Unit.of(extension.reference()))
                .needing(Unit.of(ObjectReference.inDatabase(
                        io.github.dblifecycle.catalog.ObjectKind.SCHEMA, extension.schema())));
    }

    static Action alter(Extension before, Extension after) {
        ObjectReference reference = after.reference();
        String alter = "ALTER EXTENSION " + after.name().readable() + " ";
        List<PlannedStatement> statements = new ArrayList<>();
        if (!before.version().equals(after.version())) {
            statements.add(Statements.slow(reference, alter + "UPDATE TO " + SqlText.literal(after.version())));
        }
        if (!before.schema().equals(after.schema())) {
            statements.add(Statements.quick(
                    reference, alter + "SET SCHEMA " + after.schema().readable()));
        }
        if (!before.comment().equals(after.comment())) {
            statements.add(Remarks.on(reference, "EXTENSION " + after.name().readable(), after.comment()));
        }
        return Action.of(Phase.EXTENSIONS, reference, statements)
                .ending(Unit.of(reference))
                .beginning(Unit.of(reference));
    }
}
