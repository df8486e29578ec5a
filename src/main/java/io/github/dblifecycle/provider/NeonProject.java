package io.github.dblifecycle.provider;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A project at Neon, over version 2 of its API (https://neon.com/docs/reference/api). Everything here waits until Neon is done.
 *
 * <p>Every method throws {@link ProviderException} where Neon refuses (DB850), cannot be reached (DB851) or fails at what it
 * does (DB852).
 */
public final class NeonProject {

    private static final String POOLER = "-pooler";
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;
    private static final int NOT_FOUND = 404;

    private final NeonSettings settings;
    private final NeonCalls calls;
    private final NeonBranches branches;
    private final NeonOperations operations;
    private final NeonChanges changes;

    public NeonProject(NeonSettings settings, Clock clock, Pause pause) {
        this(settings, clock, pause, UUID::randomUUID);
    }

    /** @param ids of requests, so that Neon's support finds them */
    NeonProject(NeonSettings settings, Clock clock, Pause pause, Supplier<UUID> ids) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.calls = new NeonCalls(settings, clock, pause, ids);
        this.branches = new NeonBranches(calls);
        this.operations = new NeonOperations(calls, clock, settings.patience());
        this.changes = new NeonChanges(settings, calls, branches, operations);
    }

    /** Its id. */
    public String id() {
        return settings.project();
    }

    /**
     * The branch that a connection leads to: its host begins with the id of a compute endpoint.
     *
     * @throws ProviderException also where no endpoint of the project is called so (DB853)
     */
    public NeonBranch branchOf(DatabaseUrl url) {
        List<String> hosts = url.hosts().stream().map(HostAndPort::host).toList();
        String endpoint = endpoint(hosts.get(0));
        if (hosts.stream().anyMatch(host -> !endpoint(host).equals(endpoint))) {
            throw ProviderException.of(
                    "DB853",
                    "the URL leads to several hosts, and each may be another branch: " + String.join(", ", hosts),
                    "name one");
        }
        return calls.get("/endpoints").objects("endpoints").stream()
                .filter(one -> one.text("id").equals(endpoint))
                .findFirst()
                .map(one -> branch(one.text("branch_id")))
                .orElseThrow(() -> ProviderException.of(
                        "DB853",
                        "no compute endpoint of project " + id() + " at Neon is called " + endpoint + ", as "
                                + hosts.get(0) + " says",
                        "set NEON_PROJECT_ID to the project that the URL leads to"));
    }

    /** The pooled host of an endpoint has an ending behind its id. */
    private static String endpoint(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String label = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return label.endsWith(POOLER) ? label.substring(0, label.length() - POOLER.length()) : label;
    }

    /** As it is now, whatever state it is in. */
    public NeonBranch branch(String branch) {
        return branches.branch(branch);
    }

    /** All of them, in the order in which they were made. */
    public List<NeonBranch> branches() {
        return branches.all();
    }

    /** The branch of this name. */
    public Optional<NeonBranch> named(String name) {
        return branches.named(name);
    }

    /** How far back its branches remember what they were (history_retention_seconds). */
    public Duration remembers() {
        return Duration.ofSeconds(calls.get("").object("project").number("history_retention_seconds"));
    }

    /** The host of a compute endpoint of a branch, where it has one. */
    public Optional<String> hostOf(NeonBranch branch) {
        return calls.get("/endpoints").objects("endpoints").stream()
                .filter(one -> one.text("branch_id").equals(branch.id()))
                .map(one -> one.text("host"))
                .sorted()
                .findFirst();
    }

    /**
     * Makes a branch without a compute endpoint off the newest state of another. Where the answer is lost, it is looked for by
     * its name before it is made again.
     *
     * @param name that no branch of the project has
     * @param expires when Neon is to delete it, in whole seconds; empty for never
     * @param annotation what Neon keeps beside it
     */
    public NeonBranch create(String name, String parent, Optional<Instant> expires, Map<String, String> annotation) {
        changes.refuseTaken(name);
        JsonObject branch = new JsonObject();
        branch.addProperty("name", name);
        branch.addProperty("parent_id", NeonBranch.checkId(parent));
        expires.ifPresent(time -> branch.addProperty(
                "expires_at", time.truncatedTo(ChronoUnit.SECONDS).toString()));
        JsonObject body = new JsonObject();
        body.add("branch", branch);
        body.add("endpoints", new JsonArray());
        if (!annotation.isEmpty()) {
            JsonObject texts = new JsonObject();
            new TreeMap<>(annotation).forEach(texts::addProperty);
            body.add("annotation_value", texts);
        }
        NeonBranch made = operations.ready(changes.change("/branches", body, name)
                .map(answer -> answer.object("branch").text("id"))
                .orElseGet(() -> changes.found(name).id()));
        if (!made.parentId().equals(Optional.of(parent))) {
            throw ProviderException.of(
                    "DB859",
                    "branch " + name + " (" + made.id() + ") is not a child of " + parent + ", but of "
                            + made.parentId().orElse("none"),
                    "look at the project's branches in the Neon console: another run may have used the name");
        }
        return made;
    }

    /**
     * Sets a branch back. Its id and connection strings stay, connections end, and what was written since is in the preserved
     * branch only. Where the answer is lost, the preserved branch tells whether it was done.
     *
     * @param source the branch itself, or the one whose state it gets
     * @param preserved the name under which the branch as it is now is kept, which no branch has yet; all children of the
     *     branch move below it
     */
    public NeonRestore restore(String branch, String source, BranchPoint point, String preserved) {
        if (source.equals(branch) && point instanceof BranchPoint.Head) {
            throw new IllegalArgumentException("a branch is at its own head already");
        }
        if (preserved.isBlank()) {
            throw new IllegalArgumentException("the earlier state is kept under a name");
        }
        changes.refuseTaken(preserved);
        Set<String> earlier = operations.known();
        JsonObject body = new JsonObject();
        body.addProperty("source_branch_id", NeonBranch.checkId(source));
        if (point instanceof BranchPoint.AtLsn at) {
            body.addProperty("source_lsn", at.lsn());
        } else if (point instanceof BranchPoint.AtTime at) {
            body.addProperty("source_timestamp", at.time().toString());
        }
        body.addProperty("preserve_under_name", preserved);
        Optional<NeonAnswer> answer =
                changes.change("/branches/" + NeonBranch.checkId(branch) + "/restore", body, preserved);
        String kept = changes.found(preserved).id();
        if (answer.isEmpty()) {
            operations.awaitOthers(earlier, Set.of(branch, kept));
        }
        return new NeonRestore(operations.ready(branch), operations.ready(kept));
    }

    /**
     * Deletes a branch; one that is gone already is none too many.
     *
     * @throws ProviderException also where it has children, or is protected
     */
    public void delete(NeonBranch branch) {
        ProviderException failure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                NeonAnswer answer = calls.delete("/branches/" + branch.id());
                if (answer.has("operations")) {
                    operations.await(answer);
                }
                return;
            } catch (LostAnswer e) {
                failure = e.failure();
                calls.pause(MOMENT);
            } catch (ProviderException e) {
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
                return;
            }
        }
        throw Objects.requireNonNull(failure);
    }

    @Override
    public String toString() {
        return "project " + id() + " at " + settings.address();
    }
}
