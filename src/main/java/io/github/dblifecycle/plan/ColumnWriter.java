package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.ColumnStorage;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.ColumnValue.Identity;
import io.github.dblifecycle.catalog.ColumnValue.IdentityKind;
import io.github.dblifecycle.catalog.NotNullConstraint;
import io.github.dblifecycle.sql.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Columns of tables: in CREATE TABLE, and what can only be said afterwards. */
final class ColumnWriter {

    private static final int FIRST_WITH_USUAL_STORAGE = 16;
    private static final String USUAL_STORAGE = "SET STORAGE DEFAULT";

    private ColumnWriter() {}

    /**
     * The column as it stands in CREATE TABLE.
     *
     * @param value what to say about its value: not always the whole truth at that time
     */
    static String clause(Column column, Optional<ColumnValue> value) {
        StringBuilder clause =
                new StringBuilder(column.name().readable()).append(' ').append(column.type());
        clause.append(SqlText.foreignOptions(column.storage().foreignOptions()));
        clause.append(SqlText.collate(column.collation()));
        value.ifPresent(present -> clause.append(' ').append(value(column, present)));
        if (column.notNull() == NotNull.NOT_NULL
                && (column.notNullConstraint().isPresent() || !(value.orElse(null) instanceof Identity))) {
            clause.append(notNullName(column)).append(" NOT NULL").append(notNullInheritance(column));
        }
        return clause.toString();
    }

    /**
     * What makes the column the one that is meant.
     *
     * @param before the column as it is, just created or inherited
     */
    static List<String> alterations(Column before, Column after) {
        String alter = "ALTER TABLE ONLY " + after.table().readable() + " ALTER COLUMN "
                + after.name().readable() + " ";
        List<String> statements = new ArrayList<>();
        if (!before.value().equals(after.value())) {
            valueChange(before, after).ifPresent(change -> statements.add(alter + change));
        }
        if (before.notNull() != after.notNull()) {
            statements.add(
                    switch (after.notNull()) {
                        case NULLABLE -> alter + "DROP NOT NULL";
                        case NOT_NULL ->
                            after.notNullConstraint().isPresent() ? addNotNull(after) : alter + "SET NOT NULL";
                        case NOT_VALIDATED -> addNotNull(after) + " NOT VALID";
                    });
        }
        storageChanges(before.storage(), after.storage()).forEach(change -> statements.add(alter + change));
        return statements;
    }

    /** As CREATE TABLE leaves it: what cannot be said there is not so. */
    static Column created(Column column, Optional<ColumnValue> value) {
        boolean notNull = column.notNull() == NotNull.NOT_NULL;
        return column.withValue(value)
                .withNotNull(
                        notNull ? NotNull.NOT_NULL : NotNull.NULLABLE,
                        notNull ? column.notNullConstraint() : Optional.empty())
                .withStorage(new ColumnStorage(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ColumnStorage.USUAL.options(),
                        column.storage().foreignOptions()))
                .withoutComment();
    }

    private static String addNotNull(Column column) {
        return "ALTER TABLE " + column.table().readable() + " ADD" + notNullName(column) + " NOT NULL "
                + column.name().readable() + notNullInheritance(column);
    }

    private static String notNullName(Column column) {
        return column.notNullConstraint()
                .flatMap(NotNullConstraint::name)
                .map(name -> " CONSTRAINT " + name.readable())
                .orElse("");
    }

    private static String notNullInheritance(Column column) {
        return column.notNullConstraint().filter(NotNullConstraint::noInherit).isPresent() ? " NO INHERIT" : "";
    }

    private static String value(Column column, ColumnValue value) {
        if (value instanceof ColumnValue.Default plain) {
            return "DEFAULT " + plain.expression();
        }
        if (value instanceof ColumnValue.Generated generated) {
            return "GENERATED ALWAYS AS (" + generated.expression() + ") "
                    + (generated.kind() == GeneratedKind.STORED ? "STORED" : "VIRTUAL");
        }
        return identity(column, (Identity) value);
    }

    static String identity(Column column, Identity identity) {
        List<String> options = new ArrayList<>();
        String usual = column.table().name().value() + "_" + column.name().value() + "_seq";
        boolean named = usual.getBytes(StandardCharsets.UTF_8).length > Identifier.MOST_BYTES
                || !identity.sequence().name().value().equals(usual)
                || !identity.sequence().schema().equals(column.table().schema());
        if (named) {
            options.add("SEQUENCE NAME " + identity.sequence().readable());
        }
        options.addAll(SequenceWriter.options(identity.options()));
        return "GENERATED " + (identity.kind() == IdentityKind.ALWAYS ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    private static Optional<String> valueChange(Column before, Column after) {
        Optional<ColumnValue> wanted = after.value();
        if (wanted.isPresent() && wanted.get() instanceof ColumnValue.Default plain) {
            return Optional.of("SET DEFAULT " + plain.expression());
        }
        if (wanted.isPresent() && wanted.get() instanceof Identity identity) {
            return Optional.of("ADD " + identity(after, identity));
        }
        return before.value().filter(ColumnValue.Default.class::isInstance).map(unwanted -> "DROP DEFAULT");
    }

    /**
     * One of {@link #storageChanges}, as the server's version takes it: before PostgreSQL 16 the strategy that a type has by
     * itself must be named (pg_type.typstorage).
     */
    static String storageChange(String change, String type, int major) {
        if (!change.equals(USUAL_STORAGE) || major >= FIRST_WITH_USUAL_STORAGE) {
            return change;
        }
        String name = TypeName.of(type).name();
        return "SET STORAGE "
                + (name.equals("numeric") || name.equals("inet") || name.equals("cidr") ? "MAIN" : "EXTENDED");
    }

    /** What follows ALTER COLUMN and its name. */
    static List<String> storageChanges(ColumnStorage before, ColumnStorage after) {
        List<String> changes = new ArrayList<>();
        if (!before.strategy().equals(after.strategy())) {
            changes.add(after.strategy()
                    .map(strategy -> "SET STORAGE " + strategy.toUpperCase(Locale.ROOT))
                    .orElse(USUAL_STORAGE));
        }
        if (!before.compression().equals(after.compression())) {
            changes.add("SET COMPRESSION " + after.compression().orElse("default"));
        }
        if (!before.statisticsTarget().equals(after.statisticsTarget())) {
            changes.add("SET STATISTICS " + after.statisticsTarget().orElse(-1));
        }
        if (!after.options().isEmpty()) {
            changes.add("SET " + SqlText.options(after.options()));
        }
        if (before.foreignOptions().isEmpty() && !after.foreignOptions().isEmpty()) {
            changes.add("OPTIONS (" + SqlText.foreignList("ADD ", after.foreignOptions()) + ")");
        }
        return changes;
    }
}
