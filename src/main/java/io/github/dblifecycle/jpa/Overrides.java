package io.github.dblifecycle.jpa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns that {@code @AttributeOverride} gives to attributes of somebody else.
 *
 * @param columns by the names of attributes
 */
record Overrides(Map<String, String> columns) {

    static final Overrides NONE = new Overrides(Map.of());

    Overrides {
        columns = Map.copyOf(columns);
    }

    /** What is said here already wins. */
    Overrides and(List<Annotated> said) {
        Map<String, String> all = new HashMap<>(columns);
        for (Annotated one : said) {
            Optional<String> column = one.inner("column").text("name");
            one.text("name").ifPresent(name -> column.ifPresent(known -> all.putIfAbsent(name, known)));
        }
        return new Overrides(all);
    }

    /** What is said of the attributes of one of these. */
    Overrides below(String attribute) {
        Map<String, String> below = new HashMap<>();
        columns.forEach((name, column) -> {
            if (name.startsWith(attribute + ".")) {
                below.put(name.substring(attribute.length() + 1), column);
            }
        });
        return new Overrides(below);
    }

    /** Empty where an attribute is not kept in one column. */
    Optional<String> column(Attribute attribute) {
        return Optional.ofNullable(columns.get(attribute.name())).or(attribute::column);
    }
}
