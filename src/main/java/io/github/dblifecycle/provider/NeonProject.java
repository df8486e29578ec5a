package io.github.dblifecycle.provider;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    private static final int CONFLICT = 409;
    private static final int PAGE = 1000;

    private final NeonSettings settings;
    private final NeonCalls calls;
    private final NeonOperations operations;

    public NeonProject(NeonSettings settings, Clock clock, Pause pause) {
        this(settings, clock, pause, UUID::randomUUID);
    }

    /** @param ids of requests, so that Neon's support finds them */
    NeonProject(NeonSettings settings, Clock clock, Pause pause, Supplier<UUID> ids) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.calls = new NeonCalls(settings, clock, pause, ids);
        this.operations = new NeonOperations(calls, clock, settings.patience());
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
        return NeonBranch.of(
                calls.get("/branches/" + NeonBranch.checkId(branch)).object("branch"));
    }

    /** All of them, in the order in which they were made. */
    public List<NeonBranch> branches() {
        return list("");
    }

    /** The branch of this name. */
    public Optional<NeonBranch> named(String name) {
        return list("&search=" + encoded(name)).stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
    }

    private List<NeonBranch> list(String search) {
        List<NeonBranch> branches = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            NeonAnswer page = calls.get("/branches?sort_by=created_at&sort_order=asc&limit=" + PAGE + search
                    + cursor.map(next -> "&cursor=" + encoded(next)).orElse(""));
            List<NeonAnswer> found = page.objects("branches");
            found.forEach(branch -> branches.add(NeonBranch.of(branch)));
            Optional<String> next = page.optionalObject("pagination")
                    .flatMap(pagination -> pagination.optionalText("next"))
                    .filter(text -> !text.isEmpty() && !found.isEmpty());
            cursor = next.equals(cursor) ? Optional.empty() : next;
        } while (cursor.isPresent());
        return branches;
    }

    /**
     * Makes a branch without a compute endpoint off the newest state of another. Where the answer is lost, it is looked for by
     * its name before it is made again.
     *
     * @param name that no branch of the project has
     * @param expires when Neon is to delete it, in whole seconds; empty for never
     */
    public NeonBranch create(String name, String parent, Optional<Instant> expires) {
        refuseTaken(name);
        JsonObject branch = new JsonObject();
        branch.addProperty("name", name);
        branch.addProperty("parent_id", NeonBranch.checkId(parent));
        expires.ifPresent(time -> branch.addProperty(
                "expires_at", time.truncatedTo(ChronoUnit.SECONDS).toString()));
        JsonObject body = new JsonObject();
        body.add("branch", branch);
        body.add("endpoints", new JsonArray());
        NeonBranch made = operations.ready(change("/branches", body, name)
                .map(answer -> answer.object("branch").text("id"))
                .orElseGet(() -> found(name).id()));
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
        refuseTaken(preserved);
        JsonObject body = new JsonObject();
        body.addProperty("source_branch_id", NeonBranch.checkId(source));
        if (point instanceof BranchPoint.AtLsn at) {
            body.addProperty("source_lsn", at.lsn());
        } else if (point instanceof BranchPoint.AtTime at) {
            body.addProperty("source_timestamp", at.time().toString());
        }
        body.addProperty("preserve_under_name", preserved);
        change("/branches/" + NeonBranch.checkId(branch) + "/restore", body, preserved);
        NeonBranch restored = operations.ready(branch);
        return new NeonRestore(restored, operations.ready(found(preserved).id()));
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

    /**
     * Asks for something that makes a branch of a name, and waits for it.
     *
     * @return the answer; empty where it was lost, but the branch is there
     */
    private Optional<NeonAnswer> change(String path, JsonObject body, String made) {
        for (int attempt = 1; ; attempt++) {
            try {
                NeonAnswer answer = calls.post(path, body);
                operations.await(answer);
                return Optional.of(answer);
            } catch (LostAnswer e) {
                calls.pause(MOMENT);
                if (named(made).isPresent()) {
                    return Optional.empty();
                }
                if (attempt == ATTEMPTS) {
                    throw e.failure();
                }
            } catch (ProviderException e) {
                // What was asked for before was late, not lost.
                if (attempt > 1 && e.status() == CONFLICT && named(made).isPresent()) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    private void refuseTaken(String name) {
        named(name).ifPresent(branch -> {
            throw ProviderException.of(
                    "DB850",
                    "project " + id() + " at Neon has a branch " + name + " already (" + branch.id() + ")",
                    "run it again in a second, or delete that branch");
        });
    }

    private NeonBranch found(String name) {
        return named(name)
                .orElseThrow(() -> ProviderException.of(
                        "DB859",
                        "Neon says that it is done, but project " + id() + " has no branch " + name,
                        "look at the project's branches in the Neon console"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "project " + id() + " at " + settings.address();
    }
}
