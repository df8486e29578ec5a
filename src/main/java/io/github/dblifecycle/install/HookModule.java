package io.github.dblifecycle.install;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the hook has to know of one module: where a commit may change its schema, and where its migrations are.
 *
 * @param directory relative to the repository, with forward slashes; {@code .} for the repository itself
 * @param command generates a migration for it, from the repository's directory
 * @param schema Git's pathspecs of the declared schema
 * @param entities those of sources that may hold JPA entities; empty where the schema is not declared by them
 * @param versioned those of migrations that may not be edited once they ran
 * @param otherMigrations those of migrations that may: repeatable ones, and those in Java, of which Flyway has no checksum
 */
public record HookModule(
        String directory,
        String command,
        List<String> schema,
        List<String> entities,
        List<String> versioned,
        List<String> otherMigrations) {

    public HookModule {
        if (directory.isEmpty() || directory.startsWith("/") || directory.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not a directory of a repository: " + directory);
        }
        schema = List.copyOf(schema);
        entities = List.copyOf(entities);
        versioned = List.copyOf(versioned);
        otherMigrations = List.copyOf(otherMigrations);
    }

    /**
     * A pathspec of all files of some names below a directory.
     *
     * @param directory relative to the repository; what Git would take for a pattern in it is taken as it is
     * @param pattern of the rest, in which {@code *} and {@code **} have Git's meaning (gitglossary, "pathspec")
     */
    public static String below(String directory, String pattern) {
        String prefix = directory.equals(".") ? "" : literal(directory) + "/";
        return ":(top,glob)" + prefix + pattern;
    }

    /** A pathspec of one file, or of all below one directory. */
    public static String exactly(String path) {
        return ":(top,literal)" + path;
    }

    /** The first letters of a file's name, as a pathspec takes them. */
    public static String literal(String text) {
        return text.replaceAll("[\\\\*?\\[]", "\\\\$0");
    }

    /** Where this module stands in the script, as shell. */
    String text() {
        List<String> migrations = both(versioned, otherMigrations);
        List<String> all = both(both(schema, entities), migrations);
        List<String> lines = new ArrayList<>();
        lines.add(HookScript.MODULE + directory);
        lines.add("paths() {");
        lines.add("    kind=$1");
        lines.add("    shift");
        lines.add("    case $kind in");
        lines.add(kind("all", all));
        lines.add(kind("schema", schema));
        lines.add(kind("entities", entities));
        lines.add(kind("migrations", migrations));
        lines.add(kind("versioned", versioned));
        lines.add("        *) broken \"a script that asks for the paths of $kind\" ;;");
        lines.add("    esac");
        lines.add("}");
        lines.add("check " + ShellWord.quote(directory.equals(".") ? "" : directory) + " " + ShellWord.quote(command));
        return String.join("\n", lines) + "\n";
    }

    /** Without a path Git would look at everything, so it is not asked at all. */
    private static String kind(String name, List<String> pathspecs) {
        String command = pathspecs.isEmpty()
                ? ""
                : pathspecs.stream().map(ShellWord::quote).collect(Collectors.joining(" ", " \"$@\" -- ", ""));
        return "        " + name + ")" + command + " ;;";
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
