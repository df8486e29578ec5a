package io.github.dblifecycle.provider;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compute endpoints of a project, and to which branch each leads. */
final class NeonEndpoints {

    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    private record Endpoint(String host, String branch) {}

    void add(String id, String branch) {
        add(id, id + ".us-east-2.aws.neon.tech", branch);
    }

    void add(String id, String host, String branch) {
        endpoints.put(id, new Endpoint(host, branch));
    }

    List<JsonObject> all(String project, Instant now) {
        return endpoints.entrySet().stream()
                .map(one -> NeonForms.endpoint(
                        project,
                        one.getKey(),
                        one.getValue().host(),
                        one.getValue().branch(),
                        now))
                .toList();
    }
}
