package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.diff.entity.Amendment;
import io.github.dblifecycle.diff.entity.Amendment.Unmet;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntityPlace;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What entities need and migrations do not give them, each with the entity or the line that asks for it. */
final class EntityMismatches {

    private final ScratchSide migrations;
    private final ScratchSide declared;
    private final Amendment amendment;
    private final Optional<EntityDdl> ddl;
    private final SourceLines lines;

    /** @param ddl where the entities themselves are known, not only what a provider wrote once */
    EntityMismatches(
            ScratchSide migrations,
            ScratchSide declared,
            Amendment amendment,
            Optional<EntityDdl> ddl,
            SourceLines lines) {
        this.migrations = migrations;
        this.declared = declared;
        this.amendment = amendment;
        this.ddl = ddl;
        this.lines = lines;
    }

    /** @param changes those that lead from what the migrations produce to what satisfies the entities */
    List<Finding> findings(List<Change> changes) {
        GenerateAdvice advice = new GenerateAdvice(changes.size() > 1);
        List<Finding> findings = new ArrayList<>();
        for (Change change : changes) {
            findings.add(of(change, advice));
        }
        for (Unmet unmet : amendment.unmet()) {
            findings.add(Finding.error(
                    "DB903",
                    position(unmet.entities()),
                    unmet.message(),
                    "no migration can be generated for this: change the migration by hand, or the entity"
                            + said(unmet.entities())));
        }
        return findings;
    }

    private Finding of(Change change, GenerateAdvice advice) {
        ObjectReference reference = change.reference();
        ObjectReference origin = amendment.origin(reference);
        Optional<SourcePosition> there = there(reference);
        List<String> details = new ArrayList<>();
        there.ifPresent(position -> details.add("migrations: " + position));
        if (amendment.unfillable().contains(reference)) {
            boolean known = declared.reading().catalog().find(reference).isPresent();
            return Finding.error(
                            "DB902",
                            position(known ? reference : ObjectReference.table(reference.qualifiedName()))
                                    .or(() -> there),
                            reference.display() + " is NOT NULL without a default, and "
                                    + (known
                                            ? "entities insert rows that give it no value" + said(reference)
                                            : "entities, which do not know it, cannot be inserted"),
                            (known ? "give" : "map it, or give") + " it a default; to let nulls in: "
                                    + advice.of(change))
                    .withDetails(details);
        }
        if (change instanceof Change.Altered altered) {
            for (PropertyChange property : altered.properties()) {
                details.add(0, property.property() + ": entities " + property.to() + ", migrations " + property.from());
            }
            return Finding.error(
                            "DB901",
                            position(origin).or(() -> there),
                            reference.display() + " is not what entities need it to be" + said(origin),
                            fix(altered, advice))
                    .withDetails(details);
        }
        CatalogObject object = object(change);
        if (object instanceof Column column) {
            details.add(0, "type: " + column.type());
        }
        String definition = object.properties().get("definition");
        if (definition != null && reference.kind() != ObjectKind.INDEX) {
            details.add(0, "definition: " + definition);
        }
        return Finding.error(
                        "DB900",
                        position(origin),
                        reference.display() + " is needed by entities, but no migration creates it" + said(origin),
                        advice.of(change))
                .withDetails(details);
    }

    private static String fix(Change.Altered altered, GenerateAdvice advice) {
        boolean stricter = altered.properties().stream()
                .allMatch(property ->
                        property.property().equals("not null") && property.to().equals("no"));
        return stricter
                ? "say in the entity that it is never null (nullable = false, optional = false); or let nulls in: "
                        + advice.of(altered)
                : advice.of(altered);
    }

    private static CatalogObject object(Change change) {
        return change instanceof Change.Created created ? created.object() : ((Change.Dropped) change).object();
    }

    /** Which class and field, where no line tells. */
    private String said(ObjectReference reference) {
        return place(reference).map(place -> " (" + place.words() + ")").orElse("");
    }

    private Optional<EntityPlace> place(ObjectReference reference) {
        Catalog catalog = declared.reading().catalog();
        return ddl.flatMap(known -> known.place(reference, catalog));
    }

    private Optional<SourcePosition> position(ObjectReference reference) {
        return ddl.isPresent()
                ? place(reference).flatMap(EntityPlace::position)
                : close(declared.positionOf(reference), reference);
    }

    private Optional<SourcePosition> there(ObjectReference reference) {
        return close(migrations.positionOf(reference), reference);
    }

    private Optional<SourcePosition> close(Optional<SourcePosition> statement, ObjectReference reference) {
        return statement.map(position ->
                reference.part().map(part -> lines.lineOf(position, part)).orElse(position));
    }
}
