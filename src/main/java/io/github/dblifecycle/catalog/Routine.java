package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A function, procedure or aggregate.
 *
 * @param kind one of the three
 * @param arguments the types of the input arguments, which tell overloads apart; may be empty
 * @param definition the whole {@code CREATE OR REPLACE …} as the server prints it, with the body to the letter; of an
 *     aggregate, which no server prints, in the same manner
 */
public record Routine(
        ObjectKind kind, QualifiedName name, String arguments, String definition, Optional<String> comment)
        implements CatalogObject {

    public Routine {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(comment, "comment");
        if (kind.shape() != ObjectKind.Shape.ROUTINE) {
            throw new IllegalArgumentException("a " + kind + " is not a routine");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.routine(kind, name, arguments);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties().add("definition", definition).withComment(comment);
    }
}
