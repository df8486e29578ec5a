package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.FlywayConfigurationFiles;
import io.github.dblifecycle.migrate.FlywaySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;

/** Everywhere a Maven project may have told Flyway something. */
final class FlywaySources {

    private static final String PREFIX = "flyway.";
    private static final String CONFIG_FILES = "flyway.configFiles";

    private final MavenProject project;
    private final Map<String, String> userProperties;
    private final Map<String, String> environment;

    FlywaySources(MavenProject project, Map<String, String> userProperties, Map<String, String> environment) {
        this.project = project;
        this.userProperties = userProperties;
        this.environment = environment;
    }

    /** @param own our own {@code <flyway>} parameter, keys without the prefix */
    FlywaySettings settings(Map<String, String> own) {
        FlywaySettings.Builder builder = new FlywaySettings.Builder();
        Path directory = project.getBasedir().toPath();
        for (String name : FlywayConfigurationFiles.DEFAULT_NAMES) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                builder.add(name, FlywayConfigurationFiles.read(file));
            }
        }
        Map<String, String> plugin = FlywayPluginConfiguration.of(project);
        builder.addKnown("flyway-maven-plugin in pom.xml", plugin);
        Map<String, String> properties = projectProperties();
        builder.addKnown("pom.xml <properties>", properties);
        for (String name : configFiles(plugin, properties)) {
            builder.add(name, FlywayConfigurationFiles.read(directory.resolve(name)));
        }
        builder.addEnvironment(environment);
        Map<String, String> prefixed = new TreeMap<>();
        own.forEach((key, value) -> prefixed.put(PREFIX + key, value == null ? "" : value));
        builder.add("pom.xml <flyway>", prefixed);
        builder.add("command line", userProperties);
        return builder.build();
    }

    private Map<String, String> projectProperties() {
        Map<String, String> properties = new TreeMap<>();
        project.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.put(name, project.getProperties().getProperty(name)));
        return properties;
    }

    private String[] configFiles(Map<String, String> plugin, Map<String, String> properties) {
        String names = userProperties.getOrDefault(
                CONFIG_FILES, properties.getOrDefault(CONFIG_FILES, plugin.getOrDefault(CONFIG_FILES, "")));
        return names.isBlank() ? new String[0] : names.strip().split("\\s*,\\s*");
    }
}
