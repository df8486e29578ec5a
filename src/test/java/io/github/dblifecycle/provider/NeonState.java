package io.github.dblifecycle.provider;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What Neon keeps of a project: branches, endpoints, operations. An operation goes on by one step each time somebody looks at it
 * or at its branch; while one is not over, nothing else may be changed (423).
 */
public final class NeonState {

    public static final String MAIN = "br-main-000001";
    public static final String ENDPOINT = "ep-cool-darkness-123456";

    /** A project's pages are small, so that every list has several. */
    private static final int PAGE = 3;

    private final String project;
    private final Map<String, JsonObject> branches = new LinkedHashMap<>();
    private final Map<String, String> endpoints = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Deque<List<String>> courses = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-03-04T12:13:14Z");
    private int number = 1;
    private int busy;

    /** What is answered. */
    record Answer(int status, String body) {}

    /** What is refused. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Refused(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }

    private static final class Operation {
        private final JsonObject json;
        private final Deque<String> course;

        Operation(JsonObject json, List<String> course) {
            this.json = json;
            this.course = new ArrayDeque<>(course);
            step();
        }

        void step() {
            if (!course.isEmpty()) {
                json.addProperty("status", course.remove());
            }
        }

        boolean isOver() {
            return List.of("finished", "skipped", "failed", "error", "cancelled")
                    .contains(json.get("status").getAsString());
        }
    }

    NeonState(String project) {
        this.project = project;
        add(MAIN, "main", "").addProperty("default", true);
        endpoints.put(ENDPOINT, MAIN);
    }

    /** Branches by name, as they are. */
    public synchronized Map<String, JsonObject> byName() {
        Map<String, JsonObject> named = new LinkedHashMap<>();
        branches.values().forEach(branch -> named.put(branch.get("name").getAsString(), branch.deepCopy()));
        return named;
    }

    /** A compute endpoint of another name leads to the main branch. */
    public synchronized NeonState endpoint(String id) {
        endpoints.put(id, MAIN);
        return this;
    }

    /** A branch that was there before. */
    public synchronized JsonObject add(String id, String name, String parent) {
        JsonObject branch = new JsonObject();
        branch.addProperty("id", id);
        branch.addProperty("project_id", project);
        branch.addProperty("name", name);
        if (!parent.isEmpty()) {
            branch.addProperty("parent_id", parent);
            branch.addProperty("parent_lsn", "0/1E19478");
            branch.addProperty("parent_timestamp", now.toString());
        }
        branch.addProperty("current_state", "ready");
        branch.addProperty("state_changed_at", now.toString());
        branch.addProperty("creation_source", "console");
        branch.addProperty("created_at", now.toString());
        branch.addProperty("updated_at", now.toString());
        branch.addProperty("default", false);
        branch.addProperty("protected", false);
        for (String count : List.of(
                "cpu_used_sec",
                "active_time_seconds",
                "compute_time_seconds",
                "written_data_bytes",
                "data_transfer_bytes")) {
            branch.addProperty(count, 0);
        }
        branches.put(id, branch);
        now = now.plus(Duration.ofSeconds(1));
        return branch;
    }

    /** How the next operation will go, status after status. */
    public synchronized NeonState nextOperation(String... course) {
        courses.add(List.of(course));
        return this;
    }

    /** Somebody else's operation holds the project for so many requests. */
    public synchronized NeonState busyFor(int requests) {
        busy = requests;
        return this;
    }

