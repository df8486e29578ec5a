package io.github.dblifecycle.catalog;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a kind whose definition is all that there is to compare: a language, access method, collation, operator,
 * operator class, cast, transform, conversion, or a parser, template or dictionary of text search.
 *
 * @param definition the whole {@code CREATE …}, without a semicolon; no server prints it, so it is put together from
 *     pg_catalog in one way
 */
public record DefinedObject(ObjectReference reference, String definition, Optional<String> comment)
        implements CatalogObject {

    /** The kinds this record stands for. */
    public static final Set<ObjectKind> KINDS = Set.of(
            ObjectKind.LANGUAGE,
            ObjectKind.ACCESS_METHOD,
            ObjectKind.COLLATION,
            ObjectKind.OPERATOR,
            ObjectKind.OPERATOR_CLASS,
            ObjectKind.CAST,
            ObjectKind.TRANSFORM,
            ObjectKind.CONVERSION,
            ObjectKind.TEXT_SEARCH_PARSER,
            ObjectKind.TEXT_SEARCH_TEMPLATE,
            ObjectKind.TEXT_SEARCH_DICTIONARY);

    public DefinedObject {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(comment, "comment");
        if (!KINDS.contains(reference.kind())) {
            throw new IllegalArgumentException("more than a definition makes " + reference);
        }
    }

    @Override
    public Map<String, String> properties() {
        return new Properties().add("definition", definition).withComment(comment);
    }
}
