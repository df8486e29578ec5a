package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code db:validate} is asked.
 *
 * @param migrations where the migrations are and how they are read
 * @param declared files and directories of the declared schema; empty for the usual places
 * @param scratch where it is proved
 * @param baseRef the branch this one is to go into, as git knows it; empty where the migrations are looked at by themselves
 */
public record ValidateRequest(
        MigrationSettings migrations,
        Optional<List<Path>> declared,
        ScratchSettings scratch,
        Optional<String> baseRef) {

    public ValidateRequest {
        Objects.requireNonNull(migrations, "migrations");
        declared = declared.map(List::copyOf);
        Objects.requireNonNull(scratch, "scratch");
        baseRef = baseRef.filter(ref -> !ref.isBlank());
    }

    /** Looks at the migrations by themselves. */
    public ValidateRequest(MigrationSettings migrations, Optional<List<Path>> declared, ScratchSettings scratch) {
        this(migrations, declared, scratch, Optional.empty());
    }
}
