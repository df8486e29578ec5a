package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.environment.ConnectionUrl;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.InvalidConnectionUrl;
import java.util.List;

/** The user's own server for scratch databases. */
final class ScratchUrl {

    private ScratchUrl() {}

    static Database parse(String url, Failures failures) {
        try {
            ConnectionUrl parsed = ConnectionUrl.parse(url);
            parsed.password().ifPresent(failures::keepSecret);
            return new Database(parsed.url(), parsed.user(), parsed.password());
        } catch (InvalidConnectionUrl e) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem("db.scratchUrl", String.valueOf(e.getMessage()), e.fix())));
        }
    }
}
