package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A catalog without some of its objects, and without whatever cannot be there without those: a foreign key that points to
 * them, a view on them, a partition of them.
 *
 * @param catalog what is left
 * @param followed what had to go with them, though nobody named it; parts of objects that went as a whole are not told
 */
record CatalogWithout(Catalog catalog, SortedSet<ObjectReference> followed) {

    static CatalogWithout of(Catalog whole, Predicate<CatalogObject> unwanted) {
        Set<ObjectReference> named = new HashSet<>();
        whole.objects().forEach((reference, object) -> {
            if (unwanted.test(object)) {
                named.add(reference);
            }
        });
        if (named.isEmpty()) {
            return new CatalogWithout(whole, new TreeSet<>());
        }
        Set<ObjectReference> gone = closure(whole, named);
        SortedSet<ObjectReference> followed = new TreeSet<>(gone);
        followed.removeAll(named);
        followed.removeIf(reference -> whole.find(reference)
                .flatMap(CatalogObject::partOf)
                .filter(gone::contains)
                .isPresent());
        return new CatalogWithout(without(whole, gone), followed);
    }

    private static Set<ObjectReference> closure(Catalog whole, Set<ObjectReference> named) {
        Set<ObjectReference> gone = new HashSet<>(named);
        boolean grew = true;
        while (grew) {
            Set<ObjectReference> more = new HashSet<>();
            for (Dependency dependency : whole.dependencies()) {
                if (gone.contains(dependency.on()) && !isMemberOnly(whole, dependency.dependent())) {
                    more.add(dependency.dependent());
                }
            }
            whole.objects().forEach((reference, object) -> {
                boolean partOfGone = object.partOf().filter(gone::contains).isPresent();
                boolean child = object instanceof Table table
                        && table.parents().stream().anyMatch(parent -> gone.contains(ObjectReference.table(parent)));
                boolean lostColumn = object instanceof Table table
                        && table.columns().stream().anyMatch(column -> gone.contains(column.reference()));
                if (partOfGone || child || lostColumn) {
                    more.add(reference);
                }
            });
            grew = gone.addAll(more);
        }
        return gone;
    }

    /** A publication loses a table and stays. */
    private static boolean isMemberOnly(Catalog whole, ObjectReference dependent) {
        return dependent.kind() == ObjectKind.PUBLICATION
                && whole.find(dependent).filter(Publication.class::isInstance).isPresent();
    }

    private static Catalog without(Catalog whole, Set<ObjectReference> gone) {
        List<CatalogObject> objects = new ArrayList<>();
        for (CatalogObject object : whole.objects().values()) {
            if (gone.contains(object.reference()) || object instanceof Column || object instanceof Constraint) {
                continue;
            }
            if (object instanceof Table table) {
                objects.add(table.with(
                        table.columns(),
                        table.constraints().stream()
                                .filter(constraint -> !gone.contains(constraint.reference()))
                                .toList()));
            } else if (object instanceof Publication publication) {
                objects.add(new Publication(
                        publication.name(),
                        publication.allTables(),
                        publication.tables().stream()
                                .filter(one -> !gone.contains(ObjectReference.table(one.table())))
                                .toList(),
                        publication.schemas().stream()
                                .filter(schema -> !gone.contains(ObjectReference.inDatabase(ObjectKind.SCHEMA, schema)))
                                .toList(),
                        publication.options(),
                        publication.comment()));
            } else {
                objects.add(object);
            }
        }
        Map<ObjectReference, Access> access = new HashMap<>();
        whole.objects().keySet().forEach(reference -> access.put(reference, whole.access(reference)));
        return Catalog.of(
                        objects,
                        whole.notCompared(),
                        whole.dependencies().stream()
                                .filter(one -> !gone.contains(one.dependent()) && !gone.contains(one.on()))
                                .toList())
                .in(access, whole.defaultPrivileges().values())
                .withAttachments(attachments(whole, gone));
    }

    private static Map<ObjectReference, ObjectReference> attachments(Catalog whole, Set<ObjectReference> gone) {
        Map<ObjectReference, ObjectReference> left = new HashMap<>(whole.attachments());
        left.entrySet().removeIf(one -> gone.contains(one.getKey()) || gone.contains(one.getValue()));
        return left;
    }
}