    synchronized Answer endpoints() {
        List<JsonObject> list = new ArrayList<>();
        endpoints.forEach((id, branch) -> {
            JsonObject endpoint = new JsonObject();
            endpoint.addProperty("host", id + ".us-east-2.aws.neon.tech");
            endpoint.addProperty("id", id);
            endpoint.addProperty("project_id", project);
            endpoint.addProperty("branch_id", branch);
            endpoint.addProperty("region_id", "aws-us-east-2");
            endpoint.addProperty("autoscaling_limit_min_cu", 0.25);
            endpoint.addProperty("autoscaling_limit_max_cu", 1);
            endpoint.addProperty("type", "read_write");
            endpoint.addProperty("current_state", "active");
            endpoint.addProperty("pooler_enabled", false);
            endpoint.addProperty("pooler_mode", "transaction");
            endpoint.addProperty("disabled", false);
            endpoint.addProperty("passwordless_access", true);
            endpoint.addProperty("creation_source", "console");
            endpoint.addProperty("created_at", now.toString());
            endpoint.addProperty("updated_at", now.toString());
            endpoint.addProperty("proxy_host", "us-east-2.aws.neon.tech");
            endpoint.addProperty("suspend_timeout_seconds", 0);
            endpoint.addProperty("provisioner", "k8s-neonvm");
            endpoint.add("settings", new JsonObject());
            list.add(endpoint);
        });
        JsonObject answer = new JsonObject();
        answer.add("endpoints", NeonStandIn.array(list));
        return new Answer(200, answer.toString());
    }

