package io.github.dblifecycle.mojo;

import io.github.dblifecycle.telemetry.Telemetry;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.GoalEvents;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal on a database of which others want to hear: what it does is told to all services that are configured. */
abstract class AbstractToldMojo extends AbstractEnvironmentMojo {

    /**
     * What is told of a run, and to whom, as docs/OBSERVABILITY.md has it: {@code <flushBudget>}, {@code <service>}, {@code
     * <incidents>}, {@code <runbook>}, {@code <alertHolds>}; each is also a property, {@code -Ddb.telemetry.NAME}. Addresses and
     * keys come from variables. {@code -Ddb.telemetry=false} tells nobody anything.
     */
    @Parameter
    private Map<String, String> telemetry = new TreeMap<>();

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    final void run(MavenRun run, EnvironmentRequest request) throws Exception {
        GoalTelemetry goal = new GoalTelemetry(run, execution, telemetry);
        try (Telemetry open = goal.open(Optional.of(request.environment()))) {
            GoalEvents events = new GoalEvents(open, run.clock());
            try {
                run(run, request, events);
            } catch (MojoFailureException e) {
                events.failedAsLogged();
                throw e;
            } catch (Exception e) {
                events.failed(e);
                throw e;
            } finally {
                goal.finish(open);
            }
        }
    }

    abstract void run(MavenRun run, EnvironmentRequest request, GoalEvents events) throws Exception;
}
