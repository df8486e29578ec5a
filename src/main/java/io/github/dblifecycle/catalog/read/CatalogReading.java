package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A catalog, and what was last written about each of its objects.
 *
 * @param versions of every object in the catalog; the latest where several rows make one object, comments apart
 * @param commentVersions of the comments, for objects that have one
 */
public record CatalogReading(
        Catalog catalog,
        SortedMap<ObjectReference, RowVersion> versions,
        SortedMap<ObjectReference, RowVersion> commentVersions) {

    public CatalogReading {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        commentVersions = Collections.unmodifiableSortedMap(new TreeMap<>(commentVersions));
        if (!versions.keySet().equals(catalog.objects().keySet())) {
            throw new IllegalArgumentException("an object without its version, or a version without its object");
        }
    }
}
