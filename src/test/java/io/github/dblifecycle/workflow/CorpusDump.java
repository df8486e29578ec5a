package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's own pg_dump, a judge that knows nothing of our catalogs. It reads servers up to its own version. */
final class CorpusDump {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** How every object of a dump begins. */
    private static final Pattern OBJECT = Pattern.compile("(?m)^--\\n-- (?=Name: )");

    private static final Pattern OPTIONS = Pattern.compile("WITH \\((\\w+='[^)]*)\\)");

    private static final int ROUNDS = 2;

    private final ScratchServer server;

    private CorpusDump(ScratchServer server) {
        this.server = server;
    }

    /** Empty where the pg_dump on the path is not of the server's major version, or there is none. */
    static Optional<CorpusDump> of(ScratchServer server) {
        return major().filter(major -> major == server.major()).map(major -> new CorpusDump(server));
    }

    private static Optional<Integer> major() {
        try {
            Matcher matcher = VERSION.matcher(run(List.of("pg_dump", "--version"), Optional.empty()));
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The schema, without owners, privileges and tablespaces. */
    String schema(ScratchDatabase database) {
        return text(database, "--no-owner", "--no-privileges", "--no-tablespaces")
                .lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    /** As a person has it who dumps a database, with psql's commands in it. */
    String text(ScratchDatabase database, String... options) {
        var url = database.database().url();
        List<String> command = new ArrayList<>(List.of(
                "pg_dump",
                "--schema-only",
                "--host=" + url.hosts().get(0).host(),
                "--port=" + url.hosts().get(0).port(),
                "--username=" + database.database().user().orElse("postgres"),
                "--no-password"));
        command.addAll(List.of(options));
        command.add(url.database());
        try {
            return run(command, database.database().password().map(secret -> secret.reveal()));
        } catch (IOException e) {
            throw new IllegalStateException("pg_dump failed", e);
        }
    }

    /**
     * What two dumps do not share. Columns may stand in another order only where those that were there before force
     * them to.
     */
    Optional<CorpusFailure> difference(String result, String wanted, Catalog before, Catalog after, Catalog to)
            throws SQLException {
        Set<String> reordered = necessarilyReordered(before, after, to);
        List<String> left = left(result, wanted, reordered);
        String first = result;
        String second = wanted;
        try {
            for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
                first = loadedAgain(first);
                second = loadedAgain(second);
                left = left(first, second, reordered);
            }
        } catch (UnfinishedScriptException e) {
            throw new IllegalStateException("pg_dump wrote a script that ends in the middle", e);
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(CorpusFailure.of(CorpusFailure.Step.DUMP, String.join("\n    ", left)));
    }

    private String loadedAgain(String dump) throws SQLException, UnfinishedScriptException {
        try (ScratchDatabase database = server.createDatabase("dump")) {
            try (Connection connection = database.connect()) {
                WrittenSchema.load(dump, connection);
            }
            return schema(database);
        }
    }

    private static List<String> left(String result, String wanted, Set<String> reordered) {
        List<String> first = objects(result, reordered);
        List<String> second = objects(wanted, reordered);
        List<String> left = new ArrayList<>();
        first.stream().filter(object -> !second.contains(object)).forEach(object -> left.add("too much: " + object));
        second.stream().filter(object -> !first.contains(object)).forEach(object -> left.add("missing: " + object));
        return left;
    }

    private static List<String> objects(String dump, Set<String> reordered) {
        return Arrays.stream(OBJECT.split(dump))
                .map(String::strip)
                .map(CorpusDump::withSortedOptions)
                .map(object -> isOneOf(object, reordered) ? withSortedLines(object) : object)
                .sorted()
                .toList();
    }

    /** The order of storage parameters tells only which was set first. */
    private static String withSortedOptions(String object) {
        return OPTIONS.matcher(object)
                .replaceAll(found -> Matcher.quoteReplacement("WITH ("
                        + Arrays.stream(found.group(1).split(", ")).sorted().collect(Collectors.joining(", "))
                        + ")"));
    }

    private static boolean isOneOf(String object, Set<String> tables) {
        return tables.stream().anyMatch(object::startsWith);
    }

    private static String withSortedLines(String object) {
        return object.lines()
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Tables as a dump calls them, whose old columns, and new ones after them, are not what is wanted. */
    private static Set<String> necessarilyReordered(Catalog before, Catalog after, Catalog to) {
        return SchemaDiff.columnOrderNotes(after, to).stream()
                .map(note -> to.table(note.table()).orElseThrow())
                .filter(table -> !natural(before.table(table.name()), table)
                        .equals(table.columns().stream().map(Column::name).toList()))
                .map(table -> "Name: " + table.name().name().value() + "; Type: TABLE; Schema: "
                        + table.name().schema().value() + ";")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Identifier> natural(Optional<Table> before, Table wanted) {
        List<Identifier> old = before.stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name)
                .filter(name -> wanted.column(name).isPresent())
                .toList();
        return Stream.concat(
                        old.stream(),
                        wanted.columns().stream().map(Column::name).filter(name -> !old.contains(name)))
                .toList();
    }

    private static String run(List<String> command, Optional<String> password) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        password.ifPresent(word -> builder.environment().put("PGPASSWORD", word));
        java.nio.file.Path errors = Files.createTempFile("pg_dump", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command + " failed: " + Files.readString(errors));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during " + command, e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
