package io.github.dblifecycle.migrate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.internal.configuration.ConfigUtils;

/** Flyway reads settings from environment variables only when asked to, and then overwrites what it was told before. */
final class FlywayEnvironmentVariables {

    private static final String PREFIX = "FLYWAY_";

    private FlywayEnvironmentVariables() {}

    /** The setting an environment variable stands for, by Flyway's own table. */
    static Optional<String> settingOf(String variable) {
        if (!variable.toUpperCase(Locale.ROOT).startsWith(PREFIX)) {
            return Optional.empty();
        }
        Map<String, String> one = new TreeMap<>();
        one.put(variable, "");
        return ConfigUtils.environmentVariablesToPropertyMap(one).keySet().stream()
                .findFirst();
    }
}
