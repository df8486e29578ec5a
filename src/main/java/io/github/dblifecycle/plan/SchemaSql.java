package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.DefinedObject;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.EventTrigger;
import io.github.dblifecycle.catalog.ExtendedStatistics;
import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.OperatorFamily;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.RangeType;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.TextSearchConfiguration;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole schema as SQL: what makes an empty database into the one that was read. The same catalog gives the same text,
 * to the byte.
 *
 * <p>Owners, privileges and tablespaces are written on request. Not written are the version of an extension, whether an index is invalid, and
 * that a database lacks the schema {@code public}; materialized views come without data. What a catalog does not model
 * is named at the end.
 */
public final class SchemaSql {

    /** How the first line begins of every text written here: whoever overwrites a file can see whose it is. */
    public static final String FIRST_LINE = "-- Schema written by db-maven-plugin";

    private final Catalog catalog;
    private final ComparedAspects aspects;

    private SchemaSql(Catalog catalog, ComparedAspects aspects) {
        this.catalog = catalog;
        this.aspects = aspects;
    }

    /**
     * Writes the schema.
     *
     * @param catalog with its dependencies, without which the order is that of kinds and names
     * @param major the major version of the server it was read from, for example 18
     * @return statements that run in an empty database in their order, each ended by a semicolon; line breaks are
     *     {@code \n}
     */
    public static String of(Catalog catalog, int major) {
        return of(catalog, major, ComparedAspects.NONE);
    }

    /** As {@link #of(Catalog, int)}, with privileges, owners and tablespaces as far as they are asked for. */
    public static String of(Catalog catalog, int major, ComparedAspects aspects) {
        return new SchemaSql(catalog, aspects).write(major);
    }

    private String write(int major) {
        StringBuilder text = new StringBuilder(header(major));
        Section section = null;
        for (Step step : order()) {
            if (step.section() != section) {
                section = step.section();
                text.append("\n-- ").append(section.heading()).append('\n');
            }
            text.append('\n').append(step.text());
        }
        text.append("\nRESET search_path;\nRESET check_function_bodies;\n");
        if (!catalog.notCompared().isEmpty()) {
            text.append("\n-- not in this file:\n");
            catalog.notCompared().forEach(missing -> text.append("--   ")
                    .append(missing.toString().replaceAll("\\R", " "))
                    .append('\n'));
        }
        return text.toString();
    }

    /**
     * All names are qualified but those in bodies of functions, which an index may call while it is created: these find
     * what they mean where they were at home.
     */
    private String header(int major) {
        String path = catalog.all(Schema.class).stream()
                .map(Schema::name)
                .map(Identifier::readable)
                .collect(Collectors.joining(", "));
        return FIRST_LINE + " from PostgreSQL " + major + "\n\n"
                + "SET client_encoding = 'UTF8';\n"
                + "SET check_function_bodies = off;\n"
                + "SET search_path = pg_catalog" + (path.isEmpty() ? "" : ", " + path) + ";\n";
    }

    /** What the text is made of, in its order. */
    static List<Step> steps(Catalog catalog, ComparedAspects aspects) {
        return steps(catalog, aspects, Set.of(), List.of());
    }

    /**
     * As {@link #steps(Catalog, ComparedAspects)}.
     *
     * @param apart constraints that get a step of their own, wherever they might stand
     * @param more steps that no object of the catalog brings along
     */
    static List<Step> steps(
            Catalog catalog, ComparedAspects aspects, Set<ObjectReference> apart, Collection<Step> more) {
        return new SchemaSql(catalog, aspects).order(apart, more);
    }

    private List<Step> order() {
        return order(Set.of(), List.of());
    }

    /** Where objects wait for each other in a circle, tables are created without what closes it. */
    private List<Step> order(Set<ObjectReference> apart, Collection<Step> more) {
        CreationOrder order = CreationOrder.of(with(more, steps(apart)), catalog);
        if (order.stuck().isEmpty()) {
            return order.all();
        }
        Set<ObjectReference> detached = detachable(order.stuck());
        detached.addAll(apart);
        return CreationOrder.of(with(more, steps(detached)), catalog).all();
    }

