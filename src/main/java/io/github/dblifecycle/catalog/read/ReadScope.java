package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a database is looked at. The server's own schemas, temporary objects and what extensions made never are.
 *
 * @param schemas only these; empty: all of the users' schemas
 * @param excludedSchemas none of these, named above or not
 * @param excludedTables not these tables, with their indexes, constraints, triggers and owned sequences, such as the
 *     history of applied migrations
 */
public record ReadScope(Set<Identifier> schemas, Set<Identifier> excludedSchemas, Set<QualifiedName> excludedTables) {

    public ReadScope {
        schemas = Set.copyOf(schemas);
        excludedSchemas = Set.copyOf(excludedSchemas);
        excludedTables = Set.copyOf(excludedTables);
    }

    /** Everything that users made. */
    public static ReadScope everything() {
        return new ReadScope(Set.of(), Set.of(), Set.of());
    }

    public static ReadScope ofSchemas(Set<Identifier> schemas) {
        return new ReadScope(schemas, Set.of(), Set.of());
    }

    public ReadScope withoutSchema(Identifier schema) {
        Objects.requireNonNull(schema, "schema");
        return new ReadScope(schemas, with(excludedSchemas, schema), excludedTables);
    }

    public ReadScope withoutTable(QualifiedName table) {
        Objects.requireNonNull(table, "table");
        return new ReadScope(schemas, excludedSchemas, with(excludedTables, table));
    }

    private static <T> Set<T> with(Set<T> set, T one) {
        return Stream.concat(set.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
    }
}
