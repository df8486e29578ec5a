package io.github.dblifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What documents say to type is run by a test, or said to need a service. A line of Maven is run where an Invoker project calls the
 * same goals with the same parameters, whatever their values and the environment; another block says in a comment above it which file
 * runs it, {@code <!-- run by: PATH -->}, or what it needs that no test can have, {@code <!-- needs: … -->}.
 */
class DocumentCommandsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile(
            "(?m)^(?:<!-- (?<mark>needs|run by): (?<what>[^\\n]+) -->\\n\\n?)?```(?<language>\\w*)\\n(?<text>(?:.*\\n)*?)```$");
    private static final Pattern ENVIRONMENT = Pattern.compile("^(?:[A-Z_]+=\\S* +)+");
    private static final Set<String> COMMANDS =
            Set.of("mvn", "./mvnw", "sh", "cd", "curl", "for", "gunzip", "git", "jq", "npm", "psql", "sed");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern INVOKED = Pattern.compile("(?m)^invoker\\.goals(?:\\.\\d+)? *= *(.+)$");

    @Test
    void everyCommandIsRunOrSaysWhatItNeeds() throws IOException {
        Set<Call> run = invoked();
        List<String> unproved = new ArrayList<>();
        int commands = 0;
        for (Path document : documents()) {
            var blocks = BLOCK.matcher(Files.readString(document));
            while (blocks.find()) {
                for (String command : commands(blocks.group("language"), blocks.group("text"))) {
                    commands++;
                    problem(command, Optional.ofNullable(blocks.group("mark")), blocks.group("what"), run)
                            .ifPresent(problem -> unproved.add(ROOT.relativize(document) + ": " + problem));
                }
            }
        }
        assertThat(commands).isGreaterThan(50);
        assertThat(unproved).isEmpty();
    }

    @Test
    void aCommandThatNothingRunsIsFound() throws IOException {
        Set<Call> run = invoked();
        assertThat(problem("mvn db:migrate -Ddb.dryRun", Optional.empty(), "", run))
                .isEmpty();
        assertThat(problem("mvn db:migrate -Ddb.madeUp", Optional.empty(), "", run))
                .isPresent();
        assertThat(problem("jq . file", Optional.empty(), "", run)).isPresent();
        assertThat(problem("jq . file", Optional.of("run by"), "no/such/file", run))
                .isPresent();
        assertThat(problem("jq . file", Optional.of("run by"), "pom.xml", run)).isPresent();
        assertThat(problem("jq . file", Optional.of("needs"), "a service", run)).isEmpty();
        assertThat(commands("", "mvn a \\\n  -Db\n[INFO] said\nX=y mvn c\n")).containsExactly("mvn a -Db", "mvn c");
    }

    private static Optional<String> problem(String command, Optional<String> mark, String what, Set<Call> run)
            throws IOException {
        if (mark.isPresent()) {
            if (mark.get().equals("needs")) {
                return Optional.empty();
            }
            Path file = ROOT.resolve(what);
            String told = what.endsWith(".java") ? program(command) : command;
            return Files.isRegularFile(file) && Files.readString(file).contains(told)
                    ? Optional.empty()
                    : Optional.of(what + " does not run " + command);
        }
        return command.startsWith("mvn ")
                        && run.stream().anyMatch(each -> each.covers(Call.of(command.substring("mvn ".length()))))
                ? Optional.empty()
                : Optional.of("no Invoker project runs " + command);
    }

    private static List<String> commands(String language, String text) {
        if (!language.isEmpty() && !language.equals("sh")) {
            return List.of();
        }
        return text.replaceAll(" *\\\\\\n *", " ")
                .lines()
                .map(line -> ENVIRONMENT
                        .matcher(line.replaceAll(" {2,}.*| # .*", ""))
                        .replaceFirst(""))
                .filter(line -> COMMANDS.contains(program(line)))
                .toList();
    }

    private static String program(String command) {
        return command.replaceFirst(" .*", "");
    }

    /** A call of Maven: the goals in their order, and the names of parameters but that of the environment. */
    private record Call(List<String> goals, Set<String> parameters) {

        static Call of(String arguments) {
            List<String> words =
                    WORD.matcher(arguments).results().map(MatchResult::group).toList();
            return new Call(
                    words.stream().filter(word -> word.matches("[a-z].*")).toList(),
                    words.stream()
                            .map(word -> word.replaceAll("^\"|=.*", ""))
                            .filter(word -> word.startsWith("-D") && !word.equals("-Ddb.env") && !word.equals("-Denv"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        boolean covers(Call command) {
            return goals.equals(command.goals) && parameters.containsAll(command.parameters);
        }
    }

    private static Set<Call> invoked() throws IOException {
        Set<Call> run = new HashSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/it"), 2)) {
            for (Path file :
                    files.filter(each -> each.endsWith("invoker.properties")).toList()) {
                INVOKED.matcher(Files.readString(file)).results().forEach(match -> run.add(Call.of(match.group(1))));
            }
        }
        assertThat(run).hasSizeGreaterThan(50);
        return run;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String directory : List.of("docs", "ci-templates")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }
}
