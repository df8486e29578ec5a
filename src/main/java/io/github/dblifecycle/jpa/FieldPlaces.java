package io.github.dblifecycle.jpa;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which class and field a table and a column are of, by annotations and the names that Jakarta Persistence gives where they say
 * none ("11.1. Annotations for Object/Relational Mapping"); for providers that do not tell it themselves. What mapping files
 * say is not known here, so nothing is claimed of a unit that has some.
 */
final class FieldPlaces {

    private final SourceFiles sources;
    private final Map<String, EntityPlace> places;

    /** @param places what is known already, which wins, and where the rest is put */
    FieldPlaces(SourceFiles sources, Map<String, EntityPlace> places) {
        this.sources = sources;
        this.places = places;
    }

    /** Finds those of a unit. */
    void find(ProjectClassLoader loader, Unit unit) {
        if (!unit.mappingFiles().isEmpty()) {
            return;
        }
        for (String name : unit.classes()) {
            type(loader, name).filter(MappedClass::isEntity).ifPresent(this::entity);
        }
    }

    /** Nothing is known of a class that cannot be loaded, and the provider has said what there is to say. */
    private static Optional<MappedClass> type(ProjectClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            // These are what fails where a class that they name is missing.
            boolean complete = type.getDeclaredFields().length + type.getDeclaredMethods().length > 0;
            return complete ? Optional.of(new MappedClass(type)) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private void entity(MappedClass entity) {
        String className = entity.type().getName();
        EntityPlace self = sources.place(className, "");
        boolean inParentsTable = entity.isInTableOfParent();
        Table table = inParentsTable ? table(entity.root()) : table(entity);
        if (!inParentsTable) {
            put(table, "", self);
        }
        entity.root()
                .annotation("DiscriminatorColumn")
                .ifPresentOrElse(
                        column -> put(table, column.text("name").orElse("DTYPE"), self),
                        () -> put(table, "DTYPE", self));
        for (Annotated secondary : entity.annotations("SecondaryTable")) {
            secondary.text("name").ifPresent(name -> put(new Table(secondary.text("schema"), name), "", self));
        }
        List<MappedClass> declaring = new ArrayList<>(List.of(entity));
        entity.parents().stream()
                .filter(parent -> parent.isMappedSuperclass() || entity.hasColumnsOf(parent))
                .forEach(declaring::add);
        Overrides overrides = Overrides.NONE.and(entity.annotations("AttributeOverride"));
        for (MappedClass one : declaring) {
            for (Attribute attribute : one.attributes(entity.isByProperty())) {
                attribute(entity, table, attribute, overrides);
            }
        }
    }

    private void attribute(MappedClass entity, Table table, Attribute attribute, Overrides overrides) {
        EntityPlace place = sources.place(entity.type().getName(), declaring(attribute.member()), attribute.name());
        if (attribute.has("ElementCollection")) {
            Annotated said = attribute.annotation("CollectionTable").orElse(Annotated.NOTHING);
            put(
                    new Table(said.text("schema"), said.text("name").orElse(entity.name() + "_" + attribute.name())),
                    "",
                    place);
        } else if (attribute.has("ManyToMany") || attribute.has("OneToMany")) {
            // The default name is made of two tables; and the other side may be the one that has the columns.
            attribute.annotation("JoinTable").ifPresent(said -> said.text("name")
                    .ifPresent(name -> put(new Table(said.text("schema"), name), "", place)));
        } else if (attribute.has("ManyToOne") || attribute.has("OneToOne")) {
            joined(table, attribute, place);
        } else if (attribute.isEmbedded()) {
            Overrides own = attribute.overrides(overrides);
            for (Attribute inner : attribute.embedded().attributes(entity.isByProperty())) {
                own.column(inner).ifPresent(column -> put(table, column, place));
            }
        } else {
            Optional<Table> secondary = attribute
                    .annotation("Column")
                    .flatMap(column -> column.text("table"))
                    .map(name -> new Table(Optional.empty(), name));
            overrides.column(attribute).ifPresent(column -> put(secondary.orElse(table), column, place));
        }
    }

    /** The side with {@code mappedBy} has no column. */
    private void joined(Table table, Attribute attribute, EntityPlace place) {
        boolean inverse = attribute
                .annotation("OneToOne")
                .flatMap(one -> one.text("mappedBy"))
                .isPresent();
        if (inverse || attribute.has("JoinTable")) {
            return;
        }
        List<Annotated> said = attribute.annotations("JoinColumn");
        for (Annotated column : said) {
            column.text("name").ifPresent(name -> put(table, name, place));
        }
        if (said.stream().allMatch(column -> column.text("name").isEmpty())) {
            attribute.target().idColumn().ifPresent(id -> put(table, attribute.name() + "_" + id, place));
        }
    }

    private static String declaring(Member member) {
        return member.getDeclaringClass().getName();
    }

    private static Table table(MappedClass entity) {
        Annotated said = entity.annotation("Table").orElse(Annotated.NOTHING);
        return new Table(said.text("schema"), said.text("name").orElse(entity.name()));
    }

    /** The first that asks for a column is told. */
    private void put(Table table, String column, EntityPlace place) {
        places.putIfAbsent(EntityPlaces.name(table.schema(), table.name(), column), place);
    }

    private record Table(Optional<String> schema, String name) {}
}
