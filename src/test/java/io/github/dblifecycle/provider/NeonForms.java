package io.github.dblifecycle.provider;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What Neon's objects look like: every member that its description demands. */
final class NeonForms {

    private NeonForms() {}

    static JsonObject branch(String project, String id, String name, Instant now) {
        JsonObject branch = new JsonObject();
        branch.addProperty("id", id);
        branch.addProperty("project_id", project);
        branch.addProperty("name", name);
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
        return branch;
    }

    static JsonObject endpoint(String project, String id, String host, String branch, Instant now) {
        JsonObject endpoint = new JsonObject();
        endpoint.addProperty("host", host);
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
        return endpoint;
    }

    static JsonObject project(String id, Duration remembers, Instant now) {
        JsonObject project = new JsonObject();
        project.addProperty("id", id);
        project.addProperty("name", id);
        project.addProperty("platform_id", "aws");
        project.addProperty("region_id", "aws-us-east-2");
        project.addProperty("provisioner", "k8s-neonvm");
        project.addProperty("pg_version", 17);
        project.addProperty("proxy_host", "us-east-2.aws.neon.tech");
        project.addProperty("store_passwords", true);
        project.addProperty("creation_source", "console");
        project.addProperty("owner_id", "org-1");
        project.addProperty("history_retention_seconds", remembers.toSeconds());
        for (String time : List.of("created_at", "updated_at", "consumption_period_start", "consumption_period_end")) {
            project.addProperty(time, now.toString());
        }
        for (String count : List.of(
                "active_time_seconds",
                "compute_time_seconds",
                "written_data_bytes",
                "data_transfer_bytes",
                "data_storage_bytes_hour",
                "branch_logical_size_limit",
                "branch_logical_size_limit_bytes",
                "cpu_used_sec")) {
            project.addProperty(count, 0);
        }
        return project;
    }

    /** What is written down beside a branch. */
    static JsonObject annotation(String branch, Map<String, String> texts) {
        JsonObject object = new JsonObject();
        object.addProperty("type", "console/branch");
        object.addProperty("id", branch);
        JsonObject value = new JsonObject();
        texts.forEach(value::addProperty);
        JsonObject annotation = new JsonObject();
        annotation.add("object", object);
        annotation.add("value", value);
        return annotation;
    }
}
