package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.migrate.NextScript;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to type so that the migrations produce what is declared. */
final class MendingAdvice {

    private final NextScript next;
    private final SourceLines lines;
    private final boolean several;

    /** @param several whether more than one thing is to be mended: then all go into one script */
    MendingAdvice(NextScript next, SourceLines lines, boolean several) {
        this.next = next;
        this.lines = lines;
        this.several = several;
    }

    String create(Change.Created created, Optional<SourcePosition> statement) {
        ObjectReference reference = created.reference();
        String script = script("add", reference);
        if (created.object() instanceof Column column) {
            Optional<String> sql = addColumn(column);
            if (sql.isPresent()) {
                return write(sql.get(), script);
            }
        }
        if (created.object() instanceof Constraint constraint) {
            return write(
                    "ALTER TABLE " + reference.qualifiedName().display() + " ADD CONSTRAINT "
                            + reference.part().orElseThrow().display() + " " + constraint.definition() + ";",
                    script);
        }
        boolean standsAlone = reference.kind() != ObjectKind.COLUMN;
        if (standsAlone && statement.flatMap(lines::statementAt).isPresent()) {
            SourcePosition from = statement.get();
            return "sed -n '" + from.line() + "," + lines.lastLine(from) + "p' " + from.file() + into() + script;
        }
        return "create it in a new migration, " + script;
    }

    String drop(Change.Dropped dropped) {
        ObjectReference reference = dropped.reference();
        String script = script("drop", reference);
        return "declare it, or take it away in a new migration: "
                + dropStatement(reference).map(sql -> write(sql, script)).orElse(script);
    }

    String alter(Change.Altered altered) {
        String script = script("change", altered.reference());
        if (altered.to() instanceof Column column) {
            Optional<String> sql = alterColumn(column, altered.properties());
            if (sql.isPresent()) {
                return write(sql.get(), script);
            }
        }
        return "change it in a new migration, " + script + ", or correct the declaration";
    }

    private static Optional<String> addColumn(Column column) {
        if (column.value()
                .filter(value -> !(value instanceof ColumnValue.Default))
                .isPresent()) {
            return Optional.empty();
        }
        StringBuilder sql = new StringBuilder("ALTER TABLE ")
                .append(column.table().display())
                .append(" ADD COLUMN ")
                .append(column.name().display())
                .append(' ')
                .append(column.type());
        column.collation().ifPresent(collation -> sql.append(" COLLATE ").append(collation));
        column.value().map(ColumnValue.Default.class::cast).ifPresent(value -> sql.append(" DEFAULT ")
                .append(value.expression()));
        if (column.notNull() == NotNull.NOT_NULL) {
            sql.append(" NOT NULL");
        }
        return Optional.of(sql.append(';').toString());
    }

    private static Optional<String> alterColumn(Column column, List<PropertyChange> properties) {
        List<String> actions = new ArrayList<>();
        String prefix = "ALTER COLUMN " + column.name().display() + " ";
        for (PropertyChange property : properties) {
            switch (property.property()) {
                case "type" -> actions.add(prefix + "TYPE " + column.type());
                case "not null" -> {
                    if (column.notNull() == NotNull.NOT_VALIDATED) {
                        return Optional.empty();
                    }
                    actions.add(prefix + (column.notNull() == NotNull.NOT_NULL ? "SET NOT NULL" : "DROP NOT NULL"));
                }
                case "default" ->
                    actions.add(prefix
                            + (property.to().equals(PropertyChange.NONE)
                                    ? "DROP DEFAULT"
                                    : "SET DEFAULT " + property.to()));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("ALTER TABLE " + column.table().display() + " " + String.join(", ", actions) + ";");
    }

    private static Optional<String> dropStatement(ObjectReference reference) {
        return switch (reference.kind()) {
            case COLUMN ->
                Optional.of("ALTER TABLE " + reference.qualifiedName().display() + " DROP COLUMN "
                        + reference.part().orElseThrow().display() + ";");
            case CONSTRAINT ->
                Optional.of("ALTER TABLE " + reference.qualifiedName().display() + " DROP CONSTRAINT "
                        + reference.part().orElseThrow().display() + ";");
            case TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE, DOMAIN ->
                Optional.of("DROP "
                        + reference.kind().word().toUpperCase(java.util.Locale.ROOT) + " "
                        + reference.qualifiedName().display() + ";");
            case ENUM, COMPOSITE_TYPE, RANGE ->
                Optional.of("DROP TYPE " + reference.qualifiedName().display() + ";");
            default -> Optional.empty();
        };
    }

    /** A single quote ends a shell's quoted text; it is closed, escaped and opened again. */
    private String write(String sql, String script) {
        return "echo '" + sql.replace("'", "'\\''") + "'" + into() + script;
    }

    private String into() {
        return several ? " >> " : " > ";
    }

    private String script(String verb, ObjectReference reference) {
        return next.path(several ? "match declared schema" : verb + " " + words(reference));
    }

    private static String words(ObjectReference reference) {
        return reference
                .part()
                .map(part -> reference.name().value() + " " + part.value())
                .orElse(reference.name().value());
    }
}
