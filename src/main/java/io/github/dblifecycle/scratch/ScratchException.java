package io.github.dblifecycle.scratch;

import org.jspecify.annotations.Nullable;

/** No scratch or local database could be had. The message says what happened and what to do; it holds no password. */
public final class ScratchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScratchException(String message) {
        super(message);
    }

    /** @param cause what the system or the server said, or null where nothing did */
    public ScratchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
