package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.Migration;
import java.util.Map;
import java.util.TreeMap;

/** A migration as report.json holds it. */
final class MigrationJson {

    private MigrationJson() {}

    static Map<String, Object> row(Migration migration) {
        Map<String, Object> row = new TreeMap<>();
        migration.version().ifPresent(version -> row.put("version", version));
        row.put("description", migration.description());
        row.put("script", migration.script());
        row.put("type", migration.type());
        row.put("state", migration.state().word());
        migration.applied().ifPresent(applied -> {
            row.put("rank", applied.rank());
            row.put("appliedAt", applied.at().toString());
            row.put("appliedBy", applied.by());
            row.put("durationMillis", applied.duration().toMillis());
        });
        return row;
    }
}
