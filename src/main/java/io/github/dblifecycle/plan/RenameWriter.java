package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that give objects other names. They touch no row, but whoever uses the old name fails from then on. */
public final class RenameWriter {

    private RenameWriter() {}

    /** Whether PostgreSQL has a statement for it. */
    public static boolean canRename(ObjectReference object) {
        return switch (object.kind()) {
            case EXTENSION -> false;
            default -> true;
        };
    }

    /** One statement a rename, in their order. */
    public static List<PlannedStatement> statements(List<Rename> renames) {
        return renames.stream().map(RenameWriter::statement).toList();
    }

    /** What takes all of them back, in the order in which that works. */
    public static List<Rename> inverse(List<Rename> renames) {
        List<Rename> inverse = new ArrayList<>();
        for (Rename rename : renames) {
            inverse.add(0, inverse(rename));
        }
        return List.copyOf(inverse);
    }

    private static Rename inverse(Rename rename) {
        if (rename.label().isPresent()) {
            return new Rename(
                    rename.object(),
                    Optional.of(rename.newName().value()),
                    new Identifier(rename.label().get()));
        }
        return new Rename(renamed(rename), Optional.empty(), name(rename.object()));
    }

    /** How the object is called afterwards. */
    public static ObjectReference renamed(Rename rename) {
        ObjectReference object = rename.object();
        if (rename.label().isPresent()) {
            return object;
        }
        return object.part().isPresent()
                ? new ObjectReference(
                        object.kind(),
                        object.schema(),
                        object.name(),
                        Optional.of(rename.newName()),
                        object.arguments())
                : new ObjectReference(
                        object.kind(), object.schema(), rename.newName(), object.part(), object.arguments());
    }

    private static Identifier name(ObjectReference object) {
        return object.part().orElse(object.name());
    }

    private static PlannedStatement statement(Rename rename) {
        ObjectReference after = renamed(rename);
        String sentence = rename.label()
                .map(label -> "whoever uses the value '" + label + "' of "
                        + rename.object().display() + " fails once it is '"
                        + rename.newName().value() + "'")
                .orElseGet(() -> "whoever uses the name of " + rename.object().display() + " fails once it is "
                        + after.display());
        return Statements.quick(after, sql(rename), new Hazard(HazardKind.BREAKS_CALLERS, sentence));
    }

    private static String sql(Rename rename) {
        ObjectReference object = rename.object();
        String to = " RENAME TO " + rename.newName().readable();
        if (rename.label().isPresent()) {
            return "ALTER TYPE " + object.qualifiedName().readable() + " RENAME VALUE "
                    + SqlText.literal(rename.label().get()) + " TO "
                    + SqlText.literal(rename.newName().value());
        }
        return switch (object.kind()) {
            case SCHEMA -> "ALTER SCHEMA " + object.name().readable() + to;
            case ENUM, COMPOSITE_TYPE, RANGE ->
                "ALTER TYPE " + object.qualifiedName().readable() + to;
            case COLUMN -> "ALTER TABLE " + onTable(object) + " RENAME COLUMN " + part(object) + target(rename);
            case CONSTRAINT -> "ALTER TABLE " + onTable(object) + " RENAME CONSTRAINT " + part(object) + target(rename);
            case TRIGGER, RULE, POLICY ->
                "ALTER " + keyword(object) + " " + part(object) + " ON " + onTable(object) + to;
            case FUNCTION, PROCEDURE, AGGREGATE ->
                "ALTER " + keyword(object) + " " + object.qualifiedName().readable() + "("
                        + object.arguments().orElse("") + ")" + to;
            default -> "ALTER " + keyword(object) + " " + object.qualifiedName().readable() + to;
        };
    }

    private static String keyword(ObjectReference object) {
        return object.kind().word().toUpperCase(java.util.Locale.ROOT);
    }

    private static String onTable(ObjectReference object) {
        return object.qualifiedName().readable();
    }

    private static String part(ObjectReference object) {
        return name(object).readable();
    }

    private static String target(Rename rename) {
        return " TO " + rename.newName().readable();
    }
}
