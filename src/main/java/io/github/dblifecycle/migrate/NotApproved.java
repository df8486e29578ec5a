package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/**
 * What is about to be run is not what somebody agreed to. No exception of Flyway's, which would enter a script that runs
 * outside a transaction into the history as failed.
 */
final class NotApproved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings why, at least one */
    NotApproved(List<Finding> findings) {
        super(findings.get(0).message());
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }
}
