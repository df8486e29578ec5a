package io.github.dblifecycle.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SourcePosition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The text of {@code report.json}, as docs/REPORT.md and docs/report.schema.json describe it. */
public final class ReportJson {

    /** Raised when a reader of the last version would misread the new one; added keys do not raise it. */
    public static final int FORMAT_VERSION = 1;

    private ReportJson() {}

    /** Pretty-printed, keys in a fixed order, a line break at the end. */
    public static String of(Report report) {
        Gson gson = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .serializeNulls()
                .create();
        JsonObject json = new JsonObject();
        json.addProperty("formatVersion", FORMAT_VERSION);
        json.addProperty("goal", report.goal());
        json.add("environment", text(report.environment()));
        json.addProperty("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
        json.addProperty("startedAt", report.startedAt().toString());
        json.addProperty("durationMillis", report.duration().toMillis());
        JsonArray findings = new JsonArray();
        report.findings().forEach(finding -> findings.add(json(finding)));
        json.add("findings", findings);
        json.add("migrations", gson.toJsonTree(report.migrations()));
        json.add("data", gson.toJsonTree(report.data()));
        return gson.toJson(json) + "\n";
    }

    private static JsonObject json(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("code", finding.code());
        json.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.add("file", text(finding.position().map(SourcePosition::file)));
        finding.position()
                .ifPresentOrElse(
                        position -> json.addProperty("line", position.line()),
                        () -> json.add("line", JsonNull.INSTANCE));
        json.addProperty("message", finding.message());
        json.add("details", lines(finding.details()));
        json.add("fix", text(finding.fix()));
        return json;
    }

    private static JsonArray lines(List<String> lines) {
        JsonArray array = new JsonArray();
        lines.forEach(array::add);
        return array;
    }

    private static JsonElement text(Optional<String> value) {
        return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }
}
