package io.github.dblifecycle.migrate;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.configuration.ConfigUtils;

/** Reads {@code flyway.conf} and {@code flyway.toml} into settings in Flyway's spelling. */
public final class FlywayConfigurationFiles {

    /** What lies in a project directory without being named anywhere, the weaker first. */
    public static final List<String> DEFAULT_NAMES = List.of("flyway.conf", "flyway.toml");

    private static final String DEFAULT_ENVIRONMENT = "default";

    private FlywayConfigurationFiles() {}

    /**
     * Reads one file, by its name a properties file or TOML.
     *
     * @throws MigrationException where it does not exist or cannot be understood; names the file
     */
    public static Map<String, String> read(Path file) {
        return read(file, StandardCharsets.UTF_8);
    }

    static Map<String, String> read(Path file, Charset encoding) {
        try (Reader reader = Files.newBufferedReader(file, encoding)) {
            return file.toString().endsWith(".toml") ? toml(reader) : new TreeMap<>(conf(reader));
        } catch (IOException e) {
            throw new MigrationException("cannot read the Flyway configuration file " + file, e);
        } catch (ParsingException | FlywayException e) {
            throw new MigrationException("cannot understand the Flyway configuration file " + file, e);
        }
    }

    private static Map<String, String> conf(Reader reader) {
        return ConfigUtils.loadConfigurationFromReader(reader);
    }

    /** In TOML, settings stand under [flyway] and connections under [environments.NAME]. */
    private static Map<String, String> toml(Reader reader) {
        UnmodifiableConfig root = new TomlParser().parse(reader);
        Map<String, String> result = new TreeMap<>();
        if (root.get("flyway") instanceof UnmodifiableConfig flyway) {
            flatten("flyway", flyway, result);
        }
        String environment = result.getOrDefault("flyway.environment", DEFAULT_ENVIRONMENT);
        if (root.get(List.of("environments", environment)) instanceof UnmodifiableConfig connection) {
            flatten("flyway", connection, result);
        }
        return result;
    }

    private static void flatten(String prefix, UnmodifiableConfig config, Map<String, String> result) {
        for (UnmodifiableConfig.Entry entry : config.entrySet()) {
            String key = prefix + "." + entry.getKey();
            Object value = entry.getValue();
            if (value instanceof UnmodifiableConfig nested) {
                flatten(key, nested, result);
            } else if (value instanceof List<?> values) {
                result.put(key, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
            } else {
                result.put(key, String.valueOf(value));
            }
        }
    }
}
