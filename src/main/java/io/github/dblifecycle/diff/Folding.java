package io.github.dblifecycle.diff;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gathers objects that only one catalog has under the one they come and go with, so that a missing table is one change. */
final class Folding {

    private final Catalog catalog;
    private final Set<ObjectReference> only;

    Folding(Catalog catalog, Set<ObjectReference> only) {
        this.catalog = catalog;
        this.only = only;
    }

    /** Each object that stands for itself, with all that is folded into it. */
    Map<CatalogObject, List<CatalogObject>> roots() {
        Map<ObjectReference, List<CatalogObject>> parts = new TreeMap<>();
        for (ObjectReference reference : only) {
            ObjectReference root = root(reference);
            List<CatalogObject> folded = parts.computeIfAbsent(root, none -> new ArrayList<>());
            if (!root.equals(reference)) {
                folded.add(object(reference));
            }
        }
        Map<CatalogObject, List<CatalogObject>> roots = new LinkedHashMap<>();
        parts.forEach((root, folded) -> roots.put(object(root), folded));
        return roots;
    }

    private ObjectReference root(ObjectReference reference) {
        CatalogObject object = object(reference);
        Stream<ObjectReference> wholes = object.partOf().stream();
        if (object instanceof Column column) {
            wholes = Stream.concat(wholes, Inheritance.originals(column, catalog));
        }
        return wholes.filter(only::contains).findFirst().map(this::root).orElse(reference);
    }

    private CatalogObject object(ObjectReference reference) {
        return catalog.find(reference)
                .orElseThrow(() -> new IllegalStateException("not in its own catalog: " + reference));
    }
}
