package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what hints name as people type it. */
final class NamedObjects {

    private NamedObjects() {}

    /** Tables, columns and sequences of a name, with its schema or without. */
    static List<CatalogObject> named(String name, Catalog catalog) {
        return candidates(catalog)
                .filter(object -> names(object.reference()).anyMatch(one -> one.equalsIgnoreCase(name)))
                .toList();
    }

    private static Stream<CatalogObject> candidates(Catalog catalog) {
        return catalog.objects().values().stream()
                .filter(object -> object instanceof Table || object instanceof Column || object instanceof Sequence);
    }

    private static Stream<String> names(ObjectReference reference) {
        String part = reference.part().map(one -> "." + one.display()).orElse("");
        return Stream.of(
                reference.qualifiedName().display() + part, reference.name().display() + part);
    }

    /** What to say of a name that is not that of one object. */
    static ConfigurationProblem unknown(String setting, String name, List<CatalogObject> found, Catalog catalog) {
        if (!found.isEmpty()) {
            return new ConfigurationProblem(
                    setting,
                    "'" + name + "' may be "
                            + found.stream()
                                    .map(one -> one.reference().display())
                                    .collect(Collectors.joining(" or ")),
                    "write the schema before it");
        }
        int dot = name.lastIndexOf('.');
        List<CatalogObject> tables = dot < 0 ? List.of() : named(name.substring(0, dot), catalog);
        String there = tables.size() == 1 && tables.get(0) instanceof Table table
                ? table.reference().display() + " has "
                        + table.columns().stream()
                                .map(column -> column.name().display())
                                .collect(Collectors.joining(", "))
                : "there are "
                        + catalog.tables().stream()
                                .map(table -> table.name().display())
                                .collect(Collectors.joining(", "));
        return new ConfigurationProblem(
                setting, "the migrations make no '" + name + "'; " + there, "write one of these names");
    }
}
