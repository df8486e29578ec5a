package io.github.dblifecycle.declared;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/** It cannot be told which files declare the schema, or they cannot be read. */
public final class DeclarationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings at least one, all that was found wrong */
    public DeclarationException(List<Finding> findings) {
        super(findings.get(0).message());
        this.findings = findings.stream().sorted(Finding.ORDER).toList();
    }

    /** Every problem, sorted. */
    public List<Finding> findings() {
        return findings;
    }
}
