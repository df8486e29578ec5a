package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of what is there only while a plan runs; nothing has them before, and nothing gets them. */
final class SpareNames {

    private final List<Catalog> catalogs;
    private @Nullable Set<QualifiedName> taken;

    SpareNames(Catalog from, Catalog to) {
        this.catalogs = List.of(from, to);
    }

    /** A name for a type or relation beside the one by this name. */
    Identifier beside(QualifiedName name, String suffix) {
        for (int count = 1; ; count++) {
            Identifier spare = joined(name.name().value(), suffix, count);
            if (!taken().contains(new QualifiedName(name.schema(), spare))) {
                return spare;
            }
        }
    }

    /** A name for a constraint of a table. */
    Identifier constraint(QualifiedName table, String stem, String suffix) {
        for (int count = 1; ; count++) {
            Identifier spare = joined(stem, suffix, count);
            boolean free = catalogs.stream()
                    .flatMap(catalog -> catalog.table(table).stream())
                    .noneMatch(one -> one.constraints().stream()
                                    .anyMatch(constraint -> constraint.name().equals(spare))
                            || one.columns().stream()
                                    .anyMatch(column -> NotNullName.held(column).equals(spare)));
            if (free) {
                return spare;
            }
        }
    }

    private static Identifier joined(String stem, String suffix, int count) {
        String end = suffix + (count == 1 ? "" : String.valueOf(count));
        int room = Identifier.MOST_BYTES - end.getBytes(StandardCharsets.UTF_8).length;
        return new Identifier(Identifier.cut(stem, room) + end);
    }

    private Set<QualifiedName> taken() {
        if (taken == null) {
            taken = new HashSet<>();
            for (Catalog catalog : catalogs) {
                for (ObjectReference reference : catalog.objects().keySet()) {
                    if (reference.schema().isPresent()) {
                        taken.add(reference.qualifiedName());
                    }
                }
                // A key's index has the key's name.
                catalog.all(Constraint.class)
                        .forEach(constraint ->
                                taken.add(new QualifiedName(constraint.table().schema(), constraint.name())));
            }
        }
        return taken;
    }
}
