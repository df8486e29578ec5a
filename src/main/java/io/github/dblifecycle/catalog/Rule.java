package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A rewrite rule; the one that makes a view is the view's definition.
 *
 * @param on the table or view
 * @param definition the whole {@code CREATE RULE} as the server prints it
 */
public record Rule(ObjectReference on, Identifier name, String definition, Firing firing, Optional<String> comment)
        implements CatalogObject {

    public Rule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(firing, "firing");
        Objects.requireNonNull(comment, "comment");
        on.qualifiedName();
    }

    /** The name of the table or view. */
    public QualifiedName relation() {
        return on.qualifiedName();
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.onRelation(ObjectKind.RULE, relation(), name);
    }

    @Override
    public Optional<ObjectReference> partOf() {
        return Optional.of(on);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("definition", definition)
                .add("enabled", firing.word())
                .withComment(comment);
    }
}
