package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code db:validate} is asked.
 *
 * @param migrations where the migrations are and how they are read
 * @param declared how the project says what its schema should be
 * @param scratch where it is proved
 * @param baseRef the branch this one is to go into, as git knows it; empty where the migrations are looked at by themselves
 * @param rolling how the entities of that branch are tried; empty where nobody asks
 * @param extras whether to tell, where entities declare the schema, what only the migrations know
 */
public record ValidateRequest(
        MigrationSettings migrations,
        Declaration declared,
        ScratchSettings scratch,
        Optional<String> baseRef,
        Optional<RollingSettings> rolling,
        boolean extras) {

    public ValidateRequest {
        Objects.requireNonNull(migrations, "migrations");
        Objects.requireNonNull(declared, "declared");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(rolling, "rolling");
        baseRef = baseRef.filter(ref -> !ref.isBlank());
    }

    /** Looks at the migrations by themselves. */
    public ValidateRequest(MigrationSettings migrations, Declaration declared, ScratchSettings scratch) {
        this(migrations, declared, scratch, Optional.empty());
    }

    /** Says nothing of entities of the other branch. */
    public ValidateRequest(
            MigrationSettings migrations, Declaration declared, ScratchSettings scratch, Optional<String> baseRef) {
        this(migrations, declared, scratch, baseRef, Optional.empty(), false);
    }
}
