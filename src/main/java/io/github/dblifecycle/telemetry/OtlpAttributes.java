package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The names of things in OpenTelemetry's semantic conventions (1.44); what has none there is {@code db_lifecycle.} and its
 * name in events.
 */
final class OtlpAttributes {

    static final String OWN = "db_lifecycle.";
    static final AttributeKey<String> PIPELINE = AttributeKey.stringKey("cicd.pipeline.name");
    static final AttributeKey<String> RESULT = AttributeKey.stringKey("cicd.pipeline.result");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("deployment.environment.name");
    private static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

    /**
     * Where somebody counts by the sender, every run would be one of its own if this were random, as it is with
     * OpenTelemetry's SDK: a run has no successor that goes on counting. What tells runs apart is the run's id, in traces
     * and logs.
     */
    private static final String SAME_INSTANCE = "db-maven-plugin";

    private static final Map<EventField, String> CONVENTIONS = Map.of(
            EventField.FILE, "code.file.path",
            EventField.LINE, "code.line.number",
            EventField.SQLSTATE, "db.response.status_code",
            EventField.TABLE, "db.collection.name");

    private OtlpAttributes() {}

    /** Of the sender: few values, the same for all runs of a service on an environment. */
    static Attributes resource(RunIdentity run, SortedMap<String, String> given) {
        AttributesBuilder attributes =
                Attributes.builder().put(SERVICE, run.service()).put(INSTANCE, SAME_INSTANCE);
        given.forEach(attributes::put);
        run.environment().ifPresent(name -> attributes.put(ENVIRONMENT, name));
        return attributes.build();
    }

    /** Of a measurement: what one counts by, so that two databases are never one series. */
    static AttributesBuilder measured(RunIdentity run) {
        AttributesBuilder attributes = database(run).put(PIPELINE, pipeline(run));
        run.environment().ifPresent(name -> attributes.put(ENVIRONMENT, name));
        return attributes;
    }

    /** Of a statement. */
    static AttributesBuilder database(RunIdentity run) {
        AttributesBuilder attributes = Attributes.builder().put("db.system.name", "postgresql");
        put(attributes, "db.namespace", run.databaseName());
        put(attributes, "server.address", run.databaseHost());
        return attributes;
    }

    /** Of a run. */
    static Attributes run(RunIdentity run) {
        AttributesBuilder attributes = database(run)
                .put(PIPELINE, pipeline(run))
                .put("cicd.pipeline.run.id", run.runId())
                .put(OWN + CommonField.PLUGIN_VERSION.text(), run.pluginVersion())
                .put(OWN + CommonField.FLYWAY_VERSION.text(), run.flywayVersion());
        put(attributes, OWN + CommonField.SERVER_VERSION.text(), run.serverVersion());
        put(attributes, OWN + CommonField.ACTOR.text(), run.build().actor());
        put(attributes, "cicd.pipeline.run.url.full", run.build().runUrl());
        put(attributes, "vcs.ref.head.name", run.build().branch());
        put(attributes, "vcs.ref.head.revision", run.build().commit());
        run.build().repository().ifPresent(repository -> {
            int slash = repository.lastIndexOf('/');
            attributes.put("vcs.repository.name", repository.substring(slash + 1));
            if (slash > 0) {
                attributes.put("vcs.owner.name", repository.substring(0, slash));
            }
        });
        return attributes.build();
    }

    /** As in {@code db:migrate}. */
    static String pipeline(RunIdentity run) {
        return "db:" + run.goal();
    }

    /** Everything that an event says beside its message. */
    static Attributes of(Event event) {
        AttributesBuilder attributes = Attributes.builder();
        event.fields().forEach((field, value) -> {
            String name = CONVENTIONS.getOrDefault(field, OWN + field.text());
            if (value instanceof Long number) {
                attributes.put(name, number);
            } else if (value instanceof Boolean truth) {
                attributes.put(name, truth);
            } else if (value instanceof List<?> several) {
                attributes.put(name, several.stream().map(String::valueOf).toArray(String[]::new));
            } else {
                attributes.put(name, String.valueOf(value));
            }
        });
        return attributes.build();
    }

    private static void put(AttributesBuilder attributes, String name, Optional<String> value) {
        value.ifPresent(text -> attributes.put(name, text));
    }
}
