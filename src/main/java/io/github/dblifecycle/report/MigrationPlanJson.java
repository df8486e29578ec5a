package io.github.dblifecycle.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import io.github.dblifecycle.plan.PlanIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The text of {@code plan.json}, and what can be read back from it: which plan it was. */
public final class MigrationPlanJson {

    /** Raised when a reader of the last version would misread the new one; added keys do not raise it. */
    public static final int FORMAT_VERSION = 1;

    private MigrationPlanJson() {}

    /** Pretty-printed, keys in a fixed order, a line break at the end. */
    public static String of(MigrationPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("formatVersion", FORMAT_VERSION);
        json.put("environment", plan.environment());
        json.put("database", plan.database());
        json.put("serverVersion", plan.serverVersion());
        json.put("hash", plan.plan().identity().hash());
        json.put(
                "scripts",
                plan.plan().scripts().stream().map(MigrationPlanJson::script).toList());
        json.put(
                "history",
                plan.plan().history().stream().map(MigrationPlanJson::applied).toList());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    private static Map<String, Object> script(PendingScript script) {
        PlanIdentity.Script identity = script.identity();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", identity.type());
        identity.version().ifPresent(version -> json.put("version", version));
        json.put("description", identity.description());
        json.put("script", identity.script());
        json.put("inTransaction", identity.inTransaction());
        json.put("executed", identity.executed());
        json.put("content", identity.content());
        json.put("steps", script.steps().stream().map(MigrationPlanJson::step).toList());
        return json;
    }

    private static Map<String, Object> step(PendingStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", step.position().file());
        json.put("line", step.position().line());
        step.sql().ifPresent(sql -> json.put("sql", sql));
        json.put(
                "hazards",
                step.hazards().stream()
                        .map(hazard ->
                                new TreeMap<>(Map.of("kind", hazard.kind().word(), "sentence", hazard.sentence())))
                        .toList());
        if (step.locks() instanceof ExpectedLocks.NotObserved unknown) {
            json.put("locksNotObserved", unknown.reason());
        } else {
            json.put(
                    "locks",
                    ((ExpectedLocks.Observed) step.locks())
                            .locks().stream().map(MigrationPlanJson::lock).toList());
        }
        return json;
    }

    private static Map<String, Object> lock(ExpectedLock lock) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", lock.mode().word());
        json.put("kind", lock.kind());
        json.put("name", lock.name().display());
        lock.table().ifPresent(table -> json.put("table", table.display()));
        json.put("effect", lock.mode().effect());
        return json;
    }

    private static Map<String, Object> applied(PlanIdentity.Applied applied) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rank", applied.rank());
        applied.version().ifPresent(version -> json.put("version", version));
        json.put("type", applied.type());
        json.put("script", applied.script());
        applied.checksum().ifPresent(checksum -> json.put("checksum", checksum));
        json.put("success", applied.success());
        return json;
    }

    /** Which plan a text tells of; empty where it is none that this version wrote. */
    public static Optional<PlanIdentity> identity(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (json.get("formatVersion").getAsInt() != FORMAT_VERSION) {
                return Optional.empty();
            }
            List<PlanIdentity.Script> scripts = new ArrayList<>();
            json.getAsJsonArray("scripts").forEach(script -> scripts.add(script(script.getAsJsonObject())));
            List<PlanIdentity.Applied> history = new ArrayList<>();
            json.getAsJsonArray("history").forEach(row -> history.add(applied(row.getAsJsonObject())));
            return Optional.of(new PlanIdentity(scripts, history));
        } catch (JsonParseException
                | IllegalStateException
                | NumberFormatException
                | UnsupportedOperationException
                | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static PlanIdentity.Script script(JsonObject json) {
        return new PlanIdentity.Script(
                json.get("type").getAsString(),
                Optional.ofNullable(json.get("version")).map(JsonElement::getAsString),
                json.get("description").getAsString(),
                json.get("script").getAsString(),
                json.get("inTransaction").getAsBoolean(),
                json.get("executed").getAsBoolean(),
                json.get("content").getAsString());
    }

    private static PlanIdentity.Applied applied(JsonObject json) {
        return new PlanIdentity.Applied(
                json.get("rank").getAsInt(),
                Optional.ofNullable(json.get("version")).map(JsonElement::getAsString),
                json.get("type").getAsString(),
                json.get("script").getAsString(),
                Optional.ofNullable(json.get("checksum")).map(JsonElement::getAsInt),
                json.get("success").getAsBoolean());
    }
}
