package io.github.dblifecycle.provider;

import java.io.Serial;

/** Neon was asked to change something, and nobody knows whether it did: the answer did not come. */
final class LostAnswer extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ProviderException failure;

    LostAnswer(ProviderException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    /** What to say if it cannot be found out. */
    ProviderException failure() {
        return failure;
    }
}
