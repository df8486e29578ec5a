package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * On which server scratch databases are created for a database of a major version.
 *
 * @param cacheDirectory where unpacked binaries are kept; null for the user's cache directory
 * @param configured the URL of a server of the user's in the goal's configuration, if any
 */
record ScratchOfMajor(MavenRun run, @Nullable File cacheDirectory, Optional<String> configured)
        implements IntFunction<ScratchSettings> {

    @Override
    public ScratchSettings apply(int major) {
        try {
            return run.scratch(major, cacheDirectory, configured);
        } catch (ConfigurationException e) {
            if (PostgresRelease.majors().contains(major)) {
                throw e;
            }
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.scratchUrl",
                    "the database is PostgreSQL " + major + ", and the embedded server comes in "
                            + PostgresRelease.majors().first() + " to "
                            + PostgresRelease.majors().last(),
                    "name a server of yours for scratch databases, -Ddb.scratchUrl=postgresql://…")));
        }
    }
}
