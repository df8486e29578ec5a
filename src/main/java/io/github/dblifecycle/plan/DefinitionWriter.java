package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.DefinedObject;
import io.github.dblifecycle.catalog.EventTrigger;
import io.github.dblifecycle.catalog.ExtendedStatistics;
import io.github.dblifecycle.catalog.Firing;
import io.github.dblifecycle.catalog.OperatorFamily;
import io.github.dblifecycle.catalog.TextSearchConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Objects whose CREATE statement the catalog knows as a whole, and what is said of them beyond it. */
final class DefinitionWriter {

    private DefinitionWriter() {}

    static Step step(DefinedObject object) {
        Section section =
                switch (object.reference().kind()) {
                    case LANGUAGE, ACCESS_METHOD -> Section.LANGUAGES;
                    case COLLATION -> Section.COLLATIONS;
                    case TEXT_SEARCH_PARSER, TEXT_SEARCH_TEMPLATE, TEXT_SEARCH_DICTIONARY -> Section.TEXT_SEARCH;
                    default -> Section.OPERATORS;
                };
        return step(section, object, List.of(object.definition()));
    }

    static Step step(OperatorFamily family) {
        String name = ObjectName.of(family.reference());
        List<String> made = new ArrayList<>(List.of("CREATE " + name));
        if (!family.members().isEmpty()) {
            made.add("ALTER " + name + " ADD\n    " + String.join(",\n    ", family.members()));
        }
        return step(Section.OPERATORS, family, made);
    }

    static Step step(TextSearchConfiguration configuration) {
        String name = ObjectName.of(configuration.reference());
        List<String> made = new ArrayList<>();
        made.add("CREATE " + name + " (PARSER = " + configuration.parser() + ")");
        configuration
                .mappings()
                .forEach((token, dictionaries) ->
                        made.add("ALTER " + name + " ADD MAPPING FOR " + token + " WITH " + dictionaries));
        return step(Section.TEXT_SEARCH, configuration, made);
    }

    static Step step(ExtendedStatistics statistics) {
        List<String> made = new ArrayList<>(List.of(statistics.definition()));
        statistics
                .target()
                .ifPresent(target ->
                        made.add("ALTER " + ObjectName.of(statistics.reference()) + " SET STATISTICS " + target));
        return Step.of(
                Section.STATISTICS, statistics.reference(), List.of(statistics.on()), commented(statistics, made));
    }

    /** Comes last in a file: it would fire for what comes behind it. */
    static Step step(EventTrigger trigger) {
        List<String> made = new ArrayList<>(List.of(trigger.definition()));
        if (trigger.firing() != Firing.ENABLED) {
            made.add("ALTER " + ObjectName.of(trigger.reference()) + " " + FiringObject.state(trigger.firing()));
        }
        return step(Section.EVENT_TRIGGERS, trigger, made);
    }

    private static Step step(Section section, CatalogObject object, List<String> made) {
        return Step.of(section, object.reference(), commented(object, made));
    }

    private static List<String> commented(CatalogObject object, List<String> made) {
        return new Comments(made).add(object.reference(), object.comment()).statements();
    }
}
