package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final Finding ERROR = Finding.error(
                    "DB016", Optional.of(new SourcePosition("db/a.sql", 3)), "it <failed>", "correct it\nand run again")
            .withDetails(List.of("detail: one\ntwo"));

    private static final Finding WARNING =
            new Finding("DB101", Severity.WARNING, Optional.empty(), "careful", List.of(), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "3499, 3.4 s",
        "59999, 59.9 s",
        "60000, 1 min 00 s",
        "125000, 2 min 05 s",
        "3600000, 1 h 00 min",
        "93784000, 26 h 03 min"
    })
    void durationsAreShownInWords(long millis, String words) {
        assertThat(Durations.words(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1234567, 1.2 MB",
        "999999999, 999.9 MB",
        "9223372036854775807, 9.2 EB"
    })
    void sizesAreShownInWords(long bytes, String words) {
        assertThat(ByteSizes.words(bytes)).isEqualTo(words);
    }

    @Test
    void negativeAmountsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ByteSizes.words(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.words(Duration.ofMillis(-1)));
    }

    @Test
    void columnsAreAlignedAndNumbersStandToTheRight() {
        TextTable table = new TextTable(
                List.of("version", "rows", "name"),
                List.of(List.of("1", "12 ms", "größe"), List.of("10", "7 ms", ""), List.of("", "", "a\nb")));
        assertThat(table.lines(OptionalInt.empty()))
                .containsExactly(
                        "version   rows  name", "      1  12 ms  größe", "     10   7 ms", "                a b");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        TextTable table = new TextTable(List.of("a", "b"), List.of(List.of("\u8868", "x"), List.of("abc", "y")));
        assertThat(table.lines(OptionalInt.empty())).containsExactly("a    b", "\u8868   x", "abc  y");
    }

    @Test
    void linesAreCutToTheWidthOfTheTerminal() {
        TextTable table = new TextTable(List.of("name"), List.of(List.of("abcdefgh"), List.of("\u8868\u8868\u8868")));
        assertThat(table.lines(OptionalInt.of(5))).containsExactly("name", "abcd…", "\u8868\u8868…");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable(List.of("a", "b"), List.of(List.of("1"))));
    }

    @Test
    void aFindingSaysWhereWhatAndWhatToDo() {
        assertThat(FindingText.lines(ERROR, Style.PLAIN))
                .containsExactly(
                        "db/a.sql:3: it <failed> [DB016]",
                        "        detail: one",
                        "        two",
                        "        fix: correct it",
                        "             and run again");
        assertThat(FindingText.lines(WARNING, Style.PLAIN)).containsExactly("warning: careful [DB101]");
    }

    @Test
    void coloursAreAddedOnlyWhenAsked() {
        assertThat(String.join("", FindingText.lines(ERROR, Style.PLAIN))).doesNotContain("\u001B");
        assertThat(FindingText.lines(ERROR, Style.COLOURED).get(0)).startsWith("\u001B[1mdb/a.sql:3:\u001B[0m it");
    }

    private static Report report() {
        return new Report(
                "validate",
                Optional.empty(),
                Report.Outcome.FAILED,
                Instant.parse("2026-01-02T03:04:05Z"),
                Duration.ofMillis(1500),
                List.of(WARNING, ERROR),
                List.of(Map.of("version", "1", "applied", true)),
                Map.of("b", 1, "a", List.of("x")));
    }

    @Test
    void jsonHasItsKeysInAFixedOrderAndFindingsWorstFirst() {
        assertThat(ReportJson.of(report())).isEqualTo("""
                {
                  "formatVersion": 1,
                  "goal": "validate",
                  "environment": null,
                  "outcome": "failed",
                  "startedAt": "2026-01-02T03:04:05Z",
                  "durationMillis": 1500,
                  "findings": [
                    {
                      "code": "DB016",
                      "severity": "error",
                      "file": "db/a.sql",
                      "line": 3,
                      "message": "it <failed>",
                      "details": [
                        "detail: one\\ntwo"
                      ],
                      "fix": "correct it\\nand run again"
                    },
                    {
                      "code": "DB101",
                      "severity": "warning",
                      "file": null,
                      "line": null,
                      "message": "careful",
                      "details": [],
                      "fix": null
                    }
                  ],
                  "migrations": [
                    {
                      "applied": true,
                      "version": "1"
                    }
                  ],
                  "data": {
                    "a": [
                      "x"
                    ],
                    "b": 1
                  }
                }
                """);
    }

    @Test
    void theSchemaAndTheDocumentationKnowEveryKey() throws IOException {
        JsonObject json = JsonParser.parseString(ReportJson.of(report())).getAsJsonObject();
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of("docs/report.schema.json")))
                .getAsJsonObject();
        JsonObject properties = schema.getAsJsonObject("properties");
        JsonObject finding = properties.getAsJsonObject("findings").getAsJsonObject("items");
        JsonObject firstFinding = json.getAsJsonArray("findings").get(0).getAsJsonObject();

        assertThat(properties.keySet()).isEqualTo(json.keySet());
        assertThat(texts(schema.getAsJsonArray("required"))).containsExactlyElementsOf(json.keySet());
        assertThat(finding.getAsJsonObject("properties").keySet()).isEqualTo(firstFinding.keySet());
        assertThat(texts(finding.getAsJsonArray("required"))).containsExactlyElementsOf(firstFinding.keySet());
        String documentation = Files.readString(Path.of("docs/REPORT.md"));
        assertThat(json.keySet()).allSatisfy(key -> assertThat(documentation).contains("| `" + key + "` |"));
        assertThat(firstFinding.keySet())
                .allSatisfy(key -> assertThat(documentation).contains("| `" + key + "` |"));
    }

    private static List<String> texts(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }
}
