package io.github.dblifecycle.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What {@code flyway-maven-plugin} is told in the POM, in Flyway's spelling. */
final class FlywayPluginConfiguration {

    private static final String PLUGIN = "org.flywaydb:flyway-maven-plugin";
    private static final String ENTERPRISE_PLUGIN = "com.redgate.flyway:flyway-maven-plugin";
    private static final String PREFIX = "flyway.";

    private FlywayPluginConfiguration() {}

    static Map<String, String> of(MavenProject project) {
        Map<String, String> settings = new TreeMap<>();
        for (String key : List.of(PLUGIN, ENTERPRISE_PLUGIN)) {
            Plugin plugin = project.getPlugin(key);
            if (plugin != null) {
                addAll(plugin.getConfiguration(), settings);
            }
        }
        return settings;
    }

    private static void addAll(@Nullable Object configuration, Map<String, String> settings) {
        if (configuration instanceof Xpp3Dom dom) {
            for (Xpp3Dom child : dom.getChildren()) {
                add(child, settings);
            }
        }
    }

    /** Lists are elements in an element, maps are elements named by their keys. */
    private static void add(Xpp3Dom element, Map<String, String> settings) {
        String name = element.getName();
        if (element.getChildCount() == 0) {
            if (element.getValue() != null) {
                settings.put(PREFIX + name, element.getValue().strip());
            }
            return;
        }
        if (name.equals("pluginConfiguration")) {
            addAll(element, settings);
        } else if (name.equals("placeholders") || name.equals("jdbcProperties")) {
            for (Xpp3Dom entry : element.getChildren()) {
                settings.put(PREFIX + name + "." + entry.getName(), entry.getValue() == null ? "" : entry.getValue());
            }
        } else {
            List<String> values = new ArrayList<>();
            for (Xpp3Dom entry : element.getChildren()) {
                if (entry.getValue() != null) {
                    values.add(entry.getValue().strip());
                }
            }
            settings.put(PREFIX + name, String.join(",", values));
        }
    }
}
