package io.github.dblifecycle.jpa;

import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the line of a class or field in the sources; by its text, as compiled fields tell no line. */
final class SourceFiles {

    private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy");

    private final EntitySettings settings;
    private final Map<String, Optional<Path>> files = new HashMap<>();
    private final Map<Path, List<String>> texts = new HashMap<>();

    SourceFiles(EntitySettings settings) {
        this.settings = settings;
    }

    /** @param field empty for the class itself */
    EntityPlace place(String className, String field) {
        return place(className, className, field);
    }

    /**
     * The place of a field that a class may inherit.
     *
     * @param declaring the class that names the field
     */
    EntityPlace place(String className, String declaring, String field) {
        String words = field.isEmpty() ? className : className + "." + field;
        String outer = declaring.contains("$") ? declaring.substring(0, declaring.indexOf('$')) : declaring;
        String simple = declaring.substring(Math.max(declaring.lastIndexOf('.'), declaring.lastIndexOf('$')) + 1);
        return new EntityPlace(
                words, files.computeIfAbsent(outer, this::file).flatMap(file -> position(file, simple, field)));
    }

    private Optional<SourcePosition> position(Path file, String simple, String field) {
        List<String> lines = lines(file);
        Pattern type = Pattern.compile("\\b(class|record|interface|enum|object)\\s+" + Pattern.quote(simple) + "\\b");
        int start = 0;
        while (start < lines.size() && !type.matcher(lines.get(start)).find()) {
            start++;
        }
        start = start == lines.size() ? 0 : start;
        for (int line = start; !field.isEmpty() && line < lines.size(); line++) {
            if (isField(lines.get(line), field)) {
                return Optional.of(new SourcePosition(display(file), line + 1));
            }
        }
        return Optional.of(new SourcePosition(display(file), start + 1));
    }

    /** A type or a word of Kotlin before the name, and an end, a value, a type or an end of a list behind it. */
    private static boolean isField(String line, String field) {
        String code = line.strip();
        return !code.startsWith("//")
                && !code.startsWith("*")
                && !code.startsWith("return ")
                && Pattern.compile("(^|[\\w>\\]?]\\s+)" + Pattern.quote(field) + "\\s*([;=,:)]|$)")
                        .matcher(code)
                        .find();
    }

    private String display(Path file) {
        Path shown =
                file.startsWith(settings.directory()) ? settings.directory().relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private Optional<Path> file(String outer) {
        String path = outer.replace('.', '/');
        for (Path root : settings.sourceRoots()) {
            for (String ending : ENDINGS) {
                Path file = root.resolve(path + ending);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return declaring(outer);
    }

    /** Kotlin keeps many classes in a file of any name. */
    private Optional<Path> declaring(String outer) {
        Pattern type =
                Pattern.compile("\\bclass\\s+" + Pattern.quote(outer.substring(outer.lastIndexOf('.') + 1)) + "\\b");
        for (Path root : settings.sourceRoots()) {
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (Stream<Path> below = Files.walk(root)) {
                Optional<Path> found = below.filter(path -> path.toString().endsWith(".kt"))
                        .sorted()
                        .filter(path -> lines(path).stream()
                                .anyMatch(line -> type.matcher(line).find()))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the sources in " + root + " cannot be read", e);
            }
        }
        return Optional.empty();
    }

    private List<String> lines(Path file) {
        return texts.computeIfAbsent(file, path -> {
            try {
                return Files.readAllLines(path);
            } catch (IOException e) {
                return List.of();
            }
        });
    }
}
