package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Firing;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.SequenceOptions;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The current row of a result, in the words of the catalog. */
final class Row {

    private final ResultSet rows;
    private final String what;

    Row(ResultSet rows, String what) {
        this.rows = rows;
        this.what = what;
    }

    String text(String column) throws SQLException {
        return optionalText(column)
                .orElseThrow(() -> CatalogReadException.vanished(
                        what, column, new IllegalStateException("null in column " + column)));
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    /** A value of type "char"; empty for the zero byte, which stands for nothing. */
    Optional<String> letter(String column) throws SQLException {
        return optionalText(column).filter(value -> !value.isEmpty() && value.charAt(0) != '\0');
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    Optional<Integer> optionalNumber(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Identifier identifier(String column) throws SQLException {
        return new Identifier(text(column));
    }

    Optional<Identifier> optionalIdentifier(String column) throws SQLException {
        return optionalText(column).map(Identifier::new);
    }

    /** The object's own name, from the columns schema and name. */
    QualifiedName qualifiedName() throws SQLException {
        return QualifiedName.of(text("schema"), text("name"));
    }

    /** The name of what the object stands on, from the columns schema and relation. */
    QualifiedName relation() throws SQLException {
        return QualifiedName.of(text("schema"), text("relation"));
    }

    /** What the object stands on, from the columns schema, relation and relation_kind. */
    ObjectReference on() throws SQLException {
        ObjectKind kind =
                switch (text("relation_kind")) {
                    case "v" -> ObjectKind.VIEW;
                    case "m" -> ObjectKind.MATERIALIZED_VIEW;
                    default -> ObjectKind.TABLE;
                };
        return ObjectReference.inSchema(kind, relation());
    }

    /** What the object is called, from the columns schema, name, part and arguments. */
    ObjectReference reference(ObjectKind kind) throws SQLException {
        return new ObjectReference(
                kind,
                optionalIdentifier("schema"),
                identifier("name"),
                optionalIdentifier("part"),
                optionalText("arguments"));
    }

    Firing firing(String column) throws SQLException {
        return firingOf(text(column));
    }

    /** @param letter as pg_trigger, pg_rewrite and pg_event_trigger have it */
    static Firing firingOf(String letter) {
        return switch (letter) {
            case "D" -> Firing.DISABLED;
            case "R" -> Firing.REPLICA;
            case "A" -> Firing.ALWAYS;
            default -> Firing.ENABLED;
        };
    }

    /** An array of texts none of which is null. */
    List<String> present(String column) throws SQLException {
        return texts(column).stream().map(text -> Objects.requireNonNull(text)).toList();
    }

    /** Qualified names from two arrays in step. */
    List<QualifiedName> qualifiedNames(String schemas, String names) throws SQLException {
        List<String> inSchemas = present(schemas);
        List<String> named = present(names);
        return IntStream.range(0, named.size())
                .mapToObj(i -> QualifiedName.of(inSchemas.get(i), named.get(i)))
                .toList();
    }

    Optional<String> comment() throws SQLException {
        return optionalText("comment");
    }

    /** An array of texts; never null itself, elements only where the query says so. */
    List<@Nullable String> texts(String column) throws SQLException {
        return array(column, String[].class);
    }

    List<@Nullable Boolean> flags(String column) throws SQLException {
        return array(column, Boolean[].class);
    }

    /** Options as the server keeps them: {@code name=value} each. */
    SortedMap<String, String> options(String column) throws SQLException {
        SortedMap<String, String> options = new TreeMap<>();
        for (String option : array(column, String[].class)) {
            int equals = option.indexOf('=');
            options.put(
                    equals < 0 ? option : option.substring(0, equals), equals < 0 ? "" : option.substring(equals + 1));
        }
        return options;
    }

    SequenceOptions sequenceOptions() throws SQLException {
        return new SequenceOptions(
                text("sequence_type"),
                number("sequence_start"),
                number("sequence_increment"),
                number("sequence_minimum"),
                number("sequence_maximum"),
                number("sequence_cache"),
                flag("sequence_cycle"));
    }

    RowVersion version() throws SQLException {
        return optionalVersion("row_version")
                .orElseThrow(() -> new IllegalStateException("the query of the " + what + " gives no row version"));
    }

    Optional<RowVersion> commentVersion() throws SQLException {
        return optionalVersion("comment_version");
    }

    private Optional<RowVersion> optionalVersion(String column) throws SQLException {
        String version = text(column);
        int comma = version.indexOf(',');
        return version.startsWith("{NULL")
                ? Optional.empty()
                : Optional.of(new RowVersion(
                        Long.parseLong(version, 1, comma, 10),
                        Long.parseLong(version, comma + 1, version.length() - 1, 10)));
    }

    /** Most arrays are empty, and the driver takes its time to find that out. */
    private <T> List<T> array(String column, Class<T[]> type) throws SQLException {
        if (text(column).equals("{}")) {
            return List.of();
        }
        Array array = rows.getArray(column);
        if (array == null) {
            throw CatalogReadException.vanished(what, column, new IllegalStateException("null in column " + column));
        }
        return Arrays.asList(type.cast(array.getArray()));
    }
}
