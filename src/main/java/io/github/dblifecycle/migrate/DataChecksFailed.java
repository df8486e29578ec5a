package io.github.dblifecycle.migrate;

import java.util.List;
import org.flywaydb.core.api.FlywayException;

/**
 * The data is not as a script says it must be, or cannot be asked for it, so that the script was not begun. No exception of
 * Flyway's, which would enter the script into the history as failed.
 */
final class DataChecksFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<DataCheck.Broken> broken;

    DataChecksFailed(List<DataCheck.Broken> broken) {
        super("the data is not as the script says it must be");
        this.broken = List.copyOf(broken);
    }

    /** A query was refused. */
    DataChecksFailed(FlywayException refused) {
        super(refused.getMessage(), refused);
        this.broken = List.of();
    }

    /** Empty where a query was refused. */
    List<DataCheck.Broken> broken() {
        return broken;
    }
}
