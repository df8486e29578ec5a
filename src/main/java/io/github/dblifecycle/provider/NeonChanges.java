package io.github.dblifecycle.provider;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Changes that leave a branch of a name that nobody had before, by which it is known whether they were made although the
 * answer was lost. Asked for again, they cannot be made twice: the name is taken then.
 */
final class NeonChanges {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;
    private static final int REFUSED = 4;

    private final NeonSettings settings;
    private final NeonCalls calls;
    private final NeonBranches branches;
    private final NeonOperations operations;

    NeonChanges(NeonSettings settings, NeonCalls calls, NeonBranches branches, NeonOperations operations) {
        this.settings = settings;
        this.calls = calls;
        this.branches = branches;
        this.operations = operations;
    }

    /**
     * Asks for something that makes a branch of a name, and waits for it.
     *
     * @return the answer; empty where it was lost, but the branch is there
     */
    Optional<NeonAnswer> change(String path, JsonObject body, String made) {
        for (int attempt = 1; ; attempt++) {
            try {
                NeonAnswer answer = calls.post(path, body);
                operations.await(answer);
                return Optional.of(answer);
            } catch (LostAnswer e) {
                calls.pause(MOMENT);
                if (branches.named(made).isPresent()) {
                    return Optional.empty();
                }
                if (attempt == ATTEMPTS) {
                    throw e.failure();
                }
            } catch (ProviderException e) {
                // What was asked for before was late, not lost.
                if (attempt > 1
                        && e.status() / 100 == REFUSED
                        && branches.named(made).isPresent()) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    /** @throws ProviderException where there is one already */
    void refuseTaken(String name) {
        branches.named(name).ifPresent(branch -> {
            throw ProviderException.of(
                    "DB850",
                    "project " + settings.project() + " at Neon has a branch " + name + " already (" + branch.id()
                            + ")",
                    "run it again in a second, or delete that branch");
        });
    }

    /** The branch that a change has made. */
    NeonBranch found(String name) {
        return branches.named(name)
                .orElseThrow(() -> ProviderException.of(
                        "DB859",
                        "Neon says that it is done, but project " + settings.project() + " has no branch " + name,
                        "look at the project's branches in the Neon console"));
    }
}
