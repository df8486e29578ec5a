package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How declared objects are called in a schema in which some still have their old names. */
final class OldNames {

    private final Catalog from;
    private final Map<Identifier, Identifier> schemas = new HashMap<>();
    private final Map<ObjectReference, Identifier> relations = new HashMap<>();

    OldNames(Catalog from) {
        this.from = from;
    }

    boolean has(ObjectReference reference) {
        return from.objects().containsKey(reference);
    }

    Optional<CatalogObject> find(ObjectReference reference) {
        return from.find(reference);
    }

    /** As the object would be called if only what holds it had been renamed. */
    ObjectReference before(ObjectReference now) {
        Optional<Identifier> schema = now.schema().map(one -> schemas.getOrDefault(one, one));
        Identifier name = now.part().isPresent() ? relations.getOrDefault(key(now), now.name()) : now.name();
        return new ObjectReference(now.kind(), schema, name, now.part(), now.arguments());
    }

    /** The same object by another name of its own. */
    static ObjectReference named(ObjectReference object, Identifier name) {
        return object.part().isPresent()
                ? new ObjectReference(
                        object.kind(), object.schema(), object.name(), Optional.of(name), object.arguments())
                : new ObjectReference(object.kind(), object.schema(), name, object.part(), object.arguments());
    }

    /** From now on the object has its new name. */
    void renamed(ObjectReference now, ObjectReference old) {
        if (now.kind() == ObjectKind.SCHEMA) {
            schemas.put(now.name(), old.name());
        } else if (now.part().isEmpty()) {
            relations.put(key(now), old.name());
        }
    }

    /** How an object of the first schema is called once the renames so far have run. */
    ObjectReference renamedSoFar(ObjectReference old) {
        Optional<Identifier> schema = old.schema().map(this::newSchema);
        Identifier name = old.name();
        if (old.part().isPresent()) {
            for (Map.Entry<ObjectReference, Identifier> relation : relations.entrySet()) {
                if (relation.getValue().equals(name)
                        && relation.getKey().schema().equals(schema)) {
                    name = relation.getKey().name();
                    break;
                }
            }
        }
        return new ObjectReference(old.kind(), schema, name, old.part(), old.arguments());
    }

    private Identifier newSchema(Identifier old) {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().equals(old))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(old);
    }

    /** Tables and views share their names. */
    private static ObjectReference key(ObjectReference object) {
        return ObjectReference.table(object.qualifiedName());
    }
}
