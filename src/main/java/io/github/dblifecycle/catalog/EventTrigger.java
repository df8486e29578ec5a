package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An event trigger.
 *
 * @param definition the whole {@code CREATE EVENT TRIGGER}, without a semicolon, put together from pg_catalog
 */
public record EventTrigger(Identifier name, String definition, Firing firing, Optional<String> comment)
        implements CatalogObject {

    public EventTrigger {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(firing, "firing");
        Objects.requireNonNull(comment, "comment");
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inDatabase(ObjectKind.EVENT_TRIGGER, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("definition", definition)
                .add("enabled", firing.word())
                .withComment(comment);
    }
}
