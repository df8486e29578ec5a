package io.github.dblifecycle.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs what checks the templates for CI with GitHub's own language service, actionlint, shellcheck, GitLab's schema and a
 * policy of our own, which is itself shown to find what is bad.
 */
final class WorkflowChecksTest {

    @Test
    void nobodyFindsAnythingInTheTemplatesAndEveryBadFileIsFound() throws Exception {
        new NodeChecks(Path.of("src/test/workflows"), "WORKFLOW_CHECKS", List.of("--import", "./json.mjs")).run();
    }
}
