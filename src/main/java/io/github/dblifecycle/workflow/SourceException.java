package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import java.util.List;

/** The schema a source names cannot be made: its scripts or files are wrong. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /**
     * Says why.
     *
     * @param source as the user wrote it
     * @param findings at least one
     */
    SourceException(SchemaSource source, List<Finding> findings) {
        super("the schema of " + source.display() + " cannot be made: "
                + findings.get(0).message());
        this.findings = findings.stream().sorted(Finding.ORDER).toList();
    }

    /** Every reason, sorted. */
    public List<Finding> findings() {
        return findings;
    }
}
