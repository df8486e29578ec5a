package io.github.dblifecycle.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a workflow needs that no file can give it, read from the workflow itself: environments with their secrets. */
public final class SetupSteps {

    private static final Pattern SECRET = Pattern.compile("secrets\\.([A-Za-z_][A-Za-z0-9_]*)");

    /** GitHub gives it to every run. */
    private static final String OWN_TOKEN = "GITHUB_TOKEN";

    private static final String NEEDED = "DATABASE_URL";

    private final SortedMap<String, SortedSet<String>> secrets = new TreeMap<>();
    private final List<String> unset = new ArrayList<>();

    /**
     * Reads one more file.
     *
     * @param workflow its name, as it is chosen
     * @param text as it is installed; what is no YAML needs nothing
     */
    public SetupSteps add(String workflow, String text) {
        text.lines()
                .map(SettingLine::parse)
                .flatMap(Optional::stream)
                .filter(line -> line.name().equals("deploy-command"))
                .filter(line -> line.meaning().equals(List.of("")))
                .findFirst()
                .ifPresent(line -> unset.add(workflow + " deploys nothing before this is set: -Ddb.setting."
                        + line.name() + "=COMMAND, none where there is nothing to deploy"));
        YamlTree.parse(text).map(YamlTree::content).ifPresent(this::read);
        return this;
    }

    private void read(Map<String, Object> content) {
        Map<?, ?> jobs = content.get("jobs") instanceof Map<?, ?> some ? some : content;
        for (Object job : jobs.values()) {
            if (job instanceof Map<?, ?> map && map.containsKey("environment")) {
                Object environment = map.get("environment");
                String name = YamlTree.text(environment instanceof Map<?, ?> named ? named.get("name") : environment);
                if (!name.contains("$")) {
                    secrets.computeIfAbsent(name, one -> new TreeSet<>()).addAll(secretsIn(map));
                }
            }
        }
    }

    private static List<String> secretsIn(Object content) {
        if (content instanceof Map<?, ?> map) {
            return map.values().stream()
                    .flatMap(value -> secretsIn(value).stream())
                    .toList();
        }
        if (content instanceof List<?> list) {
            return list.stream().flatMap(value -> secretsIn(value).stream()).toList();
        }
        Stream<MatchResult> found = SECRET.matcher(YamlTree.text(content)).results();
        return found.map(match -> match.group(1))
                .filter(name -> !name.equals(OWN_TOKEN))
                .toList();
    }

    /** In sentences, sorted. */
    public List<String> github() {
        List<String> steps = new ArrayList<>(unset);
        secrets.forEach((environment, names) -> {
            SortedSet<String> others = new TreeSet<>(names);
            others.remove(NEEDED);
            steps.add("in GitHub, Settings > Environments > " + environment + ": secret " + NEEDED
                    + (others.isEmpty() ? "" : "; where they are used, " + String.join(", ", others)));
        });
        return steps;
    }

    /** In sentences, sorted. */
    public List<String> gitlab() {
        List<String> steps = new ArrayList<>(unset);
        secrets.keySet()
                .forEach(environment -> steps.add("in GitLab, Settings > CI/CD > Variables: " + NEEDED
                        + ", masked and protected, with the environment scope " + environment));
        return steps;
    }
}
