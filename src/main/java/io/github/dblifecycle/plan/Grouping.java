package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A catalog seen from the other end: what stands on an object, what is part of it, who inherits from it. */
final class Grouping {

    private Grouping() {}

    /** For each object, the dependencies on it. */
    static Map<ObjectReference, List<Dependency>> dependents(Catalog catalog) {
        Map<ObjectReference, List<Dependency>> dependents = new HashMap<>();
        for (Dependency dependency : catalog.dependencies()) {
            dependents
                    .computeIfAbsent(dependency.on(), none -> new ArrayList<>())
                    .add(dependency);
        }
        return dependents;
    }

    /** For each object, what it needs. */
    static Map<ObjectReference, Set<ObjectReference>> needs(Catalog catalog) {
        Map<ObjectReference, Set<ObjectReference>> needs = new HashMap<>();
        for (Dependency dependency : catalog.dependencies()) {
            needs.computeIfAbsent(dependency.dependent(), none -> new HashSet<>())
                    .add(dependency.on());
        }
        return needs;
    }

    /** For each object, what comes and goes with it. */
    static Map<ObjectReference, List<ObjectReference>> parts(Catalog catalog) {
        Map<ObjectReference, List<ObjectReference>> parts = new HashMap<>();
        for (CatalogObject object : catalog.objects().values()) {
            object.partOf().ifPresent(whole -> parts.computeIfAbsent(whole, none -> new ArrayList<>())
                    .add(object.reference()));
        }
        return parts;
    }

    /** For each table, those that inherit from it or are its partitions. */
    static Map<QualifiedName, List<Table>> children(Catalog catalog) {
        Map<QualifiedName, List<Table>> children = new HashMap<>();
        for (Table table : catalog.tables()) {
            table.parents().forEach(parent -> children.computeIfAbsent(parent, none -> new ArrayList<>())
                    .add(table));
        }
        return children;
    }
}
