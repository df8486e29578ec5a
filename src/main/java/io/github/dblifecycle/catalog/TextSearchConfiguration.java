package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A text search configuration.
 *
 * @param parser qualified unless in pg_catalog, as are the dictionaries
 * @param mappings for a type of token the dictionaries that are asked, in their order with commas between them
 */
public record TextSearchConfiguration(
        QualifiedName name, String parser, SortedMap<String, String> mappings, Optional<String> comment)
        implements CatalogObject {

    public TextSearchConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parser, "parser");
        Objects.requireNonNull(comment, "comment");
        mappings = SortedOptions.copyOf(mappings);
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.TEXT_SEARCH_CONFIGURATION, name);
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties().add("parser", parser);
        mappings.forEach((token, dictionaries) -> properties.add("mapping of " + token, dictionaries));
        return properties.withComment(comment);
    }
}
