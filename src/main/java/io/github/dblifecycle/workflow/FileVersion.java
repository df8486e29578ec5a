package io.github.dblifecycle.workflow;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as some commit had it.
 *
 * @param object git's name for the content
 * @param path relative to the root of the repository
 */
@SuppressWarnings("ArrayRecordComponent")
public record FileVersion(String object, String path, byte[] content) {

    public FileVersion {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(path, "path");
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileVersion version && object.equals(version.object) && path.equals(version.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(object, path);
    }

    @Override
    public String toString() {
        return object + " " + path;
    }
}
