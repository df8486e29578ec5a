package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Column.NotNull;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.diff.RenameCandidate;
import io.github.dblifecycle.diff.RenameCandidates;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.diff.entity.Amendment.Unmet;
import io.github.dblifecycle.diff.entity.EntityBreak.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which entities break on a schema that is not their own, as they do while two versions of an application run on one
 * database. What they lack on their own schema too is not told: nobody broke that meanwhile.
 */
public final class EntityBreaks {

    /** What no statement of an application fails for. */
    private static final Set<Tolerance> HARMLESS = EnumSet.of(
            Tolerance.WIDER_INTEGER,
            Tolerance.MISSING_NOT_NULL,
            Tolerance.MISSING_UNIQUE,
            Tolerance.MISSING_FOREIGN_KEY,
            Tolerance.MISSING_INDEX);

    private final Catalog own;
    private final Catalog other;
    private final Map<ObjectReference, ObjectReference> renamed;
    private final Set<ObjectReference> missingBefore = new HashSet<>();
    private final Set<String> differedBefore = new HashSet<>();
    private final List<EntityBreak> breaks = new ArrayList<>();

    private EntityBreaks(Catalog own, Catalog other) {
        this.own = own;
        this.other = other;
        this.renamed = RenameCandidates.among(SchemaDiff.between(own, other)).stream()
                .filter(candidate -> candidate.labels().isEmpty())
                .collect(Collectors.toMap(RenameCandidate::from, RenameCandidate::to, (first, second) -> first));
    }

    /**
     * Looks for them.
     *
     * @param entities what a JPA provider would create for the entities
     * @param own the schema that they were made for
     * @param other the one that they meet
     * @param habits what they do beyond what the provider's DDL says
     * @return sorted
     */
    public static List<EntityBreak> of(
            Catalog entities, Catalog own, Catalog other, EntityPolicy policy, ColumnHabits habits) {
        Set<Tolerance> accepted = new HashSet<>(policy.accepted());
        accepted.addAll(HARMLESS);
        EntityPolicy running = new EntityPolicy(accepted);
        EntityBreaks breaks = new EntityBreaks(own, other);
        breaks.remember(EntityAmendment.amended(own, entities, running, habits));
        breaks.tell(EntityAmendment.amended(other, entities, running, habits));
        new NewRefusals(entities, own, other, policy, habits).breaks().forEach(breaks::addUnlessTold);
        return breaks.breaks.stream().sorted(EntityBreak.ORDER).toList();
    }

    private void remember(Amendment amendment) {
        missingBefore.addAll(amendment.unfillable());
        for (Change change : SchemaDiff.between(own, amendment.catalog())) {
            if (change instanceof Change.Created) {
                missingBefore.add(change.reference());
            }
            properties(change).forEach(property -> differedBefore.add(key(change.reference(), property)));
        }
        amendment.unmet().forEach(unmet -> differedBefore.add(unmet.message()));
    }

    private void tell(Amendment amendment) {
        for (Change change : SchemaDiff.between(other, amendment.catalog())) {
            if (change instanceof Change.Created created) {
                gone(created.object());
            } else if (amendment.unfillable().contains(change.reference())) {
                refusedRow(change);
            } else {
                properties(change)
                        .filter(property -> !differedBefore.contains(key(change.reference(), property)))
                        .forEach(property -> differs(((Change.Altered) change).from(), property));
            }
        }
        amendment.unmet().stream()
                .filter(unmet -> !differedBefore.contains(unmet.message()))
                .map(this::ofUnmet)
                .forEach(breaks::add);
    }

    private static Stream<PropertyChange> properties(Change change) {
        return change instanceof Change.Altered altered ? altered.properties().stream() : Stream.empty();
    }

    private static String key(ObjectReference reference, PropertyChange property) {
        return reference + " " + property.property() + " " + property.from();
    }

    private void gone(CatalogObject object) {
        boolean named = object instanceof Table
                || object instanceof Column
                || object instanceof Sequence
                || object instanceof View;
        if (named && !missingBefore.contains(object.reference())) {
            add(Kind.GONE, object.reference(), List.of());
        }
    }

    private void refusedRow(Change change) {
        if (!missingBefore.contains(change.reference())) {
            add(Kind.UNFILLED, change.reference(), List.of("NOT NULL, without a default"));
        }
    }

    private void differs(CatalogObject object, PropertyChange property) {
        String detail = property.property() + ": they need " + property.to() + ", there is " + property.from();
        Optional<Kind> kind = Optional.empty();
        if (object instanceof Column) {
            kind = switch (property.property()) {
                case "type" -> Optional.of(Kind.TYPE);
                case "not null" -> Optional.of(Kind.NARROWER);
                case "identity", "default", "generated" -> Optional.of(Kind.UNFILLED);
                case "identity increment" ->
                    property.from().equals(PropertyChange.NONE) ? Optional.empty() : Optional.of(Kind.SEQUENCE);
                default -> Optional.empty();
            };
        } else if (object instanceof Sequence && property.property().equals("increment")) {
            kind = Optional.of(Kind.SEQUENCE);
        } else if (object instanceof EnumType) {
            kind = Optional.of(Kind.NARROWER);
        } else if (object instanceof Constraint constraint
                && constraint.kind() != Constraint.ConstraintKind.PRIMARY_KEY
                && property.property().equals("definition")) {
            kind = Optional.of(Kind.NARROWER);
        }
        kind.ifPresent(known -> add(known, object.reference(), List.of(detail)));
    }

    /** A view is there, and not as they need it; or a part of a key that nobody fills. */
    private EntityBreak ofUnmet(Unmet unmet) {
        ObjectReference object = unmet.entities();
        boolean lacks = object.kind() == ObjectKind.COLUMN
                && Stream.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)
                        .flatMap(kind -> other.find(ObjectReference.inSchema(kind, object.qualifiedName())).stream())
                        .map(View.class::cast)
                        .noneMatch(view -> view.columns().stream().anyMatch(column -> column.name()
                                .equals(object.part().orElseThrow())));
        Kind kind = lacks ? Kind.GONE : object.kind() == ObjectKind.COLUMN ? Kind.TYPE : Kind.UNFILLED;
        return new EntityBreak(kind, object, true, Optional.empty(), List.of(unmet.message()));
    }

    private void add(Kind kind, ObjectReference object, List<String> details) {
        breaks.add(new EntityBreak(kind, object, true, Optional.ofNullable(renamed.get(object)), details));
    }

    private void addUnlessTold(EntityBreak found) {
        if (breaks.stream().noneMatch(told -> told.object().equals(found.object()))) {
            breaks.add(found);
        }
    }

    /** Whether a column may be null. */
    static boolean isNullable(Column column) {
        return column.notNull() == NotNull.NULLABLE;
    }
}
