package io.github.dblifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Goals and parameters are what users' builds are written against: none changes without somebody seeing it in review.
 * {@code -Ddescriptor.update} writes the golden file anew.
 */
class PluginDescriptorTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("basedir", ""), "src/test/resources/plugin-descriptor.txt");

    @Test
    void goalsAndParametersAreThoseOfTheGoldenFile() throws Exception {
        String described = describe(descriptor());
        if (System.getProperty("descriptor.update") != null) {
            assertThat(System.getenv("CI"))
                    .as("a golden file is not updated where CI is set")
                    .isNull();
            Files.writeString(GOLDEN, described);
        }
        String golden = Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "";
        if (!golden.equals(described)) {
            fail("the plugin's goals or parameters changed; if that is meant, put this into " + GOLDEN
                    + " (mvn test -Dtest=PluginDescriptorTest -Ddescriptor.update does):\n" + described);
        }
    }

    @Test
    void everyGoalMayRunInAParallelBuild() throws Exception {
        List<Element> goals = children(child(descriptor(), "mojos").orElseThrow());

        assertThat(goals).hasSizeGreaterThan(5);
        assertThat(goals).allSatisfy(goal -> assertThat(text(goal, "threadSafe"))
                .as(text(goal, "goal"))
                .isEqualTo("true"));
    }

    @Test
    void everyParameterOfOursSaysWhatItIsFor() throws Exception {
        for (Element goal : children(child(descriptor(), "mojos").orElseThrow())) {
            for (Element parameter : children(child(goal, "parameters").orElseThrow())) {
                if (text(parameter, "editable").equals("true")) {
                    assertThat(text(parameter, "description"))
                            .as(text(goal, "goal") + ": " + text(parameter, "name"))
                            .isNotBlank();
                }
            }
        }
    }

    private static Element descriptor() throws IOException, SAXException, ParserConfigurationException {
        try (InputStream resource = PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(resource, "no plugin descriptor: run mvn process-classes"))
                    .getDocumentElement();
        }
    }

    private static String describe(Element plugin) {
        StringBuilder text = new StringBuilder();
        children(child(plugin, "mojos").orElseThrow()).stream()
                .sorted(Comparator.comparing(goal -> text(goal, "goal")))
                .forEach(goal -> describe(text(plugin, "goalPrefix"), goal, text));
        return text.toString();
    }

    private static void describe(String prefix, Element goal, StringBuilder text) {
        String phase = text(goal, "phase");
        text.append(prefix).append(':').append(text(goal, "goal"));
        text.append(phase.isEmpty() ? "" : " phase " + phase);
        text.append(text(goal, "threadSafe").equals("true") ? " thread-safe" : "");
        text.append(text(goal, "aggregator").equals("true") ? " aggregator" : "");
        text.append(text(goal, "requiresProject").equals("true") ? "" : " without a project");
        String resolution = text(goal, "requiresDependencyResolution");
        text.append(resolution.isEmpty() ? "" : " dependencies " + resolution);
        text.append('\n');
        Optional<Element> configuration = child(goal, "configuration");
        children(child(goal, "parameters").orElseThrow()).stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .sorted(Comparator.comparing(parameter -> text(parameter, "name")))
                .forEach(parameter -> describe(parameter, configuration, text));
    }

    private static void describe(Element parameter, Optional<Element> configuration, StringBuilder text) {
        String name = text(parameter, "name");
        text.append("  ").append(name).append(' ').append(text(parameter, "type"));
        configuration.flatMap(all -> child(all, name)).ifPresent(value -> {
            if (!value.getTextContent().isBlank()) {
                text.append(' ').append(value.getTextContent().strip());
            }
            if (value.hasAttribute("default-value")) {
                text.append(" default ").append(value.getAttribute("default-value"));
            }
        });
        text.append(text(parameter, "required").equals("true") ? " required" : "");
        text.append(child(parameter, "deprecated").isPresent() ? " deprecated" : "");
        text.append('\n');
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
