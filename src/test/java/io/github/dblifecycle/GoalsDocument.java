package io.github.dblifecycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** docs/GOALS.md: every goal and parameter, in the words of the plugin's own help. */
record GoalsDocument(PluginDescriptor plugin) {

    private static final String TYPES = "io.github.dblifecycle.mojo.";

    /** Parameters that are a group of settings, and where each of those is described. */
    private static final Map<String, String> GROUPS = Map.of(
            "BackupParameters", "BACKUP.md#settings",
            "RestoreParameters", "RESTORE.md",
            "SnapshotParameters", "SNAPSHOT.md");

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("""
                # Goals and parameters

                What `mvn db:help -Ddetail` prints, as a page; it is made of the plugin's descriptor. A parameter is set in
                `<configuration>` by its name, or as a property: `-Ddb.deadline=10m`, or in `<properties>`. Where the column of the property is empty,
                it can be set in the POM alone, because it has parts or because Maven would print a secret in it.

                | goal | default phase | what it does |
                |---|---|---|
                """);
        for (PluginDescriptor.Goal goal : plugin.goals()) {
            text.append("| [`")
                    .append(title(goal))
                    .append("`](#")
                    .append(title(goal).replace(":", ""))
                    .append(") | ")
                    .append(goal.phase().map(phase -> "`" + phase + "`").orElse(""))
                    .append(" | ")
                    .append(cell(firstSentence(goal.description())))
                    .append(" |\n");
        }
        plugin.goals().forEach(goal -> append(goal, text));
        return text.toString();
    }

    private void append(PluginDescriptor.Goal goal, StringBuilder text) {
        text.append("\n## ").append(title(goal)).append("\n\n");
        text.append(escaped(String.join("\n\n", paragraphs(goal.description()))))
                .append("\n");
        if (!goal.parameters().isEmpty()) {
            text.append("\n| parameter | property | default | |\n|---|---|---|---|\n");
        }
        for (PluginDescriptor.Parameter parameter : goal.parameters()) {
            text.append("| `")
                    .append(parameter.name())
                    .append("` | ")
                    .append(parameter.property().map(name -> "`" + name + "`").orElse(""))
                    .append(" | ")
                    .append(parameter
                            .defaultValue()
                            .map(value -> "`" + value + "`")
                            .orElse(""))
                    .append(" | ")
                    .append(cell(parameter.description()))
                    .append(group(parameter)
                            .map(page -> " [Its settings](" + page + ").")
                            .orElse(""))
                    .append(" |\n");
        }
    }

    private String title(PluginDescriptor.Goal goal) {
        return plugin.prefix() + ":" + goal.name();
    }

    private static Optional<String> group(PluginDescriptor.Parameter parameter) {
        return parameter.type().startsWith(TYPES)
                ? Optional.ofNullable(GROUPS.get(parameter.type().substring(TYPES.length())))
                : Optional.empty();
    }

    private static List<String> paragraphs(String description) {
        return description
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String firstSentence(String description) {
        String first = paragraphs(description).get(0);
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }

    private static String cell(String text) {
        return escaped(text.replaceAll("\\s+", " ").replace("|", "\\|").strip());
    }

    /** An element's name is no HTML. */
    private static String escaped(String text) {
        return text.replace("<", "\\<").replace("*", "\\*");
    }
}
