package io.github.dblifecycle.provider;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A branch of a project at Neon, as it was when it was asked for.
 *
 * @param id does not change, whatever it is called
 * @param name unique in its project
 * @param parentId empty for one that was not made from another
 * @param parentLsn where in the parent's log it begins
 * @param parentTime when that was
 * @param state {@code ready} where it can be used
 * @param pendingState what it is about to become, while something is done to it
 * @param expires when Neon deletes it
 * @param isDefault whether it is the project's main branch
 * @param isProtected whether Neon keeps it from being deleted
 * @param annotation what whoever made it wrote down beside it
 */
public record NeonBranch(
        String id,
        String name,
        Optional<String> parentId,
        Optional<String> parentLsn,
        Optional<Instant> parentTime,
        String state,
        Optional<String> pendingState,
        Instant created,
        Optional<Instant> expires,
        boolean isDefault,
        boolean isProtected,
        Map<String, String> annotation) {

    private static final String READY = "ready";

    public NeonBranch {
        checkId(id);
        Objects.requireNonNull(name, "name");
        parentId.ifPresent(NeonBranch::checkId);
        Objects.requireNonNull(parentLsn, "parentLsn");
        Objects.requireNonNull(parentTime, "parentTime");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(pendingState, "pendingState");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(expires, "expires");
        annotation = Map.copyOf(annotation);
    }

    /** @param annotation as Neon keeps it apart from the branch; empty where there is none */
    static NeonBranch of(NeonAnswer answer, Map<String, String> annotation) {
        return new NeonBranch(
                answer.text("id"),
                answer.text("name"),
                answer.optionalText("parent_id").filter(id -> !id.isEmpty()),
                answer.optionalText("parent_lsn").filter(lsn -> !lsn.isEmpty()),
                answer.optionalTime("parent_timestamp"),
                answer.text("current_state"),
                answer.optionalText("pending_state"),
                answer.time("created_at"),
                answer.optionalTime("expires_at"),
                answer.flag("default"),
                answer.flag("protected"),
                annotation);
    }

    /** Whether it was made off another one. */
    public boolean isChildOf(NeonBranch other) {
        return parentId.equals(Optional.of(other.id()));
    }

    /** Whether it can be used, and nothing is being done to it. */
    public boolean isReady() {
        return state.equals(READY) && pendingState.isEmpty();
    }

    /** Every id becomes part of an address. */
    static String checkId(String id) {
        if (!NeonSettings.Syntax.ID.matcher(id).matches()) {
            throw ProviderException.of(
                    "DB850",
                    "this is no id of a branch at Neon: " + id,
                    "lower-case letters, digits and hyphens, for example br-aged-salad-637688");
        }
        return id;
    }
}
