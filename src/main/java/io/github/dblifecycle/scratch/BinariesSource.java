package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the server's programs come from. The caller answers with the resolver of its build tool, so that mirrors,
 * credentials and offline mode hold here as for every other dependency.
 */
@FunctionalInterface
public interface BinariesSource {

    /**
     * Returns the jar on disk, fetched if it has to be.
     *
     * @throws IOException when it cannot be had; the message says where it was looked for
     */
    Path resolve(BinariesArtifact artifact) throws IOException;
}
