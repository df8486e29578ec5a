package io.github.dblifecycle.plan;

import java.io.Serial;

/** There is no order, or no statement, that leads from one catalog to the other. The message names the objects. */
public final class UnplannableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnplannableException(String message) {
        super(message);
    }
}
