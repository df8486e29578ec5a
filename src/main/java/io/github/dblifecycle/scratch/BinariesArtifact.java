package io.github.dblifecycle.scratch;

import java.util.Objects;

/** The Maven coordinates of a jar that holds the server's programs for one platform. */
public record BinariesArtifact(String groupId, String artifactId, String version) {

    public BinariesArtifact {
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(artifactId, "artifactId");
        Objects.requireNonNull(version, "version");
        if (groupId.isEmpty() || artifactId.isEmpty() || version.isEmpty()) {
            throw new IllegalArgumentException("coordinates have a group, an artifact and a version");
        }
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + version;
    }
}
