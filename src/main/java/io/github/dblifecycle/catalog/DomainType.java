package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A domain.
 *
 * @param type the base type with its modifiers
 * @param collation only where it is not the base type's
 * @param constraints sorted by name
 */
public record DomainType(
        QualifiedName name,
        String type,
        Optional<String> collation,
        Optional<String> defaultExpression,
        boolean notNull,
        List<DomainConstraint> constraints,
        Optional<String> comment)
        implements CatalogObject {

    public DomainType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(collation, "collation");
        Objects.requireNonNull(defaultExpression, "defaultExpression");
        Objects.requireNonNull(comment, "comment");
        constraints = constraints.stream()
                .sorted(Comparator.comparing(DomainConstraint::name))
                .toList();
    }

    /**
     * A check of a domain.
     *
     * @param definition as the server prints it, with {@code NOT VALID} where it was not validated
     */
    public record DomainConstraint(Identifier name, String definition, boolean validated, Optional<String> comment) {

        public DomainConstraint {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(definition, "definition");
            Objects.requireNonNull(comment, "comment");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.DOMAIN, name);
    }

    @Override
    public Map<String, String> properties() {
        Properties properties = new Properties()
                .add("type", type)
                .add("collation", collation)
                .add("default", defaultExpression)
                .add("not null", notNull);
        for (DomainConstraint constraint : constraints) {
            String name = "constraint " + constraint.name().display();
            properties.add(name, constraint.definition());
            properties.add("comment on " + name, constraint.comment().map(Properties::literal));
        }
        return properties.withComment(comment);
    }
}
