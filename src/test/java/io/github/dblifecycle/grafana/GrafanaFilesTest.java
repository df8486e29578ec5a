package io.github.dblifecycle.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The files of alerts are those of the rules, and what tells of them knows each. */
final class GrafanaFilesTest {

    /** Writes the files instead of comparing them. */
    private static final boolean UPDATE = Boolean.getBoolean("grafana.update");

    private static final Path TEMPLATES = Path.of("ci-templates/grafana");

    @Test
    void grafanasFileIsOfTheseRules() throws IOException {
        isWritten(TEMPLATES.resolve("provisioning/alert-rules.yaml"), AlertFiles.provisioning(AlertRules.ALL));
    }

    @Test
    void lokisFileIsOfTheseRules() throws IOException {
        isWritten(TEMPLATES.resolve("loki-ruler/database-migrations.yaml"), AlertFiles.ruler(AlertRules.ALL));
    }

    @Test
    void theChecksKnowTheEventsThatThereAre() throws IOException {
        isWritten(Path.of("src/test/grafana/vocabulary.json"), Vocabulary.json());
    }

    @TestFactory
    Stream<DynamicTest> eachRuleIsExplainedAndHasItsSectionInTheRunbook() throws IOException {
        String explained = Files.readString(TEMPLATES.resolve("README.md"));
        String runbook = Files.readString(Path.of("docs/RUNBOOK.md"));
        return AlertRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> assertThat(explained)
                        .contains("### " + rule.title() + "\n")
                        .contains("```logql\n" + rule.expression() + "\n```")
                        .satisfies(text -> assertThat(runbook)
                                .contains("\n## " + heading(rule.id()) + "\n", "`" + rule.name() + "`"))));
    }

    @Test
    void eachPanelIsExplained() throws IOException {
        String explained = Files.readString(TEMPLATES.resolve("README.md"));
        JsonArray panels = JsonParser.parseString(Files.readString(TEMPLATES.resolve("dashboard.json")))
                .getAsJsonObject()
                .getAsJsonArray("panels");

        assertThat(panels).hasSizeGreaterThan(20);
        assertThat(panels.asList().stream().map(JsonElement::getAsJsonObject).filter(panel -> panel.has("targets")))
                .allSatisfy(panel -> assertThat(explained)
                        .contains("| " + panel.get("title").getAsString() + " | "
                                + panel.get("description").getAsString() + " |"));
    }

    /** The heading whose anchor the id is, at GitHub: lower case, a hyphen for each blank. */
    private static String heading(String id) {
        String words = id.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void isWritten(Path file, String expected) throws IOException {
        if (UPDATE && System.getenv("CI") == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as("-Dgrafana.update writes it").content().isEqualTo(expected);
    }
}
