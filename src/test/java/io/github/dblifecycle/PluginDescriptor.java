package io.github.dblifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What Maven is told of the plugin.
 *
 * @param goals sorted by name
 */
record PluginDescriptor(String prefix, List<Goal> goals) {

    /**
     * A goal.
     *
     * @param phase it is bound to by itself
     * @param resolution the scope of dependencies it asks for
     * @param parameters that a person may set, sorted by name
     */
    record Goal(
            String name,
            String description,
            Optional<String> phase,
            boolean isThreadSafe,
            boolean isAggregator,
            boolean needsProject,
            Optional<String> resolution,
            List<Parameter> parameters) {}

    /**
     * Something to set.
     *
     * @param expression {@code ${db.name}}
     */
    record Parameter(
            String name,
            String type,
            String description,
            Optional<String> expression,
            Optional<String> defaultValue,
            boolean isRequired,
            boolean isDeprecated) {

        /** The property by which it can be set too. */
        Optional<String> property() {
            return expression.map(text -> text.substring("${".length(), text.length() - 1));
        }
    }

    static PluginDescriptor read() throws IOException, SAXException, ParserConfigurationException {
        try (InputStream resource = PluginDescriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(resource, "no plugin descriptor: run mvn process-classes"))
                    .getDocumentElement();
            return new PluginDescriptor(
                    text(plugin, "goalPrefix"),
                    children(child(plugin, "mojos").orElseThrow()).stream()
                            .map(PluginDescriptor::goal)
                            .sorted(Comparator.comparing(Goal::name))
                            .toList());
        }
    }

    private static Goal goal(Element goal) {
        Optional<Element> configuration = child(goal, "configuration");
        return new Goal(
                text(goal, "goal"),
                text(goal, "description"),
                filled(text(goal, "phase")),
                text(goal, "threadSafe").equals("true"),
                text(goal, "aggregator").equals("true"),
                text(goal, "requiresProject").equals("true"),
                filled(text(goal, "requiresDependencyResolution")),
                children(child(goal, "parameters").orElseThrow()).stream()
                        .filter(parameter -> text(parameter, "editable").equals("true"))
                        .map(parameter -> parameter(parameter, configuration))
                        .sorted(Comparator.comparing(Parameter::name))
                        .toList());
    }

    private static Parameter parameter(Element parameter, Optional<Element> configuration) {
        Optional<Element> value = configuration.flatMap(all -> child(all, text(parameter, "name")));
        return new Parameter(
                text(parameter, "name"),
                text(parameter, "type"),
                text(parameter, "description"),
                value.map(Element::getTextContent).map(String::strip).flatMap(PluginDescriptor::filled),
                value.filter(element -> element.hasAttribute("default-value"))
                        .map(element -> element.getAttribute("default-value")),
                text(parameter, "required").equals("true"),
                child(parameter, "deprecated").isPresent());
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(present -> !present.isBlank());
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent).orElse("").strip();
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
