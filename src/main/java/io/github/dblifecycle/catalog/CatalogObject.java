package io.github.dblifecycle.catalog;

import java.util.Map;
import java.util.Optional;

/** Anything in a database that can be there or not, and be different: what catalogs hold and what is compared. */
public sealed interface CatalogObject
        permits Column,
                CompositeType,
                Constraint,
                DefaultPrivileges,
                DefinedObject,
                DomainType,
                EnumType,
                EventTrigger,
                ExtendedStatistics,
                Extension,
                ForeignDataWrapper,
                ForeignServer,
                Index,
                OperatorFamily,
                Policy,
                Publication,
                RangeType,
                Routine,
                Rule,
                Schema,
                Sequence,
                Table,
                TextSearchConfiguration,
                Trigger,
                UserMapping,
                View {

    /** Its identity: two objects with one reference are the same object in two databases. */
    ObjectReference reference();

    /**
     * What is compared, by a plain word each ({@code type}, {@code not null}); a property that the object does not have is
     * not in it. Parts with a reference of their own are not repeated here. In the order a reader wants to see them.
     */
    Map<String, String> properties();

    /** What {@code COMMENT ON} said about it. */
    Optional<String> comment();

    /** The object it comes and goes with: the table of a column or an index, the parent of a partition. */
    default Optional<ObjectReference> partOf() {
        return Optional.empty();
    }
}
