package io.github.dblifecycle.report;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes and plans as JSON values for report.json. */
public final class ChangeJson {

    private ChangeJson() {}

    /** One row a change. */
    public static List<Map<String, Object>> changes(List<Change> changes) {
        return changes.stream().map(ChangeJson::row).toList();
    }

    /** One row a script, with its statements. */
    public static List<Map<String, Object>> scripts(Plan plan) {
        return plan.scripts().stream().map(ChangeJson::row).toList();
    }

    private static Map<String, Object> row(Change change) {
        Map<String, Object> row = new TreeMap<>();
        row.put("kind", change.reference().kind().word());
        row.put("object", change.reference().display());
        if (change instanceof Change.Altered altered) {
            row.put("change", "altered");
            row.put(
                    "properties",
                    altered.properties().stream()
                            .map(property -> new TreeMap<>(Map.of(
                                    "property", property.property(), "from", property.from(), "to", property.to())))
                            .toList());
        } else if (change instanceof Change.Created created) {
            row.put("change", "created");
            row.put("parts", names(created.parts()));
        } else if (change instanceof Change.Dropped dropped) {
            row.put("change", "dropped");
            row.put("parts", names(dropped.parts()));
        }
        return row;
    }

    private static List<String> names(List<CatalogObject> parts) {
        return parts.stream().map(part -> part.reference().display()).toList();
    }

    private static Map<String, Object> row(PlannedScript script) {
        Map<String, Object> row = new TreeMap<>();
        row.put("transactional", script.transactional());
        row.put("statements", script.statements().stream().map(ChangeJson::row).toList());
        return row;
    }

    private static Map<String, Object> row(PlannedStatement statement) {
        Map<String, Object> row = new TreeMap<>();
        row.put("sql", statement.sql());
        row.put("about", statement.about().display());
        row.put("hazards", statement.hazards().stream().map(ChangeJson::row).toList());
        row.put("lockTimeoutMillis", statement.lockTimeout().toMillis());
        row.put("timeoutMillis", statement.timeout().toMillis());
        return row;
    }

    private static Map<String, Object> row(Hazard hazard) {
        return new TreeMap<>(Map.of("kind", hazard.kind().word(), "sentence", hazard.sentence()));
    }
}
