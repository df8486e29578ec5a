package io.github.dblifecycle.backup;

import io.github.dblifecycle.finding.Finding;
import java.io.Serial;
import java.util.Objects;
import java.util.Optional;

/** There will be no backup, or nothing was restored. The finding says what happened, why it matters and what to do; it holds no secret. */
public final class BackupException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    public BackupException(Finding finding) {
        super(finding.message());
        this.finding = Objects.requireNonNull(finding, "finding");
    }

    public BackupException(Finding finding, Throwable cause) {
        super(finding.message(), cause);
        this.finding = Objects.requireNonNull(finding, "finding");
    }

    static BackupException of(String code, String message, String fix, Throwable cause) {
        return new BackupException(Finding.error(code, Optional.empty(), message, fix), cause);
    }

    static BackupException of(String code, String message, String fix) {
        return new BackupException(Finding.error(code, Optional.empty(), message, fix));
    }

    public Finding finding() {
        return finding;
    }
}
