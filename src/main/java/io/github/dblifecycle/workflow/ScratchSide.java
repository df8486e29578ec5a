package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.read.CatalogReading;
import io.github.dblifecycle.catalog.read.RowVersion;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.TracedPositions;
import java.util.Objects;
import java.util.Optional;

/** A schema that was made in a scratch database, and the lines it was made by. */
record ScratchSide(CatalogReading reading, TracedPositions positions) {

    ScratchSide {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(positions, "positions");
    }

    /** The statement that made or last changed the object. */
    Optional<SourcePosition> positionOf(ObjectReference reference) {
        return position(reading.versions().get(reference));
    }

    Optional<SourcePosition> positionOfComment(ObjectReference reference) {
        return position(reading.commentVersions().get(reference)).or(() -> positionOf(reference));
    }

    private Optional<SourcePosition> position(@org.jspecify.annotations.Nullable RowVersion version) {
        return version == null ? Optional.empty() : positions.positionOf(version.transaction(), version.command());
    }
}
