package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.report.Annotations;
import io.github.dblifecycle.report.CodeQualityJson;
import io.github.dblifecycle.report.HtmlReport;
import io.github.dblifecycle.report.JunitXml;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.report.ReportJson;
import io.github.dblifecycle.report.ReportView;
import io.github.dblifecycle.report.RepositoryPlace;
import io.github.dblifecycle.report.SarifJson;
import io.github.dblifecycle.report.StepOutputs;
import io.github.dblifecycle.report.StepSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.maven.plugin.MojoExecution;

/** What a goal found and did, handed to everybody who wants to know: files of target/db, and the build server. */
final class Reports {

    /** A finding that says no more than that the goal could not be carried out. */
    private static final String NOT_CARRIED_OUT = "DB890";

    private static final String JSON = "report.json";
    private static final String PAGE = "report.html";

    private final MavenRun run;
    private final MojoExecution execution;
    private final Set<ReportForm> forms;
    private final boolean byDefault;
    private final BuildServer server;
    private final RunnerCommands commands = new RunnerCommands();
    private final Path top;
    private final Instant startedAt;
    private boolean written;

    /**
     * For one execution.
     *
     * @param byDefault whether nobody chose the forms; then a page is made only of what there is something to see in
     * @param top the outermost directory of the build
     */
    Reports(
            MavenRun run,
            MojoExecution execution,
            Set<ReportForm> forms,
            boolean byDefault,
            BuildServer server,
            Path top) {
        this.run = run;
        this.execution = execution;
        this.forms = Set.copyOf(forms);
        this.byDefault = byDefault;
        this.server = server;
        this.top = top;
        this.startedAt = run.clock().instant();
    }

    /** To be called before the goal fails: what comes behind a failure is told to nobody. */
    void write(Report report) throws IOException {
        written = true;
        Redactor redactor = new Redactor(run.failures().secrets());
        Report masked = report.masked(redactor::redact);
        RepositoryPlace place = new RepositoryPlace(server.directoryOf(run.projectDirectory(), top));
        boolean page = forms.contains(ReportForm.HTML) && !(byDefault && report.isUneventful());
        boolean shown = page || server.summary().isPresent();
        Optional<ReportView> view = shown ? Optional.of(ReportView.of(report, redactor::redact)) : Optional.empty();
        if (server.commands()) {
            tell(masked, view, place, page ? PAGE : JSON);
        }
        ReportFiles files = new ReportFiles(run.outputDirectory());
        files.write(JSON, ReportJson.of(masked));
        if (page) {
            files.write(PAGE, HtmlReport.of(view.orElseThrow()));
        } else {
            files.remove(PAGE);
        }
        if (forms.contains(ReportForm.SARIF)) {
            files.write(report.goal() + ".sarif", SarifJson.of(masked, place, execution.getVersion()));
        }
        if (forms.contains(ReportForm.CODEQUALITY)) {
            files.write(report.goal() + ".codequality.json", CodeQualityJson.of(masked, place));
        }
        if (forms.contains(ReportForm.JUNIT)) {
            files.write(report.goal() + ".junit.xml", JunitXml.of(masked));
        }
    }

    /** A goal that failed and said nothing yet: it could not be carried out. */
    void failed(String message) throws IOException {
        if (written) {
            return;
        }
        List<String> lines = message.lines().filter(line -> !line.isBlank()).toList();
        Finding finding = new Finding(
                NOT_CARRIED_OUT,
                Severity.ERROR,
                Optional.empty(),
                lines.isEmpty() ? "the goal failed, and did not say why" : lines.get(0),
                lines.isEmpty() ? List.of() : lines.subList(1, lines.size()),
                Optional.empty());
        write(new Report(
                execution.getGoal(),
                Optional.empty(),
                Report.Outcome.FAILED,
                startedAt,
                Duration.between(startedAt, run.clock().instant()),
                List.of(finding),
                List.of(),
                Map.of()));
    }

    /** A server that cannot be told costs a line, not the build. */
    private void tell(Report report, Optional<ReportView> view, RepositoryPlace place, String whole) {
        try {
            if (server.outputs().isPresent()) {
                String delimiter = UUID.randomUUID().toString().replace("-", "");
                append(server.outputs().get(), StepOutputs.text(StepOutputs.of(report), delimiter));
            }
            commands.tell(Annotations.of(report, place));
            if (view.isPresent() && server.summary().isPresent()) {
                Path file = server.summary().get();
                long used = Files.exists(file) ? Files.size(file) : 0;
                int room = (int) Math.max(0, StepSummary.MOST_BYTES - used);
                append(file, StepSummary.of(view.get(), room, shown(whole)));
            }
        } catch (IOException e) {
            run.console().note("the build server was not told everything: " + e);
        }
    }

    private String shown(String name) {
        return run.display(run.outputDirectory().resolve(name)).replace('\\', '/');
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
