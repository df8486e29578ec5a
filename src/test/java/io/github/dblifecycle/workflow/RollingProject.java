package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.jpa.DdlCache;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A git repository whose branch {@code main} runs in production, and a branch with other entities and more migrations. */
final class RollingProject implements AutoCloseable {

    private static final String HEAD = """
            @Entity
            @Table(name = "orders")
            public class Order {

                public enum Status { NEW, PAID, LOST }

                @Id
            """;

    private final Path directory;
    private final DriftProject project;
    private final EntityProject entities;
    private final List<String> accepted = new ArrayList<>();
    private RollingSettings.Demand demand = RollingSettings.Demand.CHECK;
    private RollingSettings.Order order = RollingSettings.Order.BEFORE;
    private List<Path> base;
    private Optional<BaseBuild> build = Optional.empty();

    RollingProject(Path directory, String provider) {
        this.directory = directory;
        this.project = new DriftProject(directory);
        this.entities = new EntityProject(directory, provider);
        this.base = List.of(directory.resolve("base"));
        entities.file(".gitignore", "target\nbase\ncache\n");
    }

    /** What production runs: fields of an entity {@code Order} with its id, and the migration that made their table. */
    RollingProject main(String fields, String sql) throws IOException, InterruptedException {
        entities.entity("Order", HEAD + fields + "}\n");
        entities.declaration();
        Files.move(directory.resolve("target/classes"), directory.resolve("base"));
        project.migration("V1__orders.sql", sql).commit("one");
        project.shell("git checkout -q -b feature");
        return this;
    }

    /** What is to replace it. */
    RollingProject branch(String fields, String sql) {
        entities.entity("Order", HEAD + fields + "}\n");
        if (!sql.isEmpty()) {
            project.migration("V2__change.sql", sql);
        }
        return this;
    }

    RollingProject accept(String... names) {
        accepted.addAll(List.of(names));
        return this;
    }

    RollingProject tolerate(String word) {
        entities.accept(word);
        return this;
    }

    RollingProject demand(RollingSettings.Demand other) {
        demand = other;
        return this;
    }

    RollingProject migrateAfter() {
        order = RollingSettings.Order.AFTER;
        return this;
    }

    RollingProject base(Path... paths) {
        base = List.of(paths);
        return this;
    }

    RollingProject build(BaseBuild other) {
        base = List.of();
        build = Optional.of(other);
        return this;
    }

    DriftProject git() {
        return project;
    }

    EntityProject entities() {
        return entities;
    }

    /** All but what entities of the branch lack by themselves, which other tests look at. */
    List<Finding> findings() throws Exception {
        Declaration declaration = entities.declaration();
        ScratchSettings scratch = new ScratchSettings.Embedded(
                PostgresRelease.ofMajor(EmbeddedPostgres.major()), EmbeddedPostgres.cache(), Clock.systemUTC());
        RollingSettings settings = new RollingSettings(
                demand,
                order,
                base,
                new RollingSettings.Accepted(accepted),
                build,
                new DdlCache(directory.resolve("cache"), Clock.systemUTC()));
        ValidateOutcome outcome = new Validate()
                .run(new ValidateRequest(
                        project.project().settings(),
                        declaration,
                        scratch,
                        Optional.of("main"),
                        Optional.of(settings),
                        false));
        return ((ValidateOutcome.Checked) outcome).findings();
    }

    Finding finding() throws Exception {
        List<Finding> findings = findings();
        assertThat(findings).as(findings.toString()).hasSize(1);
        return findings.get(0);
    }

    /** Errors and warnings, in a short form: code and object. */
    List<String> breaks() throws Exception {
        return findings().stream()
                .filter(finding -> finding.severity() != io.github.dblifecycle.finding.Severity.INFO)
                .map(finding -> finding.code() + " " + finding.severity() + " "
                        + finding.message().split(" (?:is|has|gets|refuses|may|counts) ", -1)[0])
                .toList();
    }

    @Override
    public void close() {
        project.close();
    }
}
