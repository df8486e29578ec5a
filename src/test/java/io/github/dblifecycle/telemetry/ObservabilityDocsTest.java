package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents are those of the vocabulary, which dashboards and alerts of others rely on. {@code -Ddocs.update} writes the
 * schema and the tables anew.
 */
class ObservabilityDocsTest {

    private static final Path DOCS = Path.of(System.getProperty("basedir", ""), "docs");
    private static final Path SCHEMA = DOCS.resolve("events.schema.json");
    private static final Path PAGE = DOCS.resolve("OBSERVABILITY.md");
    private static final String BEGIN =
            "<!-- of the vocabulary: begin; mvn test -Dtest=ObservabilityDocsTest -Ddocs.update -->\n\n";
    private static final String END = "<!-- of the vocabulary: end -->";

    @Test
    void theSchemaIsThatOfTheVocabulary() throws IOException {
        if (isUpdate()) {
            Files.writeString(SCHEMA, EventSchema.schema());
        }
        assertThat(Files.readString(SCHEMA)).isEqualTo(EventSchema.schema());
    }

    @Test
    void theTablesAreThoseOfTheVocabulary() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(end).isGreaterThanOrEqualTo(begin);
        if (isUpdate()) {
            Files.writeString(PAGE, page.substring(0, begin) + EventSchema.tables() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(EventSchema.tables());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventIsOfTheSchema(EventKind kind) throws IOException {
        String line = EventLine.of(ExampleRuns.identity("migrate"), ExampleRuns.event(kind, Instant.now()))
                .toString();

        assertThat(problems(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reason\":",
                "\"schema\":1>\"schema\":2",
                "\"line\":42>\"line\":\"42\"",
                "script.failed>script.fainted",
                "\"level\":\"error\">\"level\":\"info\"",
                "\"code\":>\"rows\":",
                "\"message\":>\"text\":",
                "Z\">+00:00\""
            })
    void whatIsNoEventIsRefused(String change) throws IOException {
        String line = EventLine.of(
                        ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.SCRIPT_FAILED, Instant.now()))
                .toString();
        String[] parts = change.split(">", -1);
        String changed = line.replace(parts[0], parts.length == 1 ? "\"unknown\":" : parts[1]);

        assertThat(changed).isNotEqualTo(line);
        assertThat(problems(changed)).isNotEmpty();
    }

    @Test
    void noNameMeansTwoThings() {
        Set<String> common =
                Arrays.stream(CommonField.values()).map(CommonField::text).collect(Collectors.toSet());

        assertThat(Arrays.stream(EventField.values()).map(EventField::text))
                .doesNotHaveDuplicates()
                .noneMatch(common::contains)
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        String page = Files.readString(PAGE);

        for (Field constant : TelemetrySettingsReader.class.getDeclaredFields()) {
            if (constant.getType() == String.class && !constant.getName().startsWith("USUAL")) {
                assertThat(page).contains("`" + constant(constant) + "`");
            }
        }
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> problems(String line) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        return schema.validate(line, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static boolean isUpdate() {
        boolean isUpdate = System.getProperty("docs.update") != null;
        assertThat(isUpdate && System.getenv("CI") != null)
                .as("documents are not updated where CI is set")
                .isFalse();
        return isUpdate;
    }
}
