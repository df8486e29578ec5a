package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.TablePattern;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.List;

/** What a backup is to hold, in the words of pg_dump. */
final class DumpOptions {

    private DumpOptions() {}

    /** @throws ConfigurationException for what pg_dump cannot do */
    static List<String> of(BackupSettings settings) {
        if (!settings.conditions().isEmpty()) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "<where>",
                    "pg_dump has no conditions on rows, and would write them all",
                    "leave out <where>, or db.backup.engine")));
        }
        List<String> options = new ArrayList<>(
                List.of("--lock-wait-timeout=" + settings.lockTimeout().toMillis(), "--encoding=UTF8"));
        switch (settings.part()) {
            case SCHEMA -> options.add("--schema-only");
            case DATA -> options.add("--data-only");
            case ALL -> {}
        }
        BackupSettings.Extras extras = settings.extras();
        without(extras.owners(), "--no-owner", options);
        without(extras.privileges(), "--no-privileges", options);
        without(extras.tablespaces(), "--no-tablespaces", options);
        without(extras.publications(), "--no-publications", options);
        without(extras.largeObjects(), "--no-blobs", options);
        BackupChoice choice = settings.choice();
        choice.schemas().forEach(one -> options.add("--schema=" + one));
        choice.excludedSchemas().forEach(one -> options.add("--exclude-schema=" + one));
        choice.tables().forEach(one -> options.add("--table=" + anywhere(one)));
        choice.excludedTables().forEach(one -> options.add("--exclude-table=" + anywhere(one)));
        choice.excludedRows().forEach(one -> options.add("--exclude-table-data=" + anywhere(one)));
        return options;
    }

    private static void without(boolean wanted, String option, List<String> options) {
        if (!wanted) {
            options.add(option);
        }
    }

    /** pg_dump takes a name without a schema for one that is found without it. */
    private static String anywhere(TablePattern pattern) {
        return pattern.namesSchema() ? pattern.toString() : "*." + pattern;
    }
}
