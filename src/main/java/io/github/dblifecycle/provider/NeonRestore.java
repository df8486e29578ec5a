package io.github.dblifecycle.provider;

import java.util.Objects;

/**
 * A branch that was set back.
 *
 * @param restored the branch, with the id and the connection strings it always had
 * @param preserved what it was before; all branches that were made from it are children of this one now
 */
public record NeonRestore(NeonBranch restored, NeonBranch preserved) {

    public NeonRestore {
        Objects.requireNonNull(restored, "restored");
        Objects.requireNonNull(preserved, "preserved");
    }
}
