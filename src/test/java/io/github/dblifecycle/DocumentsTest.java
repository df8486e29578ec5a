package io.github.dblifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents say is there: pages, headings, goals, properties. */
class DocumentsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
    private static final Pattern GOAL = Pattern.compile("\\bdb:([a-z][a-z-]*[a-z])");
    private static final Pattern PROPERTY = Pattern.compile("-D(db\\.[A-Za-z]+(?:\\.[A-Za-z-]*[A-Za-z])*)");
    private static final Pattern SETTING = Pattern.compile("# setting: ([a-z-]+)");
    private static final Pattern LITERAL = Pattern.compile("\"(db\\.[A-Za-z.]+)\"");
    private static final Pattern GROUP = Pattern.compile("= \"(db\\.[A-Za-z]+\\.)\"");
    private static final Pattern FIELD =
            Pattern.compile("(?m)^    private (?:@Nullable )?[A-Za-z][\\w<>, @]* (\\w+)(?: = .*)?;");
    private static final Pattern WORD = Pattern.compile("\"([a-z][A-Za-z]+)\"");

    @Test
    void everyLinkLeadsToAPageAndAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            for (String link : matches(LINK, prose(document))) {
                if (!link.matches("[a-z]+:.*")) {
                    links++;
                    problem(document, link).ifPresent(broken::add);
                }
            }
        }
        assertThat(links).isGreaterThan(50);
        assertThat(broken).isEmpty();
    }

    private static Optional<String> problem(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String page = hash < 0 ? link : link.substring(0, hash);
        Path target = page.isEmpty()
                ? document
                : document.resolveSibling(page).toAbsolutePath().normalize();
        String where = ROOT.relativize(document) + ": " + link;
        if (!Files.exists(target)) {
            return Optional.of(where + " is no file");
        }
        if (hash >= 0 && !anchors(target).contains(link.substring(hash + 1))) {
            return Optional.of(where + " is no heading");
        }
        return Optional.empty();
    }

    @Test
    void everyGoalThatIsNamedIsThere() throws Exception {
        Set<String> goals = PluginDescriptor.read().goals().stream()
                .map(PluginDescriptor.Goal::name)
                .collect(Collectors.toSet());
        for (Path document : documents()) {
            assertThat(matches(GOAL, Files.readString(document)))
                    .as(ROOT.relativize(document).toString())
                    .isSubsetOf(goals);
        }
    }

    @Test
    void everyPropertyThatIsNamedIsRead() throws Exception {
        Set<String> known = properties();
        for (Path document : documents()) {
            assertThat(matches(PROPERTY, Files.readString(document)))
                    .as(ROOT.relativize(document).toString())
                    .allSatisfy(name -> assertThat(known).contains(name));
        }
        assertThat(known)
                .contains("db.backup.keep", "db.deadline", "db.neon.url")
                .doesNotContain("db.made.up");
    }

    /** Those of the descriptor, those of groups of settings, and those that the code asks for by name. */
    private static Set<String> properties() throws Exception {
        Set<String> known = new TreeSet<>();
        PluginDescriptor.read().goals().forEach(goal -> goal.parameters()
                .forEach(parameter -> parameter.property().ifPresent(known::add)));
        for (Path source : below("src/main/java", ".java")) {
            String text = Files.readString(source);
            known.addAll(matches(LITERAL, text));
            for (String prefix : matches(GROUP, text)) {
                matches(FIELD, text).forEach(field -> known.add(prefix + field));
                matches(WORD, text).forEach(word -> known.add(prefix + word));
                known.add(prefix + "NAME");
            }
        }
        known.add("db.telemetry.NAME");
        for (Path template : below("ci-templates", ".yml")) {
            matches(SETTING, Files.readString(template)).forEach(name -> known.add("db.setting." + name));
        }
        return known;
    }

    /** Without code: what looks like a link there is none. */
    private static String prose(Path document) throws IOException {
        return Files.readString(document).replaceAll("(?ms)^ *```.*?^ *```", "").replaceAll("`[^`\\n]+`", "");
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        String text = Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```", "");
        for (String line : text.lines().toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = heading.group(1)
                        .replaceAll("\\[([^\\]]+)\\]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                        .replace(' ', '-');
                String unique = slug;
                for (int i = 1; !anchors.add(unique); i++) {
                    unique = slug + "-" + i;
                }
            }
        }
        anchors.addAll(matches(ANCHOR, text));
        return anchors;
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(below("docs", ".md"));
        documents.addAll(below("ci-templates", ".md"));
        try (Stream<Path> files = Files.list(ROOT)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        assertThat(documents).hasSizeGreaterThan(15);
        return documents;
    }

    private static List<Path> below(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
