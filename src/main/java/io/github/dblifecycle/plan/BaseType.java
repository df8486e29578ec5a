package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.DomainType;

/** What a type is made of, and what values are cast to on their way to it. */
final class BaseType {

    private BaseType() {}

    /**
     * The type that a domain is over, of whatever depth; any other type itself.
     *
     * @param type as the server prints it
     */
    static String of(String type, Catalog catalog) {
        for (DomainType domain : catalog.all(DomainType.class)) {
            if (domain.name().readable().equals(type)) {
                return of(domain.type(), catalog);
            }
        }
        return type;
    }

    /**
     * The type without its length. A cast to {@code varchar(3)}, or to a domain over it, cuts off what is too long, while an
     * assignment refuses it (PostgreSQL, "8.3. Character Types", "8.10. Bit String Types"): so what follows the cast is left
     * to the assignment.
     */
    static String castable(String type) {
        TypeName name = TypeName.of(type);
        String brackets = name.array() ? "[]" : "";
        return switch (name.name()) {
            case "character varying", "character" -> "text" + brackets;
            case "bit varying", "bit" -> "bit varying" + brackets;
            default -> type;
        };
    }
}
