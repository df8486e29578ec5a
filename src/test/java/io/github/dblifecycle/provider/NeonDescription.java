package io.github.dblifecycle.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Neon's published description of its API, by which requests and answers are judged. Stricter than the description in one
 * point: a request holds nothing that is not described.
 */
final class NeonDescription {

    private static final String RESOURCE = "neon/api.json";

    private final JsonObject api = read();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(JsonMetaSchema.builder(OpenApi30.getInstance())
                            .keywords(Stream.of("openapi", "info", "servers", "paths", "components")
                                    .<Keyword>map(NonValidationKeyword::new)
                                    .toList())
                            .build())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    /**
     * One of the requests that are described.
     *
     * @param path with the names of its parameters
     * @param parameters of the path, with their values
     */
    record Operation(String path, String method, Map<String, String> parameters) {}

    private static JsonObject read() {
        try (InputStream file = NeonDescription.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return JsonParser.parseString(
                            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which one a request is. */
    Optional<Operation> operation(String method, String path) {
        for (Map.Entry<String, JsonElement> entry : api.getAsJsonObject("paths").entrySet()) {
            List<String> names = new ArrayList<>();
            Matcher name = Pattern.compile("\\{([a-z_]+)}").matcher(entry.getKey());
            while (name.find()) {
                names.add(name.group(1));
            }
            Matcher matcher = Pattern.compile(entry.getKey().replaceAll("\\{[a-z_]+}", "([^/]+)"))
                    .matcher(path);
            if (matcher.matches()
                    && entry.getValue().getAsJsonObject().has(method.toLowerCase(java.util.Locale.ROOT))) {
                Map<String, String> values = new TreeMap<>();
                for (int i = 0; i < names.size(); i++) {
                    values.put(names.get(i), matcher.group(i + 1));
                }
                return Optional.of(new Operation(entry.getKey(), method.toLowerCase(java.util.Locale.ROOT), values));
            }
        }
        return Optional.empty();
    }

    private JsonObject described(Operation operation) {
        return api.getAsJsonObject("paths").getAsJsonObject(operation.path()).getAsJsonObject(operation.method());
    }

    /** What is wrong with the parameters of a request. */
    List<String> parameterProblems(Operation operation, Map<String, String> query) {
        List<String> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(query.keySet());
        int index = 0;
        for (JsonElement element : described(operation).getAsJsonArray("parameters")) {
            JsonObject parameter = element.getAsJsonObject();
            String name = parameter.get("name").getAsString();
            boolean inPath = parameter.get("in").getAsString().equals("path");
            String value = inPath ? operation.parameters().get(name) : query.get(name);
            unknown.remove(inPath ? "" : name);
            if (value != null) {
                String type = parameter.getAsJsonObject("schema").get("type").getAsString();
                String json = type.equals("string") ? new com.google.gson.JsonPrimitive(value).toString() : value;
                problems.addAll(validate(pointer(operation) + "/parameters/" + index + "/schema", json));
            } else if (parameter.has("required") && parameter.get("required").getAsBoolean()) {
                problems.add("parameter " + name + " is missing");
            }
            index++;
        }
        unknown.forEach(name -> problems.add("parameter " + name + " is not described"));
        return problems;
    }

    /** What is wrong with the body of a request; null where it has none. */
    List<String> bodyProblems(Operation operation, String body) {
        JsonObject described = described(operation).getAsJsonObject("requestBody");
        if (described == null) {
            return body.isEmpty() ? List.of() : List.of("a body is not described");
        }
        if (body.isEmpty()) {
            return described.get("required").getAsBoolean() ? List.of("the body is missing") : List.of();
        }
        List<String> problems =
                new ArrayList<>(validate(pointer(operation) + "/requestBody/content/application~1json/schema", body));
        JsonObject schema = described
                .getAsJsonObject("content")
                .getAsJsonObject("application/json")
                .getAsJsonObject("schema");
        unknown(List.of(schema), JsonParser.parseString(body), "", problems);
        return problems;
    }

    /** What is wrong with an answer. */
    List<String> answerProblems(Operation operation, int status, String body) {
        JsonObject responses = described(operation).getAsJsonObject("responses");
        String which = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
        if (which.equals("default") && status < 400) {
            return List.of("an answer with status " + status + " is not described");
        }
        if (!responses.getAsJsonObject(which).has("content")) {
            return body.isEmpty() ? List.of() : List.of("an answer with status " + status + " has no body");
        }
        return validate(pointer(operation) + "/responses/" + which + "/content/application~1json/schema", body);
    }

    private static String pointer(Operation operation) {
        return "/paths/" + operation.path().replace("~", "~0").replace("/", "~1") + "/" + operation.method();
    }

    private List<String> validate(String pointer, String json) {
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(
                "classpath:" + RESOURCE + "#" + pointer.replace("{", "%7B").replace("}", "%7D")));
        return schema
                .validate(json, InputFormat.JSON, context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** Members that no part of a schema describes. */
    private void unknown(List<JsonObject> schemas, JsonElement value, String where, List<String> problems) {
        List<JsonObject> parts = new ArrayList<>();
        schemas.forEach(schema -> flatten(schema, parts));
        if (value.isJsonArray()) {
            List<JsonObject> items = parts.stream()
                    .filter(part -> part.has("items"))
                    .map(part -> part.getAsJsonObject("items"))
                    .toList();
            value.getAsJsonArray().forEach(item -> unknown(items, item, where + "[]", problems));
        } else if (value.isJsonObject()) {
            for (Map.Entry<String, JsonElement> member : value.getAsJsonObject().entrySet()) {
                List<JsonObject> described = parts.stream()
                        .flatMap(part -> described(part, member.getKey()))
                        .toList();
                if (described.isEmpty()) {
                    problems.add(where + "/" + member.getKey() + " is not described");
                }
                unknown(described, member.getValue(), where + "/" + member.getKey(), problems);
            }
        }
    }

    private static Stream<JsonObject> described(JsonObject part, String member) {
        if (part.has("properties") && part.getAsJsonObject("properties").has(member)) {
            return Stream.of(part.getAsJsonObject("properties").getAsJsonObject(member));
        }
        return part.has("additionalProperties") ? Stream.of(part.getAsJsonObject("additionalProperties")) : Stream.of();
    }

    private void flatten(JsonObject schema, List<JsonObject> parts) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").getAsString().replaceAll(".*/", "");
            flatten(api.getAsJsonObject("components").getAsJsonObject("schemas").getAsJsonObject(name), parts);
            return;
        }
        parts.add(schema);
        if (schema.has("allOf")) {
            schema.getAsJsonArray("allOf").forEach(part -> flatten(part.getAsJsonObject(), parts));
        }
    }
}
