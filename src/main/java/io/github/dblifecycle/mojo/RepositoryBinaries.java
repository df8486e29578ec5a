package io.github.dblifecycle.mojo;

import io.github.dblifecycle.scratch.BinariesArtifact;
import io.github.dblifecycle.scratch.BinariesSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Gets the server's programs as Maven gets everything: mirrors, proxies, credentials and offline mode hold. */
final class RepositoryBinaries implements BinariesSource {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    RepositoryBinaries(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
    }

    @Override
    public Path resolve(BinariesArtifact wanted) throws IOException {
        DefaultArtifact artifact = new DefaultArtifact(wanted.groupId(), wanted.artifactId(), "jar", wanted.version());
        try {
            return system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, "db"))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            String advice = session.isOffline()
                    ? "Maven is offline and has never fetched it: run the goal once without -o"
                    : "check that the repositories above can be reached";
            throw new IOException(e.getMessage() + "; " + advice, e);
        }
    }
}
