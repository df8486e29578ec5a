package io.github.dblifecycle.mojo;

import io.github.dblifecycle.report.TextTable;
import io.github.dblifecycle.telemetry.SinkAnswer;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sends an event that says of itself that it is a test to every service that is configured, and says what each answered.
 * Incidents are opened with the least severity and ended at once. No database is touched.
 */
@Mojo(name = "telemetry-test", threadSafe = true)
public final class TelemetryTestMojo extends AbstractEnvironmentMojo {

    private static final String VARIABLES = "GRAFANA_LOKI_URL, an OTEL_EXPORTER_OTLP_ENDPOINT, PAGERDUTY_ROUTING_KEY,"
            + " OPSGENIE_API_KEY, ALERTMANAGER_URL, SLACK_WEBHOOK_URL, TEAMS_WEBHOOK_URL or DB_WEBHOOK_URL";

    /**
     * What is told of a run, and to whom, as docs/OBSERVABILITY.md has it: {@code <flushBudget>}, {@code <service>}, {@code
     * <runbook>}; each is also a property, {@code -Ddb.telemetry.NAME}. Addresses and keys come from variables.
     */
    @Parameter
    private Map<String, String> telemetry = new TreeMap<>();

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    void run(MavenRun run, EnvironmentRequest request) throws Exception {
        List<SinkAnswer> answers = new GoalTelemetry(run, execution, telemetry).test(request.environment());
        if (answers.isEmpty()) {
            run.console().line("no service is configured: events are written to target/db/events.jsonl only");
            run.console().line("    set " + VARIABLES + " to tell others; docs/OBSERVABILITY.md says what each needs");
            return;
        }
        run.console()
                .table(new TextTable(
                        List.of("service", "host", "answer"),
                        answers.stream()
                                .map(answer -> List.of(answer.name(), answer.host(), answer.answer()))
                                .toList()));
        List<String> silent = answers.stream()
                .filter(answer -> !answer.isOk())
                .map(SinkAnswer::name)
                .toList();
        if (!silent.isEmpty()) {
            throw new MojoFailureException("the test event did not arrive at " + String.join(", ", silent)
                    + ": what is told of a run would not arrive there either");
        }
        run.console().truth("the test event arrived everywhere");
    }
}
