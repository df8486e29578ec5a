package io.github.dblifecycle.judge;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A change that somebody might make to a schema by hand, by mistake or with care. */
record Mutation(String sql) {

    private static final Pattern TYPE =
            Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(\\d+))?\\))?( with(?:out)? time zone)?(\\[\\])?");

    /** Empty where there is nothing in the schema that the kind drawn could be done to. */
    static Optional<Mutation> draw(Catalog catalog, Draw draw) {
        return switch (draw.below(25)) {
            case 0 ->
                column(catalog, draw, any -> true).map(one -> alter(one, "DROP COLUMN " + name(one) + " CASCADE"));
            case 1 ->
                column(catalog, draw, any -> true).map(one -> alter(one, "RENAME COLUMN " + name(one) + " TO renamed"));
            case 2 ->
                table(catalog, draw)
                        .map(one -> new Mutation("DROP TABLE " + one.name().readable() + " CASCADE"));
            case 3 ->
                table(catalog, draw)
                        .map(one -> new Mutation("ALTER TABLE " + one.name().readable() + " RENAME TO renamed"));
            case 4, 5, 6, 7 -> column(catalog, draw, any -> true).flatMap(one -> retyped(one, draw));
            case 8, 9 -> column(catalog, draw, Mutation::isNullable).map(one -> set(one, "SET NOT NULL"));
            case 10 ->
                column(catalog, draw, one -> isNullable(one) && hasPlainDefault(one))
                        .map(one -> alter(
                                one,
                                "ALTER " + name(one) + " SET NOT NULL, ALTER " + name(one) + " SET DEFAULT "
                                        + plainDefault(one).orElseThrow()));
            case 11, 12 -> column(catalog, draw, one -> !isNullable(one)).map(one -> set(one, "DROP NOT NULL"));
            case 13 -> table(catalog, draw).map(one -> add(one, "added text NOT NULL"));
            case 14 ->
                table(catalog, draw)
                        .map(one -> add(one, draw.one(List.of("added text NOT NULL DEFAULT 'x'", "added text"))));
            case 15 ->
                sequence(catalog, draw)
                        .map(one -> new Mutation("DROP SEQUENCE " + one.name().readable()));
            case 16 ->
                sequence(catalog, draw)
                        .map(one -> new Mutation("ALTER SEQUENCE " + one.name().readable() + " INCREMENT "
                                + draw.one(List.of(1, 10, 50, 100))));
            case 17 ->
                column(catalog, draw, Mutation::counts)
                        .map(one -> set(one, draw.one(List.of("DROP IDENTITY", "SET GENERATED ALWAYS"))));
            case 18 -> constraint(catalog, draw, ConstraintKind.UNIQUE);
            case 19 -> constraint(catalog, draw, ConstraintKind.FOREIGN_KEY);
            case 20 -> constraint(catalog, draw, ConstraintKind.PRIMARY_KEY);
            case 21 -> constraint(catalog, draw, ConstraintKind.CHECK);
            case 22 -> narrowed(catalog, draw);
            case 23 ->
                column(catalog, draw, Mutation::isNullable)
                        .map(one -> alter(
                                one,
                                "DROP COLUMN " + name(one) + " CASCADE, ADD COLUMN " + name(one) + " " + one.type()
                                        + " GENERATED ALWAYS AS (NULL) STORED"));
            default ->
                column(catalog, draw, any -> true)
                        .map(one ->
                                new Mutation("CREATE INDEX ON " + one.table().readable() + " (" + name(one) + ")"));
        };
    }

    private static <T> Optional<T> one(Draw draw, Stream<T> of) {
        List<T> all = of.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(draw.one(all));
    }

    private static Optional<Table> table(Catalog catalog, Draw draw) {
        return one(draw, catalog.tables().stream());
    }

    private static Optional<Column> column(Catalog catalog, Draw draw, Predicate<Column> which) {
        return one(
                draw,
                catalog.tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(which));
    }

    private static Optional<Sequence> sequence(Catalog catalog, Draw draw) {
        return one(draw, catalog.all(Sequence.class).stream());
    }

    private static Optional<Mutation> constraint(Catalog catalog, Draw draw, ConstraintKind kind) {
        return one(
                        draw,
                        catalog.tables().stream()
                                .flatMap(table -> table.constraints().stream())
                                .filter(one -> one.kind() == kind))
                .map(one -> new Mutation("ALTER TABLE " + one.table().readable() + " DROP CONSTRAINT "
                        + one.name().readable() + " CASCADE"));
    }

    /** A value less in a check that lists some. */
    private static Optional<Mutation> narrowed(Catalog catalog, Draw draw) {
        return one(
                        draw,
                        catalog.tables().stream()
                                .flatMap(table -> table.constraints().stream())
                                .filter(one -> one.kind() == ConstraintKind.CHECK
                                        && one.definition().contains(", 'PAID'::character varying")))
                .map(one -> new Mutation("ALTER TABLE " + one.table().readable() + " DROP CONSTRAINT "
                        + one.name().readable() + ", ADD CONSTRAINT "
                        + one.name().readable() + " "
                        + one.definition().replace(", 'PAID'::character varying", "")));
    }

    private static Optional<Mutation> retyped(Column column, Draw draw) {
        Matcher type = TYPE.matcher(column.type());
        if (!type.matches()) {
            return Optional.empty();
        }
        int first = type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
        int second = type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
        String zone = type.group(4) == null ? "" : type.group(4);
        List<String> others = type.group(5) != null
                ? List.of("text", "text[]", "varchar(10)[]")
                : switch (type.group(1)) {
                    case "smallint" -> List.of("integer", "bigint", "numeric", "text");
                    case "integer" -> List.of("smallint", "bigint", "numeric", "text");
                    case "bigint" -> List.of("integer", "numeric", "text", "smallint");
                    case "boolean" -> List.of("smallint", "text");
                    case "real" -> List.of("double precision", "numeric");
                    case "double precision" -> List.of("real", "numeric");
                    case "numeric" ->
                        List.of(
                                "numeric",
                                "numeric(" + (first + 3) + "," + second + ")",
                                "numeric(" + (first + 3) + "," + (second + 1) + ")",
                                "numeric(" + (first - 1) + "," + second + ")",
                                "numeric(" + first + "," + (second + 1) + ")",
                                "bigint",
                                "double precision");
                    case "character varying" ->
                        List.of(
                                "varchar(" + Math.max(1, first / 2) + ")",
                                "varchar(" + (first + 5) + ")",
                                "varchar",
                                "text",
                                "bytea",
                                "uuid",
                                "integer");
                    case "character" -> List.of("varchar(1)", "text", "smallint");
                    case "timestamp" ->
                        zone.equals(" with time zone")
                                ? List.of("timestamp", "timestamptz", "timestamptz(2)", "date", "text")
                                : List.of("timestamp", "timestamptz", "timestamp(2)", "date", "text");
                    case "time" -> List.of("time", "timetz", "timestamp", "text");
                    case "date" -> List.of("timestamp", "text");
                    case "uuid" -> List.of("text", "varchar(36)", "bytea");
                    case "bytea" -> List.of("text", "oid");
                    case "oid" -> List.of("bytea", "text", "bigint");
                    default -> List.of("text");
                };
        return Optional.of(set(column, "TYPE " + draw.one(others) + " USING NULL"));
    }

    private static boolean isNullable(Column column) {
        return column.notNull() == Column.NotNull.NULLABLE;
    }

    private static boolean counts(Column column) {
        return column.value().orElse(null) instanceof ColumnValue.Identity;
    }

    private static boolean hasPlainDefault(Column column) {
        return plainDefault(column).isPresent();
    }

    private static Optional<String> plainDefault(Column column) {
        return switch (column.type().replaceAll("\\(.*", "")) {
            case "character varying", "text", "character" -> Optional.of("'x'");
            case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> Optional.of("1");
            case "date", "timestamp" -> Optional.of("now()");
            default -> Optional.empty();
        };
    }

    private static Mutation add(Table table, String column) {
        return new Mutation("ALTER TABLE " + table.name().readable() + " ADD COLUMN " + column);
    }

    private static Mutation set(Column column, String what) {
        return alter(column, "ALTER COLUMN " + name(column) + " " + what);
    }

    private static Mutation alter(Column column, String what) {
        return new Mutation("ALTER TABLE " + column.table().readable() + " " + what);
    }

    private static String name(Column column) {
        return column.name().readable();
    }
}