    private static List<Step> with(Collection<Step> more, List<Step> steps) {
        steps.addAll(more);
        return steps;
    }

    private Set<ObjectReference> detachable(List<Step> stuck) {
        Set<ObjectReference> made = stuck.stream()
                .filter(step -> step.about().kind() != ObjectKind.TABLE)
                .flatMap(step -> step.makes().stream())
                .collect(Collectors.toSet());
        Set<ObjectReference> parts = stuck.stream()
                .filter(step -> step.about().kind() == ObjectKind.TABLE)
                .flatMap(step -> step.makes().stream())
                .collect(Collectors.toSet());
        Set<ObjectReference> detachable = new HashSet<>();
        for (Dependency dependency : catalog.dependencies()) {
            if (made.contains(dependency.on())
                    && parts.contains(dependency.dependent())
                    && mayFollow(dependency.dependent())) {
                detachable.add(dependency.dependent());
            }
        }
        return detachable;
    }

    private boolean mayFollow(ObjectReference part) {
        Optional<ObjectReference> column = Optional.of(part).filter(one -> one.kind() == ObjectKind.COLUMN);
        return part.kind() == ObjectKind.CONSTRAINT
                || column.flatMap(catalog::find)
                        .map(one -> one.properties().containsKey("default"))
                        .orElse(false);
    }

    private List<Step> steps(Set<ObjectReference> detached) {
        List<Step> steps = new ArrayList<>(SchemaWriter.steps(catalog.all(Schema.class)));
        steps.addAll(ExtensionWriter.steps(catalog.all(Extension.class)));
        catalog.all(DefinedObject.class).forEach(object -> steps.add(DefinitionWriter.step(object)));
        catalog.all(OperatorFamily.class).forEach(family -> steps.add(DefinitionWriter.step(family)));
        catalog.all(TextSearchConfiguration.class)
                .forEach(configuration -> steps.add(DefinitionWriter.step(configuration)));
        catalog.all(ForeignDataWrapper.class).forEach(wrapper -> steps.add(ForeignDataWriter.step(wrapper)));
        catalog.all(ForeignServer.class).forEach(server -> steps.add(ForeignDataWriter.step(server)));
        catalog.all(UserMapping.class).forEach(mapping -> steps.add(ForeignDataWriter.step(mapping)));
        catalog.all(EnumType.class).forEach(type -> steps.add(EnumWriter.step(type)));
        catalog.all(DomainType.class).forEach(domain -> steps.add(DomainWriter.step(domain)));
        catalog.all(CompositeType.class).forEach(type -> steps.add(CompositeTypeWriter.step(type)));
        catalog.all(RangeType.class).forEach(range -> steps.add(RangeWriter.step(range)));
        catalog.all(Sequence.class).forEach(sequence -> steps.add(SequenceWriter.step(sequence)));
        catalog.all(Routine.class).forEach(routine -> steps.add(RoutineWriter.step(routine)));
        TableWriter tables = new TableWriter(catalog, detached);
        catalog.tables().forEach(table -> steps.addAll(tables.steps(table)));
        catalog.all(View.class).forEach(view -> {
            steps.add(ViewWriter.step(view));
            ViewWriter.clustering(view).ifPresent(steps::add);
        });
        catalog.all(ExtendedStatistics.class).forEach(statistics -> steps.add(DefinitionWriter.step(statistics)));
        IndexWriter indexes = new IndexWriter(catalog);
        catalog.all(Index.class).forEach(index -> steps.add(indexes.step(index)));
        catalog.all(Trigger.class).forEach(trigger -> steps.add(TriggerWriter.step(trigger)));
        catalog.all(Rule.class).forEach(rule -> steps.add(RuleWriter.step(rule)));
        catalog.all(Policy.class).forEach(policy -> steps.add(PolicyWriter.step(policy)));
        catalog.all(Publication.class).forEach(publication -> steps.add(PublicationWriter.step(publication)));
        steps.addAll(new EnvironmentWriter(catalog, aspects).steps());
        catalog.all(EventTrigger.class).forEach(trigger -> steps.add(DefinitionWriter.step(trigger)));
        return steps;
    }
}
