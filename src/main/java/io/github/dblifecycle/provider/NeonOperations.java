package io.github.dblifecycle.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Waits for what Neon does after it has answered. */
final class NeonOperations {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String NEWEST = "/operations?limit=1000";

    private final NeonCalls calls;
    private final NeonBranches branches;
    private final Clock clock;
    private final Duration patience;

    NeonOperations(NeonCalls calls, Clock clock, Duration patience) {
        this.calls = calls;
        this.branches = new NeonBranches(calls);
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * One thing that Neon does.
     *
     * @param error what went wrong, as Neon says it; else empty
     */
    private record Operation(String id, String branch, String action, Status status, String error) {

        static Operation of(NeonAnswer answer) {
            return new Operation(
                    uuid(answer.text("id")),
                    answer.optionalText("branch_id").orElse(""),
                    answer.text("action"),
                    Status.of(answer.text("status")),
                    answer.optionalText("error").orElse(""));
        }

        private static String uuid(String text) {
            try {
                return UUID.fromString(text).toString();
            } catch (IllegalArgumentException e) {
                throw ProviderException.of(
                        "DB851", "Neon's API sent an operation without a valid id", List.of(), NeonAnswer.FIX, e);
            }
        }
    }

    /** As the API names them; one that was skipped had nothing to do, which is good. */
    private enum Status {
        SCHEDULING,
        RUNNING,
        CANCELLING,
        FINISHED,
        SKIPPED,
        FAILED,
        ERROR,
        CANCELLED;

        static Status of(String text) {
            for (Status status : values()) {
                if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return status;
                }
            }
            throw ProviderException.of(
                    "DB852",
                    "an operation of Neon is in a state that this version does not know: " + text,
                    "look at the operations in the Neon console, and use a newer version of the plugin");
        }

        boolean isOver() {
            return this != SCHEDULING && this != RUNNING && this != CANCELLING;
        }

        boolean isGood() {
            return this == FINISHED || this == SKIPPED;
        }
    }

    /**
     * Waits until all operations of an answer are over.
     *
     * @throws ProviderException where one went wrong or takes longer than patience lasts
     */
    void await(NeonAnswer answer) {
        await(of(answer));
    }

    /** The ids of the newest operations of the project, so that later ones are known. */
    Set<String> known() {
        return of(calls.get(NEWEST)).stream().map(Operation::id).collect(Collectors.toSet());
    }

    /**
     * Waits for what was begun meanwhile on some branches, where the answer that names it was lost.
     *
     * @param known what had been begun before
     */
    void awaitOthers(Set<String> known, Set<String> branches) {
        await(of(calls.get(NEWEST)).stream()
                .filter(operation -> !known.contains(operation.id()) && branches.contains(operation.branch()))
                .toList());
    }

    private static List<Operation> of(NeonAnswer answer) {
        return answer.objects("operations").stream().map(Operation::of).toList();
    }

    private void await(List<Operation> operations) {
        Instant until = clock.instant().plus(patience);
        for (Operation begun : operations) {
            Operation operation = begun;
            while (!operation.status().isOver()) {
                waitUntil(until, "operation " + words(operation));
                operation =
                        Operation.of(calls.get("/operations/" + operation.id()).object("operation"));
            }
            if (!operation.status().isGood()) {
                throw ProviderException.of(
                        "DB852",
                        "operation " + words(operation) + " of Neon ended as "
                                + operation.status().name().toLowerCase(Locale.ROOT)
                                + (operation.error().isEmpty() ? "" : ": " + operation.error()),
                        "look at the operations in the Neon console, and run it again when their cause is gone");
            }
        }
    }

    /** Waits until a branch can be used; for branches whose operations nobody told us. */
    NeonBranch ready(String branch) {
        Instant until = clock.instant().plus(patience);
        while (true) {
            NeonBranch found = branches.branch(branch);
            if (found.isReady()) {
                return found;
            }
            waitUntil(until, "branch " + found.name() + " (" + found.state() + ")");
        }
    }

    private void waitUntil(Instant until, String what) {
        if (clock.instant().plus(EVERY).isAfter(until)) {
            throw ProviderException.of(
                    "DB852",
                    "Neon is not done after " + patience.toSeconds() + " seconds: " + what,
                    "look at the operations in the Neon console; wait longer with -Ddb.neon.patience=15m");
        }
        calls.pause(EVERY);
    }

    private static String words(Operation operation) {
        return operation.action() + " (" + operation.id() + ")";
    }
}
