package io.github.dblifecycle.provider;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What Neon does after it has answered. An operation goes on by one step each time somebody looks at it or at its branch; while
 * one is not over, nothing else may be changed.
 */
final class NeonQueue {

    private static final List<String> USUAL = List.of("scheduling", "running", "finished");

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Deque<List<String>> courses = new ArrayDeque<>();
    private int number = 1;

    /** One of them. */
    static final class Operation {
        private final JsonObject json;
        private final Deque<String> course;

        private Operation(JsonObject json, List<String> course) {
            this.json = json;
            this.course = new ArrayDeque<>(course);
            step();
        }

        private void step() {
            if (!course.isEmpty()) {
                json.addProperty("status", course.remove());
            }
            if (isOver() && !isGood()) {
                json.addProperty("error", "the storage said no");
            }
        }

        String branch() {
            return json.get("branch_id").getAsString();
        }

        boolean isOver() {
            return List.of("finished", "skipped", "failed", "error", "cancelled")
                    .contains(json.get("status").getAsString());
        }

        boolean isGood() {
            return List.of("finished", "skipped").contains(json.get("status").getAsString());
        }

        JsonObject json() {
            return json.deepCopy();
        }
    }

    /** How the next one will go, status after status. */
    void next(List<String> course) {
        courses.add(course);
    }

    Operation begin(String project, String branch, String action, Instant now) {
        JsonObject json = new JsonObject();
        String id = new UUID(0x1234_5678_9abc_4defL, number++).toString();
        json.addProperty("id", id);
        json.addProperty("project_id", project);
        json.addProperty("branch_id", branch);
        json.addProperty("action", action);
        json.addProperty("failures_count", 0);
        json.addProperty("created_at", now.toString());
        json.addProperty("updated_at", now.toString());
        json.addProperty("total_duration_ms", 0);
        Operation operation = new Operation(json, courses.isEmpty() ? USUAL : courses.remove());
        operations.put(id, operation);
        return operation;
    }

    /** The one that is not over, a step further; empty where all are. */
    Optional<Operation> stepped() {
        Optional<Operation> running = operations.values().stream()
                .filter(operation -> !operation.isOver())
                .findFirst();
        running.ifPresent(Operation::step);
        return running;
    }

    /** The same of a branch. */
    Optional<Operation> steppedOf(String branch) {
        Optional<Operation> running = operations.values().stream()
                .filter(operation -> !operation.isOver() && operation.branch().equals(branch))
                .findFirst();
        running.ifPresent(Operation::step);
        return running;
    }

    Optional<Operation> stepped(String id) {
        Optional<Operation> found = Optional.ofNullable(operations.get(id));
        found.ifPresent(Operation::step);
        return found;
    }

    /** Newest first. */
    List<JsonObject> all() {
        List<JsonObject> all = new ArrayList<>(
                operations.values().stream().map(Operation::json).toList());
        Collections.reverse(all);
        return all;
    }
}
