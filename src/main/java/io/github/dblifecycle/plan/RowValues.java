package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Values of types that are made anew with their fields at other places. The text of a row has its fields by their places
 * (PostgreSQL, "8.16.6. Composite Type Input and Output Syntax"), so that it would put them into each other's: such a value
 * is put together from its fields, by their names.
 */
final class RowValues {

    private static final Set<ObjectKind> TYPES =
            Set.of(ObjectKind.COMPOSITE_TYPE, ObjectKind.TABLE, ObjectKind.DOMAIN, ObjectKind.RANGE, ObjectKind.ENUM);

    private final Planning planning;

    RowValues(Planning planning) {
        this.planning = planning;
    }

    /** How the values of a column become values of the type by the same name. */
    TypeChange change(Column before, Column after) {
        Optional<ObjectReference> row = row(before.type(), types(before.reference()));
        if (row.filter(this::moves).isEmpty() || !before.type().equals(after.type())) {
            return TypeChange.rebuilt(planning, after.type());
        }
        // A cast would cut off what is too long for a field; what is read from text is refused then.
        String value = "(" + row(TypeChange.VALUE, row.get()) + ")::text::" + after.type();
        return new TypeChange(Optional.of(value), true, true, false, false);
    }

    /** What becomes of fields that the one type has and the other has not, or that only their places tell. */
    List<Hazard> hazards(Column column, boolean asText) {
        String name = column.table().display() + "." + column.name().display();
        Set<ObjectReference> types = new TreeSet<>();
        collect(column.reference(), types);
        List<Hazard> hazards = new ArrayList<>();
        for (ObjectReference type : types) {
            if (!isMoved(type)) {
                continue;
            }
            if (asText || !isReached(column, type)) {
                hazards.add(new Hazard(
                        HazardKind.NEEDS_A_DECISION,
                        "column " + name + " holds values of " + type.display()
                                + " inside of others, as text with their"
                                + " fields by place, and the places change: write what puts each into its own"));
            }
            Map<Identifier, String> are = fieldsAfter(type);
            fieldsBefore(type).keySet().stream()
                    .filter(field -> !are.containsKey(field))
                    .forEach(field -> hazards.add(new Hazard(
                            HazardKind.LOSES_DATA,
                            "what column " + name + " holds in field " + field.display() + " of " + type.display()
                                    + " is gone")));
        }
        return hazards;
    }

    /** A field that is null stays null, and does not become a row of nulls. */
    private String row(String value, ObjectReference type) {
        Map<Identifier, String> were = fieldsBefore(type);
        String fields = fieldsAfter(type).keySet().stream()
                .map(field -> were.containsKey(field)
                        ? field("(" + value + ")." + field.readable(), type, were.get(field))
                        : "NULL")
                .collect(Collectors.joining(", "));
        return "CASE WHEN " + value + " IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(" + fields + ") END";
    }

    private String field(String value, ObjectReference holder, String type) {
        return row(type, types(holder))
                .filter(this::moves)
                .map(row -> row(value, row))
                .orElse(value);
    }

    /** Whether some field of its values, or of theirs, is at another place afterwards. */
    private boolean moves(ObjectReference type) {
        return isMoved(type)
                || fieldsBefore(type).values().stream()
                        .flatMap(field -> row(field, types(type)).stream())
                        .anyMatch(this::moves);
    }

    private boolean isMoved(ObjectReference type) {
        return (type.kind() == ObjectKind.COMPOSITE_TYPE || type.kind() == ObjectKind.TABLE)
                && planning.fate(type) == Fate.REBUILT
                && !List.copyOf(fieldsBefore(type).keySet())
                        .equals(List.copyOf(fieldsAfter(type).keySet()));
    }

    /** Whether the type is got at by fields alone, and not inside of an array, a range or a domain. */
    private boolean isReached(Column column, ObjectReference type) {
        return row(column.type(), types(column.reference())).stream().anyMatch(row -> isReached(row, type));
    }

    private boolean isReached(ObjectReference row, ObjectReference type) {
        return row.equals(type)
                || fieldsBefore(row).values().stream()
                        .flatMap(field -> row(field, types(row)).stream())
                        .anyMatch(field -> isReached(field, type));
    }

    /** The type of which the values are rows, if it is one. */
    private static Optional<ObjectReference> row(String type, Set<ObjectReference> among) {
        return among.stream()
                .filter(one -> one.kind() == ObjectKind.COMPOSITE_TYPE || one.kind() == ObjectKind.TABLE)
                .filter(one -> one.qualifiedName().readable().equals(type))
                .findFirst();
    }

    private void collect(ObjectReference user, Set<ObjectReference> all) {
        types(user).stream().filter(all::add).forEach(type -> collect(type, all));
    }

    /** The types that values of a column, of a table's rows or of a type are made of. */
    private Set<ObjectReference> types(ObjectReference user) {
        Set<ObjectReference> types = new TreeSet<>();
        if (user.kind() == ObjectKind.TABLE) {
            planning.from().table(user.qualifiedName()).stream()
                    .flatMap(table -> table.columns().stream())
                    .forEach(column -> types.addAll(types(column.reference())));
            return types;
        }
        planning.needsBefore(user).stream()
                .filter(needed -> TYPES.contains(needed.kind()))
                .filter(needed ->
                        user.kind() != ObjectKind.COLUMN || !needed.equals(ObjectReference.table(user.qualifiedName())))
                .forEach(types::add);
        return types;
    }

    private Map<Identifier, String> fieldsBefore(ObjectReference type) {
        return fields(planning.from(), type);
    }

    private Map<Identifier, String> fieldsAfter(ObjectReference type) {
        return fields(planning.to(), type);
    }

    private static Map<Identifier, String> fields(Catalog catalog, ObjectReference type) {
        Map<Identifier, String> fields = new LinkedHashMap<>();
        catalog.find(type).ifPresent(found -> {
            if (found instanceof CompositeType composite) {
                composite.attributes().forEach(attribute -> fields.put(attribute.name(), attribute.type()));
            } else if (found instanceof Table table) {
                table.columns().forEach(column -> fields.put(column.name(), column.type()));
            }
        });
        return fields;
    }
}
