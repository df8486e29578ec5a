package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What others do with a backup: {@code gunzip -c FILE | psql}, and pg_dump to look at what came of it. */
final class PsqlCopy {

    private static final int MOST_SHOWN = 500;

    private PsqlCopy() {}

    static boolean isThere() {
        return List.of("psql", "pg_dump").stream().allMatch(PsqlCopy::runs);
    }

    private static boolean runs(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Restores a file; what psql says on its error output is thrown. */
    static void restore(Path backup, ScratchDatabase into, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        words.addAll(Arrays.asList(options));
        Path errors = Files.createTempFile("psql", ".err");
        try {
            Process process = process(words, into)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
            try (InputStream in = new GZIPInputStream(Files.newInputStream(backup), 1 << 16);
                    OutputStream out = process.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // psql stopped reading: it says why.
                process.waitFor();
            }
            int status = process.waitFor();
            String said = Files.readString(errors);
            if (status != 0) {
                throw new IOException("psql ended with " + status + ": " + said);
            }
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** The first lines of what one database has and the other does not, as pg_dump tells it. */
    static List<String> differences(ScratchDatabase one, ScratchDatabase other, String... options)
            throws IOException, InterruptedException {
        return differences(objects(dump(one, options)), objects(dump(other, options)));
    }

    /** As {@link #differences(ScratchDatabase, ScratchDatabase, String...)}, in whatever order rows and columns come. */
    static List<String> differencesButOrder(ScratchDatabase one, ScratchDatabase other)
            throws IOException, InterruptedException {
        return differences(DumpOrder.sorted(objects(dump(one))), DumpOrder.sorted(objects(dump(other))));
    }

    private static List<String> differences(List<String> one, List<String> other) {
        Set<String> first = new LinkedHashSet<>(one);
        Set<String> second = new LinkedHashSet<>(other);
        List<String> differences = new ArrayList<>();
        first.stream()
                .filter(object -> !second.contains(object))
                .forEach(object -> differences.add("> " + shown(object)));
        second.stream()
                .filter(object -> !first.contains(object))
                .forEach(object -> differences.add("< " + shown(object)));
        return differences;
    }

    private static List<String> objects(String dump) {
        return Arrays.asList(dump.split("\n----\n"));
    }

    private static String shown(String object) {
        return object.length() > MOST_SHOWN ? object.substring(0, MOST_SHOWN) + "…" : object;
    }

    /** Everything, as pg_dump has it; what stands between two blank lines sorted where order is free. */
    static String dump(ScratchDatabase database, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("pg_dump", "--no-password"));
        words.addAll(Arrays.asList(options));
        Path errors = Files.createTempFile("pg_dump", ".err");
        try {
            Process process =
                    process(words, database).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("pg_dump failed: " + Files.readString(errors));
            }
            return sorted(text);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static String sorted(String dump) {
        return Arrays.stream(dump.split("(?m)^--\\n-- (?=Name: |Data for Name: )"))
                .map(part -> part.lines()
                        .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                        .filter(line -> !line.startsWith("SET default_table") && !line.isBlank())
                        .map(PsqlCopy::withSortedOptions)
                        .collect(Collectors.joining("\n")))
                .flatMap(PsqlCopy::anyPartition)
                .sorted()
                .collect(Collectors.joining("\n----\n"));
    }

    /** The order of storage parameters tells only which was set first. */
    private static String withSortedOptions(String line) {
        return line.startsWith("WITH (")
                ? Arrays.stream(line.replaceAll("^WITH \\(|\\);$", "").split(", "))
                        .sorted()
                        .collect(Collectors.joining(", "))
                : line;
    }

    /** Rows that are loaded through the root may lie in another partition than before. */
    private static Stream<String> anyPartition(String object) {
        return object.contains("\n-- load via partition root ")
                ? object.lines().filter(line -> !line.startsWith("Data for Name: "))
                : Stream.of(object);
    }

    static ProcessBuilder process(List<String> words, ScratchDatabase database) {
        var url = database.database().url();
        var host = url.hosts().get(0);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("PGHOST", host.host());
        builder.environment().put("PGPORT", String.valueOf(host.port()));
        builder.environment().put("PGDATABASE", url.database());
        builder.environment().put("PGUSER", database.database().user().orElseThrow());
        builder.environment().put("LC_ALL", Locale.ROOT.getLanguage().isEmpty() ? "C.UTF-8" : "C");
        database.database().password().ifPresent(secret -> builder.environment().put("PGPASSWORD", secret.reveal()));
        return builder;
    }
}
