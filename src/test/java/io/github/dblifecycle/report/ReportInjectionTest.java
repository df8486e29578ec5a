package io.github.dblifecycle.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whatever stands in SQL, in names or in a server's words: no form takes it for anything but text. */
class ReportInjectionTest {

    private static final String TEXTS = "io.github.dblifecycle.report.Hostile#texts";
    private static final RepositoryPlace PLACE = new RepositoryPlace("services/orders");
    private static final String DELIMITER = "d41d8cd98f00b204e980";
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!?][^\\s>]*)");

    @ParameterizedTest
    @MethodSource(TEXTS)
    void annotationsAreOneLineEach(String text) {
        List<String> commands = Annotations.of(Hostile.report(text), PLACE);
        assertThat(commands).hasSize(2);
        assertThat(commands).allSatisfy(command -> {
            assertThat(command).matches("(?s)::(error|notice) .*").doesNotContain("\n", "\r");
            assertThat(command.length()).isLessThan(250_000);
            String properties = command.substring(command.indexOf(' ') + 1, command.indexOf("::", 2));
            assertThat(properties.split(",", -1)).allMatch(one -> one.matches("(file|line|endLine|title)=[^:,]*"));
        });
    }

    @ParameterizedTest
    @MethodSource(TEXTS)
    void outputsAreThoseOfTheGoalAlone(String text) {
        Map<String, String> outputs = StepOutputs.of(Hostile.report(text));
        List<String> lines = List.of(StepOutputs.text(outputs, DELIMITER).split("\\R", -1));
        List<String> names = lines.stream()
                .filter(line -> line.endsWith("<<" + DELIMITER))
                .map(line -> line.substring(0, line.indexOf('<')))
                .toList();
        assertThat(names)
                .containsExactlyElementsOf(outputs.keySet())
                .containsExactly(
                        "result",
                        "findings",
                        "errors",
                        "warnings",
                        "environment",
                        "database",
                        "plan-hash",
                        "pending",
                        "pending-scripts");
        assertThat(lines.stream().filter(DELIMITER::equals)).hasSameSizeAs(names);
        assertThat(outputs).containsEntry("result", "failed").containsEntry("pending", "2");
    }

    @ParameterizedTest
    @MethodSource(TEXTS)
    void aSummaryHasNoMarkupButItsOwn(String text) {
        String summary = StepSummary.of(Hostile.view(text), StepSummary.MOST_BYTES, "target/db/report.html");
        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(StepSummary.MOST_BYTES);
        String fence = "";
        int open = 0;
        for (String line : summary.split("\n", -1)) {
            assertThat(line.codePoints()).allMatch(one -> one == '\t' || !Character.isISOControl(one));
            assertThat(line.codePoints()).noneMatch(one -> (one >= 0x202A && one <= 0x202E) || one == 0x2066);
            if (!fence.isEmpty()) {
                if (line.equals(fence)) {
                    fence = "";
                }
                continue;
            }
            // What follows a fence of code holds no backtick (CommonMark, "Fenced code blocks").
            if (line.matches("`{3,}[^`]*")) {
                fence = line.replaceFirst("[^`]*$", "");
                continue;
            }
            String outside = line.replaceAll("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
            TAG.matcher(outside).results().forEach(tag -> assertThat(tag.group(2))
                    .isIn("details", "summary"));
            assertThat(outside).doesNotContain("](", "@user", "https://", "www.evil");
            open += line.startsWith("<details>") ? 1 : line.startsWith("</details>") ? -1 : 0;
            assertThat(open).isBetween(0, 1);
        }
        assertThat(fence).isEmpty();
        assertThat(open).isZero();
    }

    @ParameterizedTest
    @MethodSource(TEXTS)
    void jsonHoldsNothingButTheFindings(String text) {
        var results = JsonParser.parseString(SarifJson.of(Hostile.report(text), PLACE, "1"))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("results");
        assertThat(results).hasSize(2);
        assertThat(results.get(0).toString()).doesNotContain("](javascript");
        var issues = JsonParser.parseString(CodeQualityJson.of(Hostile.report(text), PLACE))
                .getAsJsonArray();
        assertThat(issues).hasSize(2);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(issues.toString()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource(TEXTS)
    void xmlIsWellFormedAndHoldsTheTextAsItIs(String text) throws Exception {
        String xml = JunitXml.of(Hostile.report(text));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        Element suite = document.getDocumentElement();
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("*").getLength()).isEqualTo(4);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo(VisibleText.line(text));
        assertThat(failure.getTextContent()).contains(VisibleText.of(text));
    }

    @ParameterizedTest
    @MethodSource(TEXTS)
    void aPageHasNoElementsButItsOwn(String text) {
        String page = HtmlReport.of(Hostile.view(text));
        String own = HtmlReport.of(Hostile.view("plain"));
        assertThat(tags(page)).isEqualTo(tags(own));
        assertThat(page.codePoints()).allMatch(one -> one == '\n' || one == '\t' || !Character.isISOControl(one));
        assertThat(page).doesNotContain("\u202E", "<script", "onerror=\"", "javascript:\"");
        assertThat(page.replaceAll("\"[^\"<>]*\"", "\"\"")).doesNotContain("onload=\"", "onmouseover=\"");
    }

    /** Without the marks of words, of which a longer text has more. */
    private static List<String> tags(String page) {
        return TAG.matcher(page)
                .results()
                .map(tag -> tag.group(1) + tag.group(2))
                .filter(tag -> !tag.matches("/?(ins|del)"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource(TEXTS)
    void aLineOfTheLogIsNoCommand(String text) {
        for (String line : text.split("\\R", -1)) {
            String harmless = WorkflowCommands.harmless(line);
            assertThat(harmless.strip()).doesNotStartWith("::");
            assertThat(harmless.toLowerCase(java.util.Locale.ROOT)).doesNotContain("##[", "##vso[", "##teamcity[");
            assertThat(Arrays.asList(harmless, line))
                    .allMatch(one -> one.replace(" ", "").equals(line.replace(" ", "")));
        }
    }
}
