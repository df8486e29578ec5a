package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms of one report, as they are to be; {@code -Dreport.update} writes them anew. */
class ReportFormsTest {

    private static final RepositoryPlace PLACE = new RepositoryPlace("services/shop");
    private static final Path GOLDEN = Path.of("src/test/resources/io/github/dblifecycle/report");
    private static final String WHOLE = "target/db/report.html";

    private static void isAsBefore(String name, String text) throws IOException {
        Path file = Path.of(System.getProperty("basedir", ".")).resolve(GOLDEN).resolve(name);
        if (System.getProperty("report.update") != null && System.getenv("CI") == null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    static Report many(int count) {
        List<Finding> findings = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(index -> findings.add(new Finding(
                        "DB001",
                        index % 3 == 2 ? Severity.ERROR : Severity.WARNING,
                        Optional.of(new SourcePosition("db/schema.sql", index + 1)),
                        "finding number " + index,
                        List.of("detail ".repeat(200)),
                        Optional.of("mend it"))));
        return new Report(
                "validate",
                Optional.empty(),
                Report.Outcome.FAILED,
                Instant.EPOCH,
                Duration.ZERO,
                findings,
                List.of(),
                Map.of());
    }

    @Test
    void theFormsOfAFailedRun() throws IOException {
        Report report = ReportExample.failed();
        ReportView view = ReportView.of(report, text -> text);
        isAsBefore("failed.annotations.txt", String.join("\n", Annotations.of(report, PLACE)) + "\n");
        isAsBefore("failed.outputs.txt", StepOutputs.text(StepOutputs.of(report), "delimiter0123456789"));
        isAsBefore("failed.summary.md", StepSummary.of(view, StepSummary.MOST_BYTES, WHOLE));
        isAsBefore("failed.sarif", SarifJson.of(report, PLACE, "1.0.0"));
        isAsBefore("failed.codequality.json", CodeQualityJson.of(report, PLACE));
        isAsBefore("failed.junit.xml", JunitXml.of(report));
        isAsBefore("failed.html", HtmlReport.of(view));
    }

    @Test
    void theFormsOfARunThatFoundNothing() throws IOException {
        Report report = ReportExample.passed();
        ReportView view = ReportView.of(report, text -> text);
        assertThat(Annotations.of(report, PLACE)).isEmpty();
        assertThat(CodeQualityJson.of(report, PLACE)).isEqualTo("[]\n");
        assertThat(report.isUneventful()).isTrue();
        assertThat(ReportExample.failed().isUneventful()).isFalse();
        isAsBefore("passed.outputs.txt", StepOutputs.text(StepOutputs.of(report), "delimiter0123456789"));
        isAsBefore("passed.summary.md", StepSummary.of(view, StepSummary.MOST_BYTES, WHOLE));
        isAsBefore("passed.sarif", SarifJson.of(report, PLACE, "1.0.0"));
        isAsBefore("passed.junit.xml", JunitXml.of(report));
        isAsBefore("passed.html", HtmlReport.of(view));
    }

    static Stream<Report> reports() {
        return Stream.concat(
                Stream.of(ReportExample.failed(), ReportExample.passed(), many(6_000)),
                Hostile.texts().map(Hostile::report));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void sarifIsWhatItsSchemaWants(Report report) throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            var messages = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(schema)
                    .validate(
                            SarifJson.of(report, PLACE, "1.0.0"),
                            InputFormat.JSON,
                            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
            assertThat(messages).isEmpty();
        }
    }

    @Test
    void theSchemaOfSarifRefusesWhatIsNone() throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(
                                    SarifJson.of(ReportExample.passed(), PLACE, "1")
                                            .replace("2.1.0\",", "2.2.0\","),
                                    InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void tenAnnotationsAreShownAndTheTenthSaysHowManyMoreThereAre() {
        assertThat(Annotations.of(many(9), PLACE)).hasSize(9);
        assertThat(Annotations.of(many(10), PLACE)).hasSize(10).noneMatch(one -> one.contains("more findings"));
        List<String> commands = Annotations.of(many(40), PLACE);
        assertThat(commands).hasSize(10);
        assertThat(commands.subList(0, 9)).allMatch(one -> one.startsWith("::error file=services/shop/db/schema.sql,"));
        assertThat(commands.get(9))
                .isEqualTo(
                        "::error title=db%3Avalidate::31 more findings in the summary of this run and in report.json");
    }

    @Test
    void aFileOutsideOfTheRepositoryIsNamedInTheMessage() {
        Finding finding = Finding.error(
                "DB016", Optional.of(new SourcePosition("/home/me/.m2/a.jar!/db/V1__a.sql", 3)), "it fails", "mend it");
        Report report = new Report(
                "validate",
                Optional.empty(),
                Report.Outcome.FAILED,
                Instant.EPOCH,
                Duration.ZERO,
                List.of(finding),
                List.of(),
                Map.of());
        assertThat(Annotations.of(report, PLACE))
                .containsExactly(
                        "::error title=db%3Avalidate DB016::/home/me/.m2/a.jar!/db/V1__a.sql:3: it fails%0Afix: mend it");
        assertThat(new RepositoryPlace("a/b").inRepository("../c.sql")).contains("a/c.sql");
        assertThat(new RepositoryPlace("").inRepository("../c.sql")).isEmpty();
    }

    @Test
    void aSummaryThatWouldBeTooLongIsCutBetweenItsParts() {
        ReportView view = ReportView.of(many(2_000), text -> text);
        String whole = StepSummary.of(view, StepSummary.MOST_BYTES, WHOLE);
        assertThat(whole.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(StepSummary.MOST_BYTES);
        String cut = StepSummary.of(view, 40_000, WHOLE);
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(30_000, 40_000);
        assertThat(cut).contains("All of it is in `" + WHOLE + "`.");
        assertThat(cut.split("<details>", -1)).hasSameSizeAs(cut.split("</details>", -1));
        assertThat(StepSummary.of(view, 100, WHOLE)).isEmpty();
    }

    @Test
    void aFingerprintStaysWhereOthersWriteAboveTheFinding() {
        Report before = many(5);
        Report moved = new Report(
                before.goal(),
                before.environment(),
                before.outcome(),
                before.startedAt(),
                before.duration(),
                before.findings().stream()
                        .map(one -> new Finding(
                                one.code(),
                                one.severity(),
                                one.position().map(at -> new SourcePosition(at.file(), at.line() + 100)),
                                one.message(),
                                one.details(),
                                one.fix()))
                        .toList(),
                List.of(),
                Map.of());
        assertThat(fingerprints(moved)).isEqualTo(fingerprints(before)).doesNotHaveDuplicates();
    }

    @Test
    void findingsThatAreAlikeHaveFingerprintsOfTheirOwn() {
        Finding one = new Finding("DB001", Severity.INFO, Optional.empty(), "twice", List.of(), Optional.empty());
        Report twice = new Report(
                "validate",
                Optional.empty(),
                Report.Outcome.PASSED,
                Instant.EPOCH,
                Duration.ZERO,
                List.of(one, one),
                List.of(),
                Map.of());
        assertThat(fingerprints(twice)).hasSize(2).doesNotHaveDuplicates();
    }

    private static List<String> fingerprints(Report report) {
        Fingerprints fingerprints = new Fingerprints(report, PLACE);
        return report.findings().stream().map(fingerprints::next).toList();
    }

    @Test
    void whatIsMaskedIsMaskedEverywhere() {
        Report report = Hostile.report("hunter2");
        ReportView view = ReportView.of(report, text -> text.replace("hunter2", "****"));
        Report masked = view.report();
        assertThat(ReportJson.of(masked).replaceAll("db/hunter2|\"environment\".*", ""))
                .doesNotContain("hunter2");
        assertThat(view.plan().orElseThrow().toString().replaceAll("where=Optional\\[[^]]*]", ""))
                .doesNotContain("hunter2");
    }

    @Test
    void wordsThatDifferAreMarked() {
        WordDiff diff = WordDiff.of("numeric(10,2) not null", "numeric(12,2)");
        assertThat(diff.from()).extracting(WordDiff.Piece::text).containsExactly("numeric(", "10", ",2)", " not null");
        assertThat(diff.to()).extracting(WordDiff.Piece::text).containsExactly("numeric(", "12", ",2)");
        assertThat(diff.from()).extracting(WordDiff.Piece::changed).containsExactly(false, true, false, true);
        String long1 = "a b ".repeat(5_000);
        assertThat(WordDiff.of(long1 + "x", long1 + "y").to()).hasSize(2);
    }
}
