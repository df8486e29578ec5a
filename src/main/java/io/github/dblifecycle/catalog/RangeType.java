package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A range type; its constructors and its multirange come with it.
 *
 * @param operatorClass qualified, of the subtype
 * @param collation only where it is not the subtype's own
 * @param canonicalFunction qualified unless in pg_catalog, as {@code differenceFunction}
 * @param multirange the name of the multirange type as the server prints it
 */
public record RangeType(
        QualifiedName name,
        String subtype,
        String operatorClass,
        Optional<String> collation,
        Optional<String> canonicalFunction,
        Optional<String> differenceFunction,
        String multirange,
        Optional<String> comment)
        implements CatalogObject {

    public RangeType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(subtype, "subtype");
        Objects.requireNonNull(operatorClass, "operatorClass");
        Objects.requireNonNull(collation, "collation");
        Objects.requireNonNull(canonicalFunction, "canonicalFunction");
        Objects.requireNonNull(differenceFunction, "differenceFunction");
        Objects.requireNonNull(multirange, "multirange");
        Objects.requireNonNull(comment, "comment");
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.inSchema(ObjectKind.RANGE, name);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties()
                .add("subtype", subtype)
                .add("operator class", operatorClass)
                .add("collation", collation)
                .add("canonical function", canonicalFunction)
                .add("difference function", differenceFunction)
                .add("multirange", multirange)
                .withComment(comment);
    }
}
