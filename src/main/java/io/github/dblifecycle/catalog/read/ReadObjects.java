package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.DefaultPrivileges;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.ObjectReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what the queries give until it is a catalog. */
final class ReadObjects {

    private final List<CatalogObject> objects = new ArrayList<>();
    private final List<NotCompared> notCompared = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final SortedMap<ObjectReference, ObjectReference> attachments = new TreeMap<>();
    private final Map<ObjectReference, Access> access = new HashMap<>();
    private final List<DefaultPrivileges> defaultPrivileges = new ArrayList<>();
    private final SortedMap<ObjectReference, RowVersion> versions = new TreeMap<>();
    private final SortedMap<ObjectReference, RowVersion> commentVersions = new TreeMap<>();

    /** An object that stands for itself. */
    void add(CatalogObject object, Row row) throws SQLException {
        objects.add(object);
        addVersion(object.reference(), row);
    }

    /** An object that is in the catalog as part of another. */
    void addVersion(ObjectReference reference, Row row) throws SQLException {
        versions.put(reference, row.version());
        row.commentVersion().ifPresent(version -> commentVersions.put(reference, version));
    }

    void add(NotCompared unknown) {
        notCompared.add(unknown);
    }

    /** A dependency counts if both ends are looked at. */
    void add(ObjectReference dependent, ObjectReference on, boolean ofExpression) {
        if (!dependent.equals(on) && versions.containsKey(dependent) && versions.containsKey(on)) {
            dependencies.add(new Dependency(dependent, on, ofExpression));
        }
    }

    /** A constraint of a partition whose index is its share of an index of the parent. */
    void attach(ObjectReference constraint, ObjectReference index) {
        if (versions.containsKey(constraint) && versions.containsKey(index)) {
            attachments.put(constraint, index);
        }
    }

    void add(ObjectReference object, Access known) {
        access.put(object, known);
    }

    void add(DefaultPrivileges privileges) {
        defaultPrivileges.add(privileges);
    }

    CatalogReading reading() {
        Catalog catalog = Catalog.of(objects, notCompared, dependencies)
                .in(access, defaultPrivileges)
                .withAttachments(attachments);
        return new CatalogReading(catalog, versions, commentVersions);
    }
}
