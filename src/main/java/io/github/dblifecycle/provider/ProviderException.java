package io.github.dblifecycle.provider;

import io.github.dblifecycle.finding.Finding;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A provider did not do what it was asked. The finding says what happened, why it matters and what to do; neither it nor the
 * cause holds a secret.
 */
public final class ProviderException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final int status;

    private ProviderException(Finding finding, int status, Optional<Throwable> cause) {
        super(finding.message(), cause.orElse(null));
        this.finding = Objects.requireNonNull(finding, "finding");
        this.status = status;
    }

    static ProviderException of(String code, String message, String fix) {
        return new ProviderException(Finding.error(code, Optional.empty(), message, fix), 0, Optional.empty());
    }

    static ProviderException of(String code, String message, List<String> details, String fix, Throwable cause) {
        Finding finding = Finding.error(code, Optional.empty(), message, fix).withDetails(details);
        return new ProviderException(finding, 0, Optional.of(cause));
    }

    /** @param status of the answer over HTTP */
    static ProviderException answered(int status, String code, String message, String fix) {
        return new ProviderException(Finding.error(code, Optional.empty(), message, fix), status, Optional.empty());
    }

    public Finding finding() {
        return finding;
    }

    /** What a service answered over HTTP; 0 where it was no answer that went wrong. */
    int status() {
        return status;
    }
}
