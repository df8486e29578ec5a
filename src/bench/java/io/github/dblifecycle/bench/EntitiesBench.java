package io.github.dblifecycle.bench;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.jpa.EntitySettings;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.Declaration;
import io.github.dblifecycle.workflow.Validate;
import io.github.dblifecycle.workflow.ValidateOutcome;
import io.github.dblifecycle.workflow.ValidateRequest;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compares validating migrations against entities with validating them against the same schema in {@code schema.sql}, turn by
 * turn, each in a process of its own that ends with what it held at most.
 */
public final class EntitiesBench {

    private static final int ENTITIES = 100;
    private static final String ENTITIES_SIDE = "entities";
    private static final String SCHEMA_SIDE = "schema.sql";
    private static final String MEMORY = "VmHWM:";

    private final Path work;
    private final Path directory;
    private final Path jars;
    private final List<Long> entitiesMemory = new ArrayList<>();
    private final List<Long> schemaMemory = new ArrayList<>();

    private EntitiesBench(Path work, Path jars) {
        this.work = work;
        this.directory = work.resolve("entities");
        this.jars = jars;
    }

    /**
     * Runs the comparison, or one of its sides.
     *
     * @param arguments directory to work in, directory of the provider's jars, number of runs or the side
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        Path jars = Path.of(arguments[1]).toAbsolutePath();
        EntitiesBench bench = new EntitiesBench(work, jars);
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        if (arguments[2].equals(ENTITIES_SIDE) || arguments[2].equals(SCHEMA_SIDE)) {
            bench.validate(arguments[2].equals(ENTITIES_SIDE));
            out.println(memory());
            return;
        }
        bench.write();
        new Comparison(out, Integer.parseInt(arguments[2]))
                .run(
                        "validate against " + ENTITIES + " entities / against the same schema in schema.sql",
                        () -> bench.entitiesMemory.add(bench.side(ENTITIES_SIDE)),
                        () -> bench.schemaMemory.add(bench.side(SCHEMA_SIDE)));
        out.printf(
                "  memory at most %d MB / %d MB, medians%n",
                median(bench.entitiesMemory) / 1_024, median(bench.schemaMemory) / 1_024);
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private void write() throws Exception {
        Path sources = Files.createDirectories(directory.resolve("src/main/java/shop"));
        for (int i = 0; i < ENTITIES; i++) {
            Files.writeString(sources.resolve("Entity" + i + ".java"), entity(i));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                classes().toString(),
                "-cp",
                libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the entities do not compile");
        }
        String ddl = EntityDdl.write(settings(), EmbeddedPostgres.major()).sql();
        project().migration("V1__all.sql", ddl).file("src/main/resources/db/schema.sql", ddl);
    }

    private static String entity(int number) {
        String parent = number == 0 ? "" : """
                    @ManyToOne(optional = false)
                    private Entity%d parent;
                """.formatted(number / 2);
        return """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Entity%d {
                    public enum State { NEW, PAID, SENT }

                    @Id
                    @GeneratedValue(strategy = GenerationType.SEQUENCE)
                    private Long id;
                    @Column(nullable = false, unique = true, length = 80)
                    private String name;
                    @Enumerated(EnumType.STRING)
                    private State state;
                    private java.math.BigDecimal amount;
                    private java.time.Instant changedAt;
                    private boolean active;
                    private String note;
                    @Version
                    private int version;
                %s}
                """.formatted(number, parent);
    }

    private Path classes() {
        return directory.resolve("target/classes");
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.sorted().toList();
        }
    }

    private EntitySettings settings() throws IOException {
        return new EntitySettings(
                directory,
                List.of(classes()),
                libraries(),
                List.of(directory.resolve("src/main/java")),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    private MigrationProject project() {
        return new MigrationProject(directory);
    }

    private void validate(boolean entities) throws Exception {
        Declaration declaration = entities
                ? new Declaration.Entities(settings(), EntityPolicy.usual())
                : Declaration.usual();
        ValidateOutcome outcome = new Validate()
                .run(new ValidateRequest(
                        project().settings(),
                        declaration,
                        new ScratchSettings.Embedded(
                                PostgresRelease.ofMajor(EmbeddedPostgres.major()),
                                EmbeddedPostgres.cache(),
                                Clock.systemUTC())));
        if (!(outcome instanceof ValidateOutcome.Checked checked) || !checked.findings().isEmpty()) {
            throw new IllegalStateException("the schemas are the same, and this is said: " + outcome);
        }
    }

    /** A process of its own, with the flags that the documents recommend for a build. */
    private long side(String side) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        EntitiesBench.class.getName(),
                        work.toString(),
                        jars.toString(),
                        side)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(side + " failed: " + output);
        }
        return Long.parseLong(output.strip().replaceFirst("(?s).*\\n", ""));
    }

    /** The most that this process ever held, in kB, where the system tells (Linux, VmHWM); else 0. */
    private static long memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith(MEMORY))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                : 0;
    }
}
