package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a project already told Flyway, so that a team switches by adding one plugin.
 *
 * <p>Later sources win, in the order of Flyway's own Maven plugin: default configuration files, the configuration of
 * {@code flyway-maven-plugin} in the POM, project properties, named configuration files, the environment, our own
 * {@code <flyway>} parameter, the command line.
 */
public final class FlywaySettings {

    private static final Logger LOG = LoggerFactory.getLogger(FlywaySettings.class);
    private static final String PREFIX = "flyway.";
    private static final List<String> ELSEWHERE = List.of(
            "flyway.locations",
            "flyway.url",
            "flyway.user",
            "flyway.password",
            "flyway.serverId",
            "flyway.configFiles",
            "flyway.configFileEncoding",
            "flyway.workingDirectory",
            "flyway.environment",
            "flyway.driver",
            "flyway.skip");

    private final Map<String, Setting<String>> settings;

    private FlywaySettings(Map<String, Setting<String>> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    /** What Flyway itself is told: everything but locations, connection and what only its Maven plugin understands. */
    public Map<String, String> forFlyway() {
        Map<String, String> result = new TreeMap<>();
        settings.forEach((key, setting) -> {
            if (!ELSEWHERE.contains(key)) {
                result.put(key, setting.value());
            }
        });
        return result;
    }

    /** Locations in Flyway's spelling; empty where none are set. */
    public List<String> locations() {
        return get("flyway.locations")
                .map(setting -> List.of(setting.value().split("\\s*,\\s*")))
                .orElse(List.of());
    }

    public Optional<Setting<String>> get(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** All of them with their origins, sorted by key; may hold credentials. */
    public Map<String, Setting<String>> all() {
        return settings;
    }

    /** Collects sources, the weakest first. */
    public static final class Builder {

        private final Map<String, Setting<String>> settings = new TreeMap<>();

        /** Keys are taken as they are, {@code flyway.} in front. */
        public Builder add(String origin, Map<String, String> source) {
            source.forEach((key, value) -> {
                if (key.startsWith(PREFIX)) {
                    settings.put(key, new Setting<>(value.strip(), origin));
                }
            });
            return this;
        }

        /**
         * Properties of a project may start with {@code flyway.} for reasons of their own, {@code flyway.version} most
         * of all; what Flyway does not know is left out.
         */
        public Builder addKnown(String origin, Map<String, String> source) {
            Map<String, String> known = new TreeMap<>();
            source.forEach((key, value) -> {
                if (key.startsWith(PREFIX) && (ELSEWHERE.contains(key) || isKnown(key, value))) {
                    known.put(key, value);
                }
            });
            return add(origin, known);
        }

        private static boolean isKnown(String key, String value) {
            try {
                new FluentConfiguration(FlywaySettings.class.getClassLoader()).configuration(Map.of(key, value));
                return true;
            } catch (FlywayException e) {
                LOG.debug("{} is not a setting of Flyway: {}", key, e.getMessage());
                return false;
            }
        }

        /** {@code FLYWAY_PLACEHOLDERS_OWNER} and the like, spelled as Flyway spells them. */
        public Builder addEnvironment(Map<String, String> environment) {
            new TreeMap<>(environment).forEach((name, value) -> FlywayEnvironmentVariables.settingOf(name)
                    .ifPresent(key -> settings.put(key, new Setting<>(value.strip(), "environment variable " + name))));
            return this;
        }

        public FlywaySettings build() {
            return new FlywaySettings(new TreeMap<>(settings));
        }
    }
}