    synchronized Answer branches(Map<String, String> query) {
        String search = query.getOrDefault("search", "");
        List<JsonObject> found = branches.values().stream()
                .filter(branch -> branch.get("name").getAsString().contains(search)
                        || branch.get("id").getAsString().contains(search))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "at+0").substring("at+".length()));
        int to = Math.min(from + PAGE, found.size());
        JsonObject answer = new JsonObject();
        answer.add("branches", NeonStandIn.array(found.subList(from, to)));
        answer.add("annotations", new JsonObject());
        JsonObject pagination = new JsonObject();
        if (to < found.size()) {
            pagination.addProperty("next", "at+" + to);
        }
        answer.add("pagination", pagination);
        return new Answer(200, answer.toString());
    }

    synchronized Answer branch(String id) {
        JsonObject branch = existing(id);
        operations.values().stream()
                .filter(operation -> !operation.isOver()
                        && operation.json.get("branch_id").getAsString().equals(id))
                .findFirst()
                .ifPresent(operation -> {
                    operation.step();
                    settle(operation);
                });
        JsonObject answer = new JsonObject();
        answer.add("branch", branch);
        answer.add("annotation", annotation(id));
        return new Answer(200, answer.toString());
    }

    synchronized Answer create(JsonObject asked) {
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
                throw new Refused(400, "BAD_REQUEST", "expires_at is not in whole seconds: " + expires);
            }
            made.addProperty("expires_at", expires);
        }
        JsonObject answer = changed(made, "create_branch");
        for (String list : List.of("endpoints", "roles", "databases")) {
            answer.add(list, NeonStandIn.array(List.of()));
        }
        return new Answer(201, answer.toString());
    }

    synchronized Answer delete(String id) {
        refuseWhileBusy();
        if (!branches.containsKey(id)) {
            return new Answer(204, "");
        }
        JsonObject branch = existing(id);
        if (branch.get("default").getAsBoolean() || branch.get("protected").getAsBoolean() || hasChildren(id)) {
            throw new Refused(422, "BRANCH_NOT_DELETABLE", "branch " + id + " cannot be deleted");
        }
        branches.remove(id);
        return new Answer(200, changed(branch, "delete_timeline").toString());
    }

    synchronized Answer restore(String id, JsonObject asked) {
        refuseWhileBusy();
        JsonObject branch = existing(id);
        String source = asked.get("source_branch_id").getAsString();
        existing(source);
        boolean pointed = asked.has("source_lsn") || asked.has("source_timestamp");
        if (source.equals(id) && !pointed) {
            throw new Refused(422, "BAD_REQUEST", "a branch is restored to a point of its own");
        }
        if (!asked.has("preserve_under_name") && (source.equals(id) || hasChildren(id))) {
            throw new Refused(422, "BAD_REQUEST", "preserve_under_name is required");
        }
        if (asked.has("preserve_under_name")) {
            String name = asked.get("preserve_under_name").getAsString();
            refuseTaken(name);
            List<JsonObject> children = branches.values().stream()
                    .filter(child -> child.has("parent_id")
                            && child.get("parent_id").getAsString().equals(id))
                    .toList();
            JsonObject kept = add(id(), name, "");
            String preserved = kept.get("id").getAsString();
            children.forEach(child -> child.addProperty("parent_id", preserved));
            if (!branch.get("default").getAsBoolean()) {
                kept.addProperty("parent_id", MAIN);
            }
            branch.addProperty("parent_id", preserved);
        }
        branch.addProperty("last_reset_at", now.toString());
        branch.addProperty("current_state", "resetting");
        branch.addProperty("pending_state", "ready");
        return new Answer(200, changed(branch, "switch_pageserver").toString());
    }

    synchronized Answer operation(String id) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new Refused(404, "", "operation not found");
        }
        operation.step();
        settle(operation);
        JsonObject answer = new JsonObject();
        answer.add("operation", operation.json);
        return new Answer(200, answer.toString());
    }

    private JsonObject changed(JsonObject branch, String action) {
        JsonObject json = new JsonObject();
        String id = new UUID(0x1234_5678_9abc_4defL, number++).toString();
        json.addProperty("id", id);
        json.addProperty("project_id", project);
        json.addProperty("branch_id", branch.get("id").getAsString());
        json.addProperty("action", action);
        json.addProperty("failures_count", 0);
        json.addProperty("created_at", now.toString());
        json.addProperty("updated_at", now.toString());
        json.addProperty("total_duration_ms", 0);
        Operation operation = new Operation(
                json, courses.isEmpty() ? List.of("scheduling", "running", "finished") : courses.remove());
        operations.put(id, operation);
        settle(operation);
        JsonObject answer = new JsonObject();
        answer.add("branch", branch.deepCopy());
        answer.add("operations", NeonStandIn.array(List.of(json.deepCopy())));
        return answer;
    }

    private void settle(Operation operation) {
        JsonObject branch = branches.get(operation.json.get("branch_id").getAsString());
        String status = operation.json.get("status").getAsString();
        if (branch != null && operation.isOver() && (status.equals("finished") || status.equals("skipped"))) {
            branch.addProperty("current_state", "ready");
            branch.remove("pending_state");
        }
        if (operation.isOver() && !status.equals("finished") && !status.equals("skipped")) {
            operation.json.addProperty("error", "the storage said no");
        }
    }

    private void refuseWhileBusy() {
        boolean foreign = busy > 0;
        busy = Math.max(0, busy - 1);
        if (foreign || operations.values().stream().anyMatch(operation -> !operation.isOver())) {
            operations.values().stream()
                    .filter(operation -> !operation.isOver())
                    .findFirst()
                    .ifPresent(operation -> {
                        operation.step();
                        settle(operation);
                    });
            throw new Refused(423, "", "project already has running conflicting operations");
        }
    }

    private void refuseTaken(String name) {
        if (byName().containsKey(name)) {
            throw new Refused(409, "BRANCH_ALREADY_EXISTS", "branch name is taken: " + name);
        }
    }

    private boolean hasChildren(String id) {
        return branches.values().stream()
                .anyMatch(child -> child.has("parent_id")
                        && child.get("parent_id").getAsString().equals(id));
    }

    private JsonObject existing(String id) {
        JsonObject branch = branches.get(id);
        if (branch == null) {
            throw new Refused(404, "", "branch not found: " + id);
        }
        return branch;
    }

    private String id() {
        return "br-made-" + String.format(java.util.Locale.ROOT, "%06d", ++number);
    }

    private static JsonObject annotation(String id) {
        JsonObject object = new JsonObject();
        object.addProperty("type", "console/branch");
        object.addProperty("id", id);
        JsonObject annotation = new JsonObject();
        annotation.add("object", object);
        annotation.add("value", new JsonObject());
        return annotation;
    }
}
