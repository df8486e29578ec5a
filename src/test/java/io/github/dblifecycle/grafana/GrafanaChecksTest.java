package io.github.dblifecycle.grafana;

import io.github.dblifecycle.pipeline.NodeChecks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs what checks the dashboard, the alerts and the queries of the documents with Grafana's own types and grammar, which
 * there are for JavaScript only.
 */
final class GrafanaChecksTest {

    @Test
    void theDashboardTheAlertsAndEveryQueryHoldWhatGrafanaAndTheEventsSay() throws Exception {
        new NodeChecks(Path.of("src/test/grafana"), "GRAFANA_CHECKS", List.of()).run();
    }
}
