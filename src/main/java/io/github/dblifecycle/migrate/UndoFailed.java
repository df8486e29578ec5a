package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;

/** An undo script that cannot go on, for a reason that trying again does not change. */
final class UndoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UndoFailed(Finding finding, Throwable cause) {
        super(finding.message(), cause);
        this.finding = finding;
    }

    UndoFailed(Finding finding) {
        super(finding.message());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
