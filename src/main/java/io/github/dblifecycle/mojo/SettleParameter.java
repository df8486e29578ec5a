package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.migrate.Settlements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code db.settle} as it was typed. */
final class SettleParameter {

    static final String NAME = "db.settle";

    private SettleParameter() {}

    /** @param text null where nothing was decided */
    static Settlements parse(@Nullable String text) {
        if (text == null) {
            return Settlements.NONE;
        }
        try {
            return Settlements.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    NAME,
                    String.valueOf(e.getMessage()),
                    "-Ddb.settle=applied or -Ddb.settle=again; for several scripts by version or file:"
                            + " -Ddb.settle=8=applied,R__views.sql=again")));
        }
    }
}
