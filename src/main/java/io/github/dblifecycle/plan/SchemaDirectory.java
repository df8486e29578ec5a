package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.sql.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A whole schema as files, one for each object; what belongs to a table stands beside it in the table's file. The files need
 * each other in no particular order: a declared schema is loaded in any.
 *
 * <p>Names of files hold lower-case letters, digits, hyphens and underscores, whatever objects are called, so that every file
 * system keeps them apart: any other character is a percent sign and two digits for each of its bytes.
 */
public final class SchemaDirectory {

    private static final Set<ObjectKind> WHOLES =
            Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

    /** Names that Windows gives to devices, with any suffix. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private final Catalog catalog;
    private final String header;
    private final SortedMap<String, StringBuilder> files = new TreeMap<>();

    private SchemaDirectory(Catalog catalog, int major) {
        this.catalog = catalog;
        this.header = header(catalog, major);
    }

    /**
     * Writes the schema.
     *
     * @param catalog with its dependencies
     * @param major the major version of the server it was read from
     * @return texts by paths with forward slashes, {@code public/tables/orders.sql}
     */
    public static SortedMap<String, String> of(Catalog catalog, int major) {
        return of(catalog, major, ComparedAspects.NONE);
    }

    /** As {@link #of(Catalog, int)}, with privileges, owners and tablespaces as far as they are asked for. */
    public static SortedMap<String, String> of(Catalog catalog, int major, ComparedAspects aspects) {
        SchemaDirectory directory = new SchemaDirectory(catalog, major);
        SchemaSql.steps(catalog, aspects).forEach(directory::add);
        if (!catalog.notCompared().isEmpty()) {
            StringBuilder text = directory.file("not-in-these-files.sql");
            catalog.notCompared().forEach(missing -> text.append("-- ")
                    .append(missing.toString().replaceAll("\\R", " "))
                    .append('\n'));
        }
        SortedMap<String, String> texts = new TreeMap<>();
        directory.files.forEach((path, text) -> texts.put(path, text.toString()));
        return texts;
    }

    private void add(Step step) {
        file(path(whole(step.about()))).append('\n').append(step.text());
    }

    private StringBuilder file(String path) {
        return files.computeIfAbsent(path, none -> new StringBuilder(header));
    }

    /** What an index calls while it is made finds by this path what its body means. */
    private static String header(Catalog catalog, int major) {
        String first = SchemaSql.FIRST_LINE + " from PostgreSQL " + major + "\n";
        List<Identifier> schemas =
                catalog.all(Schema.class).stream().map(Schema::name).toList();
        return schemas.stream().allMatch(schema -> schema.value().equals("public"))
                ? first
                : first + "\nSET search_path = pg_catalog, "
                        + schemas.stream().map(Identifier::readable).collect(Collectors.joining(", ")) + ";\n";
    }

    private ObjectReference whole(ObjectReference reference) {
        if (WHOLES.contains(reference.kind())) {
            return reference;
        }
        Optional<ObjectReference> whole = catalog.find(reference).flatMap(CatalogObject::partOf);
        return whole.map(this::whole).orElse(reference);
    }

    private static String path(ObjectReference object) {
        if (object.kind() == ObjectKind.SCHEMA) {
            return fileName(object.name()) + "/schema.sql";
        }
        String kinds = kinds(object.kind());
        return object.schema()
                .map(schema -> fileName(schema) + "/" + kinds + "/" + fileName(object.name()) + ".sql")
                .orElseGet(() -> kinds + "." + fileName(object.name()) + ".sql");
    }

    private static String kinds(ObjectKind kind) {
        return switch (kind) {
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE -> "types";
            default -> {
                String word = kind.word().toLowerCase(Locale.ROOT).replace(' ', '_');
                yield word.endsWith("y")
                        ? word.substring(0, word.length() - 1) + "ies"
                        : word.endsWith("s") || word.endsWith("x") ? word + "es" : word + "s";
            }
        };
    }

    private static String fileName(Identifier name) {
        StringBuilder text = new StringBuilder();
        boolean device = DEVICES.contains(name.value())
                || (name.value().length() == 4
                        && (name.value().startsWith("com") || name.value().startsWith("lpt"))
                        && Character.isDigit(name.value().charAt(3)));
        for (byte one : name.value().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_' || one == '-';
            if (plain && !(device && text.isEmpty())) {
                text.append((char) one);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02x", one));
            }
        }
        return text.toString();
    }
}
