package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.install.Stamp;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at the stamps of files that were installed in a repository, and at nothing else: whether the templates they were made of
 * are those of this version.
 */
public final class InstalledTemplates {

    private static final String WORKFLOW = "DB880";
    private static final String HOOK = "DB881";
    private static final List<String> DIRECTORIES = List.of(".githooks", ".github", ".github/workflows", ".gitlab/ci");

    /**
     * What is out of date, in the order of reports.
     *
     * @param project a directory in the repository; where it is in none, nothing is found
     */
    public List<Finding> findings(Path project) {
        Optional<Path> root = root(project);
        if (root.isEmpty()) {
            return List.of();
        }
        Set<String> shipped = new HashSet<>();
        for (String directory : List.of("github", "gitlab", "hooks")) {
            shipped.addAll(ShippedTemplates.below(directory));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            for (String directory : DIRECTORIES) {
                for (Path file : files(root.get().resolve(directory))) {
                    look(root.get(), file, shipped).ifPresent(findings::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what is installed in " + root.get(), e);
        }
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private static Optional<Path> root(Path project) {
        for (Path directory = project.toAbsolutePath().normalize();
                directory != null;
                directory = directory.getParent()) {
            if (Files.exists(directory.resolve(".git"))) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Optional<Finding> look(Path root, Path file, Set<String> shipped) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        Optional<Stamp> stamp = Stamp.of(text)
                .filter(one -> !shipped.contains(one.template()) || !one.isOf(ShippedTemplates.get(one.template())));
        return stamp.map(one -> {
            boolean hook = one.template().startsWith("hooks/");
            String goal = hook ? "db:install-hooks" : "db:install-templates";
            return new Finding(
                    hook ? HOOK : WORKFLOW,
                    Severity.WARNING,
                    Optional.of(
                            new SourcePosition(root.relativize(file).toString().replace('\\', '/'), hook ? 2 : 1)),
                    "the file was made by version " + one.version()
                            + (shipped.contains(one.template())
                                    ? ", and its template is another one now"
                                    : ", and this one has no such template"),
                    List.of(),
                    Optional.of(
                            shipped.contains(one.template())
                                    ? "mvn " + goal + ", which shows what differs"
                                    : "delete the file, or its first line if it is to stay"));
        });
    }
}
