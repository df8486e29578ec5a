package io.github.dblifecycle.jpa;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/** The DDL of the entities cannot be had. */
public final class EntityDdlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    EntityDdlException(Finding finding) {
        super(finding.message());
        this.findings = List.of(finding);
    }

    EntityDdlException(Finding finding, Throwable cause) {
        super(finding.message(), cause);
        this.findings = List.of(finding);
    }

    /** At least one. */
    public List<Finding> findings() {
        return findings;
    }
}
