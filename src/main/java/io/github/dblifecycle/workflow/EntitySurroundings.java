package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.plan.SchemaSql;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What entities take for granted: a column may be of a type that an extension brings or a migration makes, and no provider
 * creates those.
 */
final class EntitySurroundings {

    private static final Set<ObjectKind> EXTENSIONS = EnumSet.of(ObjectKind.EXTENSION);
    private static final Set<ObjectKind> TYPES = EnumSet.of(
            ObjectKind.EXTENSION, ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE);

    private EntitySurroundings() {}

    /** SQL to run before the entities' own, each text for one more attempt: first as little as may be. */
    static List<String> of(Catalog migrations, int major) {
        return List.of(EXTENSIONS, TYPES).stream()
                .map(kinds -> CatalogPart.of(
                        migrations,
                        migrations.objects().keySet().stream()
                                .filter(reference -> kinds.contains(reference.kind()))
                                .map(ObjectReference.class::cast)
                                .toList()))
                .filter(part -> !part.objects().isEmpty())
                .map(part -> SchemaSql.of(part, major))
                .distinct()
                .toList();
    }
}
