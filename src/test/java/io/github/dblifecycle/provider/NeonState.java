package io.github.dblifecycle.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Neon keeps of a project: branches, endpoints, what is written down beside them.
 */
public final class NeonState {

    public static final String MAIN = "br-main-000001";
    public static final String ENDPOINT = "ep-cool-darkness-123456";

    /** A project's pages are small, so that every list has several. */
    private static final int PAGE = 3;

    private final String project;
    private final Map<String, JsonObject> branches = new LinkedHashMap<>();
    private final NeonEndpoints endpoints = new NeonEndpoints();
    private final Map<String, Map<String, String>> annotations = new LinkedHashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final NeonQueue queue = new NeonQueue();
    private NeonStorage storage = NeonStorage.NONE;
    private Duration remembers = Duration.ofDays(7);
    private Instant now = Instant.parse("2026-03-04T12:13:14Z");
    private int number = 1;
    private int busy;

    NeonState(String project) {
        this.project = project;
        add(MAIN, "main", "").addProperty("default", true);
        endpoints.add(ENDPOINT, MAIN);
    }

    /** Branches by name, as they are. */
    public synchronized Map<String, JsonObject> byName() {
        Map<String, JsonObject> named = new LinkedHashMap<>();
        branches.values().forEach(branch -> named.put(branch.get("name").getAsString(), branch.deepCopy()));
        return named;
    }

    /** A compute endpoint of another name leads to the main branch. */
    public synchronized NeonState endpoint(String id) {
        endpoints.add(id, MAIN);
        return this;
    }

    /** A compute endpoint of any branch. */
    public synchronized NeonState endpoint(String id, String host, String branch) {
        endpoints.add(id, host, branch);
        return this;
    }

    /** Where branches are from now on. */
    public synchronized NeonState storedIn(NeonStorage other) {
        storage = other;
        return this;
    }

    /** How far back branches know what they were. */
    public synchronized NeonState remembering(Duration duration) {
        remembers = duration;
        return this;
    }

    /** A position of a log is not kept any more, whatever the project promises: there are limits of size too. */
    public synchronized NeonState forgetting(String lsn) {
        forgotten.add(lsn);
        return this;
    }

    /** A branch that was there before. */
    public synchronized JsonObject add(String id, String name, String parent) {
        JsonObject branch = NeonForms.branch(project, id, name, now);
        if (!parent.isEmpty()) {
            branch.addProperty("parent_id", parent);
            branch.addProperty("parent_lsn", storage.branched(parent, id));
            branch.addProperty("parent_timestamp", now.toString());
        }
        branches.put(id, branch);
        now = now.plus(Duration.ofSeconds(1));
        return branch;
    }

    /** How the next operation will go, status after status. */
    public synchronized NeonState nextOperation(String... course) {
        queue.next(List.of(course));
        return this;
    }

    /** Somebody else's operation holds the project for so many requests. */
    public synchronized NeonState busyFor(int requests) {
        busy = requests;
        return this;
    }

    synchronized NeonReply endpoints() {
        List<JsonObject> list = endpoints.all(project, now);
        return NeonReply.of("endpoints", NeonStandIn.array(list));
    }

