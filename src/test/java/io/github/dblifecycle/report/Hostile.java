package io.github.dblifecycle.report;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Texts that want to be more than text, and reports that hold them wherever a report holds text of others. */
final class Hostile {

    private Hostile() {}

    static Stream<String> texts() {
        return Stream.of(
                "a\n::error file=evil.sql,line=1::owned",
                "a\r\n::add-mask::word\r::stop-commands::x",
                "  ::set-output name=result::passed",
                "##[add-mask]word ##vso[task.setvariable variable=a]b ##teamcity[buildStatus]",
                "`code` ``` ```` \n```\n# heading",
                "</details><script>alert(1)</script><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)> ' onmouseover='x",
                "]]> <![CDATA[ <!-- --> &amp; &#x41;",
                "| cell | cell |\n|---|---|",
                "[link](javascript:alert(1)) ![i](https://evil.example/i.png) https://evil.example www.evil.example @user #1",
                "control \u0000 \u0007 \u001B[31mred\u001B[0m \u009B31m",
                "bidi \u202Eevil\u202C \u2066x\u2069 \u200Bzero\uFEFF",
                "four bytes \uD83D\uDE00 lone \uD83D none \uFFFF",
                "100% %0A::error::x %25",
                "result=passed\nghadelimiter_x\nEOF",
                "x".repeat(200_000));
    }

    static Report report(String text) {
        Finding error = new Finding(
                "DB003",
                Severity.ERROR,
                Optional.of(new SourcePosition("db/" + text.replace('\\', '_'), 7)),
                text,
                List.of(text, "detail " + text),
                Optional.of(text));
        Finding info = new Finding("DB005", Severity.INFO, Optional.empty(), text, List.of(), Optional.empty());
        Catalog from = Catalog.of(List.of(), List.of());
        Catalog to =
                Catalog.of(List.of(new Schema(new Identifier(text.replace("\0", "")), Optional.of(text))), List.of());
        PlanView plan = new PlanView(
                List.of(new PlanView.Script(
                        text,
                        text,
                        List.of(new PlanView.Step(
                                Optional.of(text),
                                Optional.of(text),
                                List.of(new Hazard(HazardKind.LOSES_DATA, text)),
                                List.of(text))))),
                Optional.of(text));
        return new Report(
                        "validate",
                        Optional.of(text),
                        Report.Outcome.FAILED,
                        Instant.parse("2026-03-04T12:13:14.5Z"),
                        Duration.ofMillis(1234),
                        List.of(error, info),
                        List.of(Map.of(
                                "version",
                                text,
                                "description",
                                text,
                                "script",
                                text,
                                "state",
                                text,
                                "appliedAt",
                                text)),
                        Map.of(
                                "database",
                                text,
                                "planHash",
                                text,
                                "pending",
                                List.of(text, text),
                                "ways",
                                List.of(Map.of("way", text))))
                .with(new Illustration(
                        Optional.of(new Illustration.SideBySide(
                                text, text, new Comparison(from, to, SchemaDiff.between(from, to)))),
                        Optional.of(plan)));
    }

    static ReportView view(String text) {
        return ReportView.of(report(text), some -> some);
    }
}
