package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an object is but for its name and comment: two with the same may be one that was renamed. */
final class Likeness {

    private Likeness() {}

    /** Empty for what has too little to it to be recognised. */
    static Optional<String> of(CatalogObject object, List<CatalogObject> parts) {
        ObjectReference reference = object.reference();
        ObjectKind kind = reference.kind();
        if (kind == ObjectKind.SCHEMA || kind == ObjectKind.EXTENSION) {
            return Optional.empty();
        }
        String place = kind + " in " + reference.schema().map(Object::toString).orElse("")
                + reference.part().map(part -> " on " + reference.name()).orElse("") + ": ";
        return content(object, parts).map(content -> place + content);
    }

    private static Optional<String> content(CatalogObject object, List<CatalogObject> parts) {
        if (object instanceof Table table) {
            return columns(table);
        }
        if (object instanceof Column column) {
            return Optional.of(column.type());
        }
        if (object instanceof Constraint constraint) {
            return Optional.of(constraint.definition());
        }
        if (object instanceof Index index) {
            return Optional.of(index.on() + " " + index.unique() + " " + behind(index.definition(), " ON "));
        }
        if (object instanceof Routine routine) {
            return Optional.of(routine.arguments() + " " + behind(routine.definition(), "("));
        }
        Map<String, String> properties = new LinkedHashMap<>(object.properties());
        properties.remove("comment");
        String name =
                object.reference().part().orElse(object.reference().name()).readable();
        String definition = properties.get("definition");
        if (definition != null) {
            properties.put("definition", definition.replace(" " + name + " ", " "));
        }
        return properties.isEmpty() && parts.isEmpty() ? Optional.empty() : Optional.of(properties.toString());
    }

    private static Optional<String> columns(Table table) {
        return table.columns().isEmpty()
                ? Optional.empty()
                : Optional.of(table.columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static String behind(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(at);
    }
}