    synchronized NeonReply branches(Map<String, String> query) {
        String search = query.getOrDefault("search", "");
        List<JsonObject> found = branches.values().stream()
                .filter(branch -> branch.get("name").getAsString().contains(search)
                        || branch.get("id").getAsString().contains(search))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "at+0").substring("at+".length()));
        int to = Math.min(from + PAGE, found.size());
        JsonObject answer = new JsonObject();
        answer.add("branches", NeonStandIn.array(found.subList(from, to)));
        JsonObject notes = new JsonObject();
        found.subList(from, to).forEach(branch -> {
            String id = branch.get("id").getAsString();
            if (annotations.containsKey(id)) {
                notes.add(id, NeonForms.annotation(id, annotations.get(id)));
            }
        });
        answer.add("annotations", notes);
        JsonObject pagination = new JsonObject();
        if (to < found.size()) {
            pagination.addProperty("next", "at+" + to);
        }
        answer.add("pagination", pagination);
        return new NeonReply(200, answer.toString());
    }

    synchronized NeonReply branch(String id) {
        JsonObject branch = existing(id);
        queue.steppedOf(id).ifPresent(this::settle);
        JsonObject answer = new JsonObject();
        answer.add("branch", branch);
        answer.add("annotation", NeonForms.annotation(id, annotations.getOrDefault(id, Map.of())));
        return new NeonReply(200, answer.toString());
    }

    synchronized NeonReply create(JsonObject asked) {
        refuseWhileBusy();
        JsonObject wanted = asked.getAsJsonObject("branch");
        String name = wanted.get("name").getAsString();
        refuseTaken(name);
        String parent = wanted.get("parent_id").getAsString();
        existing(parent);
        JsonObject made = add(id(), name, parent);
        made.addProperty("current_state", "init");
        made.addProperty("pending_state", "ready");
        if (wanted.has("expires_at")) {
            String expires = wanted.get("expires_at").getAsString();
            if (!expires.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
                throw new NeonRefusal(400, "BAD_REQUEST", "expires_at is not in whole seconds: " + expires);
            }
            made.addProperty("expires_at", expires);
        }
        if (asked.has("annotation_value")) {
            Map<String, String> texts = new TreeMap<>();
            asked.getAsJsonObject("annotation_value")
                    .entrySet()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().getAsString()));
            annotations.put(made.get("id").getAsString(), texts);
        }
        JsonObject answer = changed(made, "create_branch");
        for (String list : List.of("endpoints", "roles", "databases")) {
            answer.add(list, NeonStandIn.array(List.of()));
        }
        return new NeonReply(201, answer.toString());
    }

    synchronized NeonReply delete(String id) {
        refuseWhileBusy();
        if (!branches.containsKey(id)) {
            return new NeonReply(204, "");
        }
        JsonObject branch = existing(id);
        if (branch.get("default").getAsBoolean()
                || branch.get("protected").getAsBoolean()
                || !children(id).isEmpty()) {
            throw new NeonRefusal(422, "BRANCH_NOT_DELETABLE", "branch " + id + " cannot be deleted");
        }
        branches.remove(id);
        return new NeonReply(200, changed(branch, "delete_timeline").toString());
    }

    synchronized NeonReply restore(String id, JsonObject asked) {
        refuseWhileBusy();
        JsonObject branch = existing(id);
        String source = asked.get("source_branch_id").getAsString();
        existing(source);
        boolean pointed = asked.has("source_lsn") || asked.has("source_timestamp");
        if (source.equals(id) && !pointed) {
            throw new NeonRefusal(422, "BAD_REQUEST", "a branch is restored to a point of its own");
        }
        if (!asked.has("preserve_under_name")
                && (source.equals(id) || !children(id).isEmpty())) {
            throw new NeonRefusal(422, "BAD_REQUEST", "preserve_under_name is required");
        }
        Optional<String> lsn = Optional.ofNullable(asked.get("source_lsn")).map(JsonElement::getAsString);
        boolean old = asked.has("source_timestamp")
                && Instant.parse(asked.get("source_timestamp").getAsString()).isBefore(now.minus(remembers));
        if (source.equals(id) && (old || lsn.filter(forgotten::contains).isPresent())) {
            throw new NeonRefusal(422, "BAD_REQUEST", "that is older than the history that is kept");
        }
        String preserved = "";
        if (asked.has("preserve_under_name")) {
            String name = asked.get("preserve_under_name").getAsString();
            refuseTaken(name);
            List<JsonObject> children = children(id);
            JsonObject kept = add(id(), name, "");
            preserved = kept.get("id").getAsString();
            String parent = preserved;
            children.forEach(child -> child.addProperty("parent_id", parent));
            if (branch.has("parent_id")) {
                kept.add("parent_id", branch.get("parent_id"));
            }
            branch.addProperty("parent_id", preserved);
        }
        if (!storage.restored(id, source, source.equals(id) ? lsn : Optional.empty(), preserved)) {
            throw new IllegalStateException("a state was asked for that is not kept: " + asked);
        }
        branch.addProperty("last_reset_at", now.toString());
        branch.addProperty("current_state", "resetting");
        branch.addProperty("pending_state", "ready");
        return new NeonReply(200, changed(branch, "switch_pageserver").toString());
    }

    synchronized NeonReply project() {
        return NeonReply.of("project", NeonForms.project(project, remembers, now));
    }

    synchronized NeonReply operations() {
        return NeonReply.of("operations", NeonStandIn.array(queue.all()));
    }

    synchronized NeonReply operation(String id) {
        NeonQueue.Operation operation =
                queue.stepped(id).orElseThrow(() -> new NeonRefusal(404, "", "operation not found"));
        settle(operation);
        return NeonReply.of("operation", operation.json());
    }

    private JsonObject changed(JsonObject branch, String action) {
        NeonQueue.Operation operation = queue.begin(project, branch.get("id").getAsString(), action, now);
        settle(operation);
        JsonObject answer = new JsonObject();
        answer.add("branch", branch.deepCopy());
        answer.add("operations", NeonStandIn.array(List.of(operation.json())));
        return answer;
    }

    private void settle(NeonQueue.Operation operation) {
        JsonObject branch = branches.get(operation.branch());
        if (branch != null && operation.isOver() && operation.isGood()) {
            branch.addProperty("current_state", "ready");
            branch.remove("pending_state");
        }
    }

    private void refuseWhileBusy() {
        boolean foreign = busy > 0;
        busy = Math.max(0, busy - 1);
        Optional<NeonQueue.Operation> running = foreign ? Optional.empty() : queue.stepped();
        if (foreign || running.isPresent()) {
            running.ifPresent(this::settle);
            throw new NeonRefusal(423, "", "project already has running conflicting operations");
        }
    }

    private void refuseTaken(String name) {
        if (byName().containsKey(name)) {
            throw new NeonRefusal(409, "BRANCH_ALREADY_EXISTS", "branch name is taken: " + name);
        }
    }

    private List<JsonObject> children(String id) {
        return branches.values().stream()
                .filter(child -> child.has("parent_id")
                        && child.get("parent_id").getAsString().equals(id))
                .toList();
    }

    private JsonObject existing(String id) {
        JsonObject branch = branches.get(id);
        if (branch == null) {
            throw new NeonRefusal(404, "", "branch not found: " + id);
        }
        return branch;
    }

    private String id() {
        return "br-made-" + String.format(java.util.Locale.ROOT, "%06d", ++number);
    }
}
