package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for constraints and indexes where the provider made one up that says nothing. */
final class ChosenNames {

    /** Hibernate: two or three letters and a hash to the base of 35. */
    private static final Pattern HASH = Pattern.compile("(fk|uk|idx|uc|uq)_?(?=[0-9a-z]*[0-9])[0-9a-z]{20,32}");

    private final Set<QualifiedName> taken = new HashSet<>();

    ChosenNames(Catalog... catalogs) {
        for (Catalog catalog : catalogs) {
            catalog.objects().forEach((reference, object) -> {
                if (object instanceof Constraint constraint) {
                    take(constraint.table().schema(), constraint.name());
                } else if (reference.schema().isPresent() && reference.kind() != ObjectKind.COLUMN) {
                    take(reference.schema().get(), reference.name());
                }
            });
        }
    }

    private void take(Identifier schema, Identifier name) {
        taken.add(new QualifiedName(schema, name));
    }

    /** Whether nobody chose this name. */
    static boolean isMadeUp(Identifier name) {
        return HASH.matcher(name.value().toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * A name that is free in the schema.
     *
     * @param kind what the name begins with: {@code fk}
     */
    Identifier choose(String kind, QualifiedName table, List<Identifier> columns) {
        String words = kind + "_" + table.name().value() + "_"
                + columns.stream().map(Identifier::value).collect(Collectors.joining("_"));
        for (int number = 1; ; number++) {
            String end = number == 1 ? "" : "_" + number;
            Identifier name = new Identifier(Identifier.cut(words, Identifier.MOST_BYTES - end.length()) + end);
            if (taken.add(new QualifiedName(table.schema(), name))) {
                return name;
            }
        }
    }

    /** The name somebody chose, or one of ours if it is made up or another object of the database has it. */
    Identifier keepOrChoose(
            Identifier given, boolean isFree, String kind, QualifiedName table, List<Identifier> columns) {
        return isMadeUp(given) || !isFree ? choose(kind, table, columns) : given;
    }
}
