package io.github.dblifecycle.report;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an object is, in few words, where its two sides cannot be compared because one lacks it. */
final class ObjectWords {

    private ObjectWords() {}

    /** A table is what it consists of; anything else is what it has, and what comes with it. */
    static Map<String, String> content(CatalogObject object, List<CatalogObject> parts) {
        Map<String, String> content = new LinkedHashMap<>();
        if (object instanceof Column column) {
            content.put("column", words(column));
        } else if (!(object instanceof Table)) {
            content.putAll(object.properties());
        }
        for (CatalogObject part : parts) {
            content.put(title(part.reference(), object.reference()), words(part));
        }
        return content;
    }

    /** Without the name of the whole, which stands above it. */
    private static String title(ObjectReference part, ObjectReference whole) {
        boolean onWhole = part.schema().equals(whole.schema()) && part.name().equals(whole.name());
        return onWhole && part.part().isPresent()
                ? part.kind().word() + " " + part.part().get().display()
                : part.display();
    }

    private static String words(CatalogObject object) {
        if (object instanceof Column column) {
            return words(column);
        }
        Map<String, String> properties = object.properties();
        String definition = properties.get("definition");
        return definition == null
                ? properties.entrySet().stream()
                        .map(property -> property.getKey() + " " + property.getValue())
                        .collect(Collectors.joining(", "))
                : definition;
    }

    /** {@code bigint, not null, default 0}. */
    private static String words(Column column) {
        return column.properties().entrySet().stream()
                .filter(property -> !property.getKey().equals("not null")
                        || !property.getValue().equals("no"))
                .map(property -> switch (property.getKey()) {
                    case "type" -> property.getValue();
                    case "not null" ->
                        property.getValue().equals("yes") ? "not null" : "not null, " + property.getValue();
                    default -> property.getKey() + " " + property.getValue();
                })
                .collect(Collectors.joining(", "));
    }
}
