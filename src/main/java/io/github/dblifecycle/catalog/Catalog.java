package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The schema of one database, or of some of its schemas, sorted and immutable.
 *
 * <p>Expressions and definitions are the server's own print with an empty {@code search_path}, so that two catalogs of
 * servers of one major version can be compared as text. Two catalogs are equal if all objects in them are: dependencies
 * follow from those, and owners, privileges and tablespaces belong to an environment, so that neither count.
 */
public final class Catalog {

    private final Map<ObjectReference, CatalogObject> objects;
    private final List<NotCompared> notCompared;
    private final Set<Dependency> dependencies;
    private final Map<ObjectReference, Access> access;
    private final SortedMap<ObjectReference, DefaultPrivileges> defaultPrivileges;
    private final SortedMap<ObjectReference, ObjectReference> attachments;

    private Catalog(
            Map<ObjectReference, CatalogObject> objects,
            List<NotCompared> notCompared,
            Set<Dependency> dependencies,
            Map<ObjectReference, Access> access,
            SortedMap<ObjectReference, DefaultPrivileges> defaultPrivileges,
            SortedMap<ObjectReference, ObjectReference> attachments) {
        this.objects = Collections.unmodifiableMap(objects);
        this.notCompared = notCompared;
        this.dependencies = Collections.unmodifiableSet(dependencies);
        this.access = Collections.unmodifiableMap(access);
        this.defaultPrivileges = Collections.unmodifiableSortedMap(defaultPrivileges);
        this.attachments = Collections.unmodifiableSortedMap(attachments);
    }

    /** As {@link #of(Collection, Collection, Collection)}, where no dependency is known. */
    public static Catalog of(Collection<? extends CatalogObject> objects, Collection<NotCompared> notCompared) {
        return of(objects, notCompared, List.of());
    }

    /**
     * Puts a catalog together.
     *
     * @param objects in any order; columns and constraints come with their tables
     * @param notCompared in any order
     * @param dependencies in any order, between objects of the catalog
     * @throws IllegalArgumentException if two objects have one name, or one stands on or depends on what is not there
     */
    public static Catalog of(
            Collection<? extends CatalogObject> objects,
            Collection<NotCompared> notCompared,
            Collection<Dependency> dependencies) {
        Map<ObjectReference, CatalogObject> unsorted = new HashMap<>();
        for (CatalogObject object : objects) {
            if (object instanceof Column || object instanceof Constraint) {
                throw new IllegalArgumentException(object.reference() + " comes with its table");
            }
            if (object instanceof DefaultPrivileges) {
                throw new IllegalArgumentException(object.reference() + " belong to the environment");
            }
            put(object, unsorted);
            if (object instanceof Table table) {
                table.columns().forEach(column -> put(column, unsorted));
                table.constraints().forEach(constraint -> put(constraint, unsorted));
            }
        }
        Map<ObjectReference, CatalogObject> sorted = sorted(unsorted);
        sorted.forEach((reference, object) -> {
            boolean elsewhere = object instanceof Table || object instanceof Sequence;
            if (!elsewhere
                    && object.partOf().isPresent()
                    && !sorted.containsKey(object.partOf().get())) {
                throw new IllegalArgumentException(reference + " stands on what is not there: "
                        + object.partOf().get());
            }
        });
        for (Dependency dependency : dependencies) {
            if (!sorted.containsKey(dependency.dependent()) || !sorted.containsKey(dependency.on())) {
                throw new IllegalArgumentException(
                        dependency.dependent() + " depends on " + dependency.on() + ", and one of them is not there");
            }
        }
        return new Catalog(
                sorted,
                notCompared.stream().sorted().distinct().toList(),
                new LinkedHashSet<>(dependencies.stream().sorted().toList()),
                Map.of(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /**
     * The same schema in an environment.
     *
     * @param access of objects of this catalog; what is said about others is left out
     */
    public Catalog in(Map<ObjectReference, Access> access, Collection<DefaultPrivileges> defaultPrivileges) {
        Map<ObjectReference, Access> known = new HashMap<>(access);
        known.keySet().retainAll(objects.keySet());
        SortedMap<ObjectReference, DefaultPrivileges> byReference = new TreeMap<>();
        defaultPrivileges.forEach(one -> byReference.put(one.reference(), one));
        return new Catalog(objects, notCompared, dependencies, known, byReference, attachments);
    }

    private static void put(CatalogObject object, Map<ObjectReference, CatalogObject> objects) {
        if (objects.putIfAbsent(object.reference(), object) != null) {
            throw new IllegalArgumentException("twice in one catalog: " + object.reference());
        }
    }

    /** Sorted once; looked up by hash from then on. */
    private static Map<ObjectReference, CatalogObject> sorted(Map<ObjectReference, CatalogObject> objects) {
        Map<ObjectReference, CatalogObject> sorted = new LinkedHashMap<>();
        objects.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** A database with nothing in it, not even the schema {@code public}. */
    public static Catalog empty() {
        return of(List.of(), List.of());
    }

    /** Everything with a name of its own, columns and constraints too, in the order of the references. */
    public Map<ObjectReference, CatalogObject> objects() {
        return objects;
    }

    /** All objects of one record type, in the order of their references. */
    public <T extends CatalogObject> List<T> all(Class<T> type) {
        return objects.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public Optional<CatalogObject> find(ObjectReference reference) {
        return Optional.ofNullable(objects.get(reference));
    }

    public List<Table> tables() {
        return all(Table.class);
    }

    public Optional<Table> table(QualifiedName name) {
        return find(ObjectReference.table(name)).map(Table.class::cast);
    }

    public Optional<Column> column(QualifiedName table, Identifier column) {
        return find(ObjectReference.column(table, column)).map(Column.class::cast);
    }

    /** What a user made that is not compared, sorted. */
    public List<NotCompared> notCompared() {
        return notCompared;
    }

    /**
     * What cannot be there without what, sorted. That a column or index needs its table is said by
     * {@link CatalogObject#partOf()} and not always here.
     */
    public Set<Dependency> dependencies() {
        return dependencies;
    }

    /** The same schema, with the constraints of partitions whose indexes are their share of an index of the parent. */
    public Catalog withAttachments(Map<ObjectReference, ObjectReference> shares) {
        return new Catalog(objects, notCompared, dependencies, access, defaultPrivileges, new TreeMap<>(shares));
    }

    /**
     * For a constraint of a partition the index of the parent table that its own index is a share of. The two come and go
     * in an order of their own: the share is there first, and cannot go before the whole.
     */
    public SortedMap<ObjectReference, ObjectReference> attachments() {
        return attachments;
    }

    /** Owner, privileges and tablespace of an object; usual in every respect if nothing is known of them. */
    public Access access(ObjectReference object) {
        return access.getOrDefault(object, Access.USUAL);
    }

    /** What {@code ALTER DEFAULT PRIVILEGES} said, which is not among the objects. */
    public SortedMap<ObjectReference, DefaultPrivileges> defaultPrivileges() {
        return defaultPrivileges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalog catalog
                && catalog.objects.equals(objects)
                && catalog.notCompared.equals(notCompared);
    }

    @Override
    public int hashCode() {
        return 31 * objects.hashCode() + notCompared.hashCode();
    }

    @Override
    public String toString() {
        return "catalog of " + objects.size() + " objects";
    }
}
